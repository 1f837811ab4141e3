"""What a host was asked: for the host, behind the signed link, and for the partners."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from sameboat.base.kit.verdicts import Verdict
from sameboat.base.vault.actions import unseal
from sameboat.mentoring.meetings.models import Hosting, Meeting
from sameboat.mentoring.meetings.rules.hosting import may_host_answer, state_of
from sameboat.mentoring.meetings.rules.times import clock_in
from sameboat.mentoring.partnerships.queries import Reader, read


def words_for_the_host(hosting: Hosting) -> dict[str, Any]:
    """A letter to a host opens for the host: beside ``read``, the one place that opens what a partner wrote.

    The caller came by a link that was signed for this row; what partners write to each other is never in it. Raises
    ``Forgotten`` once whoever asked has erased their words.
    """
    if hosting.sealed is None:
        return {}
    words: dict[str, Any] = json.loads(
        unseal(bytes(hosting.sealed), owner=hosting.author_id, bound_to=hosting.bound_to)
    )
    return words


def hosting_of(meeting: Meeting, reader: Reader) -> Hosting | None:
    """Who was asked last, and what they said, for a partner."""
    return next(iter(read(meeting.hostings.filter(ended_at=None)[:1], reader)), None)


def host_may_answer(hosting: Hosting, meeting: Meeting, now: datetime) -> Verdict:
    """While whoever asked is still there, the meeting stands, and it is not over."""
    goes_on = not meeting.partnership.is_over(now) and hosting.author.left_at is None
    is_asked = hosting.ended_at is None and hosting.taken_back_at is None
    open_ = goes_on and is_asked and meeting.called_off_at is None
    return may_host_answer(open_=open_, is_past=meeting.is_over(now))


def clock_of_the_place(meeting: Meeting) -> str:
    """On which clock a host lives: that of whoever's place it is; until they say whose, that of the meeting."""
    return clock_in(meeting.first.person.zone if meeting.first else meeting.zone)


def state_of_hosting(hosting: Hosting, meeting: Meeting) -> str:
    """How it stands with the host, in one word."""
    return state_of(
        answer=hosting.answer,
        withdrawn=hosting.withdrawn_at is not None,
        answered_for=hosting.answered_for,
        starts_at=meeting.starts_at,
    )
