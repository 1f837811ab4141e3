"""How long coordinators work for a round is added up here, and may be left alone."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F

from sameboat.base.kit import clock
from sameboat.base.kit.models import note
from sameboat.base.kit.verdicts import require
from sameboat.members.people.models import Person
from sameboat.mentoring.programmes import queries
from sameboat.mentoring.programmes.models import DeskTime, Programme, Round
from sameboat.mentoring.programmes.rules.times import may_have_time_counted


def add_desk_time(round_: Round, seconds: int) -> None:
    """Add to the sum of the round and of today: one statement, but for the first of a day.

    The database adds, so that two coordinators at one moment lose nothing. It is no act of anybody: who worked is not
    handed in, and so can be written nowhere.
    """
    today = DeskTime.objects.filter(round=round_, day=clock.now().date())
    if not today.update(seconds=F("seconds") + seconds):
        DeskTime.objects.bulk_create([DeskTime(round=round_, day=clock.now().date())], ignore_conflicts=True)
        today.update(seconds=F("seconds") + seconds)


@transaction.atomic
def count_desk_time(programme: Programme, *, by: Person, counted: bool) -> Programme:
    """Count coordinators' minutes, or no longer. Sums that are there stay: they name nobody."""
    programme = Programme.objects.select_for_update().get(pk=programme.pk)
    require(may_have_time_counted(queries.is_coordinator(by, programme)))
    programme.not_timed_since = None if counted else (programme.not_timed_since or clock.now())
    programme.save(update_fields=["not_timed_since"])
    note("count desk time" if counted else "count desk time no longer", programme, by=by)
    return programme
