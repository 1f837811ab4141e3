"""Asking somebody who is alone whether one of their wishes may be relaxed, and what they answer."""

from __future__ import annotations

from django.db import transaction

from sameboat.base.kit import clock
from sameboat.base.kit.models import note
from sameboat.base.kit.verdicts import require
from sameboat.members.notices.actions import send_letter
from sameboat.members.people.models import Person
from sameboat.mentoring.matching.models import Asked
from sameboat.mentoring.matching.rules import review as rules
from sameboat.mentoring.programmes.models import Enrolment, Round
from sameboat.mentoring.programmes.queries import is_coordinator
from sameboat.mentoring.wishes.actions.relaxing import relax_wish
from sameboat.mentoring.wishes.models import Question, Weight, Wish


@transaction.atomic
def ask_to_relax(enrolment: Enrolment, question: Question, *, by: Person) -> Asked:
    """Write to somebody whether a must of theirs may become a *should*. About public wishes alone.

    The letter never says who was considered. A letter that nobody answered in time may be sent once more; after a no
    nobody asks again.
    """
    round_ = Round.objects.select_for_update(of=("self",)).select_related("programme").get(pk=enrolment.round_id)
    enrolment = Enrolment.objects.select_related("person").get(pk=enrolment.pk)
    before = Asked.objects.filter(enrolment=enrolment, question=question).order_by("-at")
    waiting = before.filter(relaxed_at=None, kept_at=None).first()
    now = clock.now()
    require(
        rules.may_ask_to_relax(
            is_coordinator(by, round_.programme),
            announced=round_.announced_at is not None,
            absent=bool(enrolment.withdrawn_at or enrolment.deferred_at or enrolment.applied_at is None),
            private=question.private,
            is_a_must=question.round_id == round_.pk
            and Wish.objects.filter(enrolment=enrolment, question=question, weight=Weight.MUST, sealed=None).exists(),
            waiting_until=waiting.answer_by if waiting else None,
            kept=before.filter(kept_at__isnull=False).exists(),
            now=now,
        )
    )
    asked = waiting or Asked(enrolment=enrolment, question=question)
    asked.by, asked.at, asked.answer_by = by, now, rules.answer_by(now)
    asked.save()
    key = f"asked to relax {asked.pk} {now.isoformat()}"
    send_letter("asked_to_relax", about=asked.pk, to=enrolment.person, key=key)
    note("ask to relax", asked, by=by, whose=enrolment.person)
    return asked


@transaction.atomic
def answer_relaxing(asked: Asked, yes: bool, *, by: Person) -> Asked:
    """Say yes, and the wish is lighter at once; or no, and nothing changes and nobody asks again."""
    asked = Asked.objects.select_for_update(of=("self",)).get(pk=asked.pk)
    enrolment = Enrolment.objects.select_related("round").get(pk=asked.enrolment_id)
    require(
        rules.may_answer_asked(
            is_own=enrolment.person_id == by.pk,
            answered=bool(asked.relaxed_at or asked.kept_at),
            announced=enrolment.round.announced_at is not None,
            withdrawn=enrolment.withdrawn_at is not None,
            answer_by=asked.answer_by,
            now=clock.now(),
        )
    )
    if yes:
        relax_wish(enrolment, asked.question, by=by)
        asked.relaxed_at = clock.now()
    else:
        asked.kept_at = clock.now()
    asked.save(update_fields=["relaxed_at", "kept_at"])
    note("answer to relaxing", asked, by=by, whose=by)
    return asked
