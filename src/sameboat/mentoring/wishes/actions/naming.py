"""A mentee names mentors, in order; each press is saved at once."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from sameboat.base.kit.models import note
from sameboat.base.kit.verdicts import require
from sameboat.members.people.models import Person
from sameboat.mentoring.programmes.actions.enrolments import locked
from sameboat.mentoring.programmes.models import Enrolment, Shape
from sameboat.mentoring.programmes.queries.enrolments import as_applied
from sameboat.mentoring.programmes.rules.enrolments import may_fill_in
from sameboat.mentoring.wishes.models import Named
from sameboat.mentoring.wishes.queries.mentors import mentors_seen_by, named_by
from sameboat.mentoring.wishes.rules.naming import may_name


@transaction.atomic
def name_mentor(enrolment: Enrolment, whom: UUID, *, by: Person) -> None:
    """Name one more, after those already named. Naming somebody twice changes nothing."""
    enrolment = locked(enrolment)
    require(may_fill_in(as_applied(enrolment, by)))
    named = _named(enrolment, by)
    if whom in named:
        return
    require(
        may_name(
            two_sided=enrolment.round.programme.shape == Shape.MENTORS,
            role=enrolment.role,
            named=len(named),
            known=any(each.pk == whom for each in mentors_seen_by(by, enrolment)),
        )
    )
    _write(enrolment, [*named, whom], by)


@transaction.atomic
def take_name_away(enrolment: Enrolment, whom: UUID, *, by: Person) -> None:
    """Name somebody no more; those behind move up."""
    enrolment = locked(enrolment)
    require(may_fill_in(as_applied(enrolment, by)))
    named = _named(enrolment, by)
    if whom in named:
        _write(enrolment, [each for each in named if each != whom], by)


@transaction.atomic
def move_name_up(enrolment: Enrolment, whom: UUID, *, by: Person) -> None:
    """One place dearer."""
    enrolment = locked(enrolment)
    require(may_fill_in(as_applied(enrolment, by)))
    named = _named(enrolment, by)
    at = named.index(whom) if whom in named else 0
    if at:
        named[at - 1], named[at] = named[at], named[at - 1]
        _write(enrolment, named, by)


def _named(enrolment: Enrolment, by: Person) -> list[UUID]:
    """As the person sees them: whoever is not to be found any more makes room for somebody else."""
    return [each.pk for each in named_by(by, enrolment)]


def _write(enrolment: Enrolment, named: Sequence[UUID], by: Person) -> None:
    Named.objects.filter(enrolment=enrolment).delete()
    Named.objects.bulk_create(
        Named(enrolment=enrolment, whom_id=whom, place=place) for place, whom in enumerate(named, 1)
    )
    note("name mentors", enrolment, by=by, whose=enrolment.person)
