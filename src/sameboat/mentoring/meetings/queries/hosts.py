"""What a host was asked: for the host, behind the signed link, and for the partners."""

from __future__ import annotations

import json
from typing import Any

from sameboat.base.vault.actions import unseal
from sameboat.mentoring.meetings.models import Hosting, Meeting
from sameboat.mentoring.meetings.rules.hosting import state_of
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


def state_of_hosting(hosting: Hosting, meeting: Meeting) -> str:
    """How it stands with the host, in one word."""
    return state_of(
        answer=hosting.answer,
        withdrawn=hosting.withdrawn_at is not None,
        answered_for=hosting.answered_for,
        starts_at=meeting.starts_at,
    )
