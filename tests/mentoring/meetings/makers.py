"""Meetings for tests: proposed and agreed in two lines."""

from __future__ import annotations

from datetime import date, datetime, time

from sameboat.mentoring.meetings import actions
from sameboat.mentoring.meetings.models import Meeting
from sameboat.mentoring.partnerships.models import Partner
from tests import site_makers as make

WHEN = (date(2026, 12, 1), time(20))
"""A Tuesday evening in Lisbon: Wednesday morning in Auckland."""


def far_apart(*names: str, zones: tuple[str, ...] = ("Europe/Lisbon", "Pacific/Auckland")) -> list[Partner]:
    """Ana in Lisbon and Ben in Auckland, unless others are named."""
    parts = make.parts_of(make.partners(*(names or ("Ana", "Ben"))))
    for part, zone in zip(parts, zones, strict=False):
        part.person.zone = zone
        part.person.save(update_fields=["zone"])
    return parts


def proposed(parts: list[Partner], *times: tuple[date, time], kind: str = "talk", minutes: int = 60, **more) -> Meeting:
    """The first of them proposes."""
    return actions.propose_meeting(parts[0].partnership_id, kind, minutes, times or [WHEN], by=parts[0].person, **more)


def agreed(parts: list[Partner], *times: tuple[date, time], **more) -> Meeting:
    """And all the others say yes to all of it."""
    meeting = proposed(parts, *times, **more)
    for part in parts[1:]:
        actions.answer_times(meeting, list(meeting.times.values_list("pk", flat=True)), by=part.person)
    meeting.refresh_from_db()
    assert isinstance(meeting.starts_at, datetime)
    return meeting
