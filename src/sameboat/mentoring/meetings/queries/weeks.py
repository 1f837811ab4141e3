"""Everybody's usual free hours and days away, for finding a time together."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from sameboat.members.people.models import FreeWeek
from sameboat.mentoring.meetings.rules.finding import AHEAD, Week
from sameboat.mentoring.partnerships.models import Absence, Partner
from sameboat.mentoring.wishes.models import Answer
from sameboat.mentoring.wishes.rules.hours import hours_as_values, hours_of


def hours_said_by(parts: Sequence[Partner]) -> list[tuple[str, ...]]:
    """Each one's free hours as they lie in an answer: what they told the round, else the week of their profile."""
    told = Answer.objects.filter(
        enrolment__in=[each.enrolment_id for each in parts if each.enrolment_id], question__kind="hours"
    )
    by_enrolment: dict[UUID | None, tuple[str, ...]] = {
        each.enrolment_id: tuple(map(str, each.values)) for each in told if each.values
    }
    weeks = dict(FreeWeek.objects.filter(person__in=[each.person_id for each in parts]).values_list("person", "spans"))
    return [
        by_enrolment.get(each.enrolment_id) or tuple(hours_as_values(each.person.zone, weeks.get(each.person_id, [])))
        for each in parts
    ]


def weeks_of(parts: Sequence[Partner], today: date) -> list[Week]:
    """The same for reckoning, each with the days on which they said that they are away; a rest is told to nobody."""
    away: dict[object, set[date]] = {}
    last = today + AHEAD + timedelta(days=1)
    rows = Absence.objects.filter(
        partner__in=parts,
        told_at__isnull=False,
        taken_back_at=None,
        last_day__gte=today - timedelta(days=1),
        first_day__lte=last,
    )
    for row in rows:
        first = max(row.first_day, today - timedelta(days=1))
        days = (min(row.last_day, last) - first).days + 1
        away.setdefault(row.partner_id, set()).update(first + timedelta(days=at) for at in range(days))
    weeks = []
    for part, values in zip(parts, hours_said_by(parts), strict=True):
        zone, spans = hours_of(values)
        weeks.append(Week(zone or part.person.zone, spans, frozenset(away.get(part.pk, ()))))
    return weeks
