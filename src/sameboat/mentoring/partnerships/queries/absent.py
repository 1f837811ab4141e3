"""Who is away, and when. While somebody is, nobody in their partnership is reminded of anything."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import QuerySet

from sameboat.mentoring.partnerships.models import Absence, Partner, Partnership

NEAR = timedelta(days=14)
"""So long before its first day an absence is shown on every page of the partnership."""


@dataclass(frozen=True, slots=True)
class Away:
    """Somebody's days away, as the partners read them."""

    absence: Absence
    who: str
    """Their name; empty for the viewer's own."""
    mine: bool
    now: bool
    """It holds today."""


def somebody_is_away(partnership: Partnership, day: date) -> bool:
    """Whether anybody who is in it announced to be away on that day."""
    return Absence.objects.on(day).filter(partner__partnership=partnership, partner__left_at=None).exists()


def with_somebody_away(day: date) -> QuerySet[Absence, UUID]:
    """The partnerships in which somebody is away on that day: ``exclude(pk__in=with_somebody_away(day))``."""
    found = Absence.objects.on(day).filter(partner__left_at=None)
    return found.values_list("partner__partnership", flat=True).distinct()


def days_away_in(partnerships: Iterable[UUID], first: date, last: date) -> dict[UUID, set[date]]:
    """For each partnership the days from the first to the last on which somebody in it was away; one look for all."""
    rows = (
        Absence.objects.filter(
            partner__partnership__in=list(partnerships),
            partner__left_at=None,
            first_day__lte=last,
            last_day__gte=first,
            taken_back_at=None,
        )
        .values_list("partner__partnership", "first_day", "last_day")
        .order_by()
    )
    found: dict[UUID, set[date]] = {}
    for partnership, begins, ends in rows:
        begins, ends = max(begins, first), min(ends, last)
        days = {begins + timedelta(days=at) for at in range((ends - begins).days + 1)}
        found.setdefault(partnership, set()).update(days)
    return found


def absences_shown(mine: Partner, others: Iterable[Partner], today: date) -> list[Away]:
    """Who is away now or soon, for a page of the partnership: the nearest first."""
    return _seen(mine, others, today, until=today + NEAR)


def absences_ahead(mine: Partner, others: Iterable[Partner], today: date) -> list[Away]:
    """All that hold or are still to come, however far away."""
    return _seen(mine, others, today, until=date.max)


def _seen(mine: Partner, others: Iterable[Partner], today: date, *, until: date) -> list[Away]:
    everybody = {each.pk: each for each in (mine, *others)}
    told = Absence.objects.still_to_come(today).filter(told_at__isnull=False)
    rows = told.filter(partner__in=list(everybody), first_day__lte=until)
    return [
        Away(
            row,
            "" if row.partner_id == mine.pk else everybody[row.partner_id].person.name,
            mine=row.partner_id == mine.pk,
            now=row.first_day <= today,
        )
        for row in rows
    ]
