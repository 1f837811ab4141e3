"""What one wished for oneself alone: reminders that rest; and where one met whoever one meets no more."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from sameboat.members.people.models import Person
from sameboat.mentoring.partnerships.models import Absence, Partner


def rests_until(mine: Partner, today: date) -> date | None:
    """Until when reminders rest because this partner wished so; nobody else is told."""
    resting = Absence.objects.on(today).filter(partner=mine, told_at=None)
    return resting.order_by("-last_day").values_list("last_day", flat=True).first()


def rounds_shared(viewer: Person, people: Iterable[UUID]) -> dict[UUID, list[str]]:
    """By the other person, the rounds in which the two had each other; nothing for friends, whom no round named."""
    mine = Partner.objects.filter(person=viewer).values("partnership")
    rows = Partner.objects.filter(person__in=list(people), partnership__in=mine, round__isnull=False)
    found: dict[UUID, list[str]] = {}
    for part in rows.select_related("round__programme").order_by("joined_at"):
        found.setdefault(part.person_id, []).append(str(part.round))
    return found
