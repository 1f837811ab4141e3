"""Taking an application back, and who moves up."""

from __future__ import annotations

from django.db import transaction

from sameboat.members.people.models import Person
from sameboat.mentoring.matching.actions.admission import defer_over_the_cap
from sameboat.mentoring.matching.actions.answering import withdraw_offers_of
from sameboat.mentoring.programmes.actions.enrolments import withdraw_application
from sameboat.mentoring.programmes.models import Enrolment, Round


@transaction.atomic
def withdraw_and_move_up(enrolment: Enrolment, *, by: Person) -> Enrolment:
    """Take an application back; if the round is closed and had more than it could take, the next in line moves up.

    A mentor who was being asked about them is told, and so is nobody else. The round is held first, so that nobody
    withdraws while everybody is being told: either the announcement knows of it, or it has been made.
    """
    round_ = Round.objects.select_for_update().get(pk=enrolment.round_id)
    withdrawn = withdraw_application(enrolment, by=by)
    withdraw_offers_of(withdrawn, by=by)
    if Enrolment.objects.filter(round=round_, deferred_at__isnull=False, withdrawn_at=None).exists():
        defer_over_the_cap(round_, by=None)
    return withdrawn
