"""Consent to something private: given in one of two steps, changed, taken back, and with it what was answered."""

from __future__ import annotations

from django.db import transaction

from sameboat.base.kit import clock
from sameboat.base.kit.models import note
from sameboat.base.kit.verdicts import require
from sameboat.members.people.models import Person
from sameboat.mentoring.programmes.models import Enrolment
from sameboat.mentoring.programmes.queries.enrolments import as_applied
from sameboat.mentoring.programmes.rules.enrolments import may_fill_in
from sameboat.mentoring.wishes import registry
from sameboat.mentoring.wishes.models import Answer, Consent, Question, Wish
from sameboat.mentoring.wishes.rules import consents as rules


@transaction.atomic
def give_consent(enrolment: Enrolment, question: Question, step: str, *, by: Person) -> Consent:
    """Leave to *use* the answer for matching, or also to *tell* a partner who shares it and also says so."""
    require(may_fill_in(as_applied(enrolment, by)))
    require(rules.may_consent(is_own=enrolment.person_id == by.pk, private=question.private, step=step))
    standing = Consent.objects.select_for_update().filter(enrolment=enrolment, question=question, withdrawn_at=None)
    before = standing.first()
    if before is not None and before.step == step:
        return before
    standing.update(withdrawn_at=clock.now())
    consent = Consent.objects.create(enrolment=enrolment, question=question, step=step)
    note("give consent", enrolment, by=by, whose=enrolment.person)
    return consent


@transaction.atomic
def withdraw_consent(enrolment: Enrolment, question: Question, *, by: Person) -> None:
    """Take it back, at any time. The answer and any wish about it are erased in the same moment.

    That consent once stood is kept with its dates, so that it can be shown when it was given and when it ended.
    """
    require(rules.may_take_back(is_own=enrolment.person_id == by.pk))
    standing = Consent.objects.filter(enrolment=enrolment, question=question, withdrawn_at=None)
    if not standing.update(withdrawn_at=clock.now()):
        return
    Answer.objects.filter(enrolment=enrolment, question=question).delete()
    Wish.objects.filter(enrolment=enrolment, question=question).delete()
    registry.taken_back(enrolment)
    note("withdraw consent", enrolment, by=by, whose=enrolment.person)
