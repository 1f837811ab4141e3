"""Letters about a partnership can be switched off, and reminders can rest. Nobody else is told of either."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.db import transaction

from sameboat.base.kit import clock
from sameboat.base.kit.models import note
from sameboat.members.people.models import Person
from sameboat.mentoring.partnerships.actions.taking_part import part_of
from sameboat.mentoring.partnerships.models import Absence, Partner

A_REST = timedelta(days=28)


@transaction.atomic
def mute(partnership: UUID, *, by: Person) -> None:
    """No letters about this partnership come any more. The others do not see it."""
    part = part_of(partnership, by=by)
    Partner.objects.filter(pk=part.pk, muted_at=None).update(muted_at=clock.now())
    note("muted", part, by=by, whose=by)


@transaction.atomic
def unmute(partnership: UUID, *, by: Person) -> None:
    """Letters come again."""
    part = part_of(partnership, by=by)
    Partner.objects.filter(pk=part.pk).update(muted_at=None)
    note("unmuted", part, by=by, whose=by)


@transaction.atomic
def rest(partnership: UUID, *, by: Person) -> Absence:
    """For four weeks nobody in it is reminded of anything: an absence that was told to nobody."""
    part = part_of(partnership, by=by)
    _wake(part)
    today = clock.today()
    note("rested", part, by=by, whose=by)
    return Absence.objects.create(partner=part, first_day=today, last_day=today + A_REST, told_at=None)


@transaction.atomic
def wake(partnership: UUID, *, by: Person) -> None:
    """Reminders come again."""
    part = part_of(partnership, by=by)
    _wake(part)
    note("woke", part, by=by, whose=by)


def _wake(part: Partner) -> None:
    resting = Absence.objects.filter(partner=part, told_at=None, taken_back_at=None)
    resting.filter(last_day__gte=clock.today()).update(taken_back_at=clock.now())
