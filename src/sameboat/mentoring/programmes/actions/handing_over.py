"""A round is handed over: the diary says who made the pack, and when."""

from __future__ import annotations

from django.db import transaction

from sameboat.base.kit.models import note
from sameboat.base.kit.verdicts import require
from sameboat.members.people.models import Person
from sameboat.mentoring.programmes import rules
from sameboat.mentoring.programmes.models import Round
from sameboat.mentoring.programmes.queries import is_coordinator


@transaction.atomic
def hand_over(round_: Round, *, by: Person) -> None:
    """Note that somebody took the pack: counts, dates and texts, and nobody's data but the team's names."""
    require(rules.may_lead(is_coordinator(by, round_.programme)))
    note("take handover pack", round_, by=by)
