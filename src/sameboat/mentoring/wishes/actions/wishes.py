"""Wishes are written here. About something private they are sealed whole: kind, values and weight."""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping

from django.db import transaction

from sameboat.base.kit.verdicts import require
from sameboat.base.vault.actions import seal
from sameboat.members.people.models import Person
from sameboat.mentoring.programmes.models import Enrolment
from sameboat.mentoring.programmes.queries.enrolments import as_applied
from sameboat.mentoring.programmes.rules.enrolments import may_fill_in
from sameboat.mentoring.wishes.models import Question, Wish
from sameboat.mentoring.wishes.queries.saved import everything_said, wish_place
from sameboat.mentoring.wishes.rules.consents import may_answer
from sameboat.mentoring.wishes.rules.said import Wished
from sameboat.mentoring.wishes.rules.wishes import may_wish


@transaction.atomic
def save_wishes(enrolment: Enrolment, wishes: Mapping[str, Wished], *, by: Person) -> list[Wish]:
    """Write what the person wishes, by the keys of the questions; *no matter* leaves no row.

    Keys that are not named stay as they were.
    """
    require(may_fill_in(as_applied(enrolment, by)))
    questions = {question.key: question for question in enrolment.round.questions.filter(key__in=list(wishes))}
    said = everything_said(enrolment)
    known = {wish.question_id: wish for wish in Wish.objects.filter(enrolment=enrolment)}
    written = []
    for key, wished in wishes.items():
        question = questions[key]
        if not wished.kind:
            Wish.objects.filter(enrolment=enrolment, question=question).delete()
            continue
        require(may_answer(private=question.private, consent=said.consents.get(key, "")))
        require(may_wish(question, wished.kind, wished.weight, values=wished.values, own=said.answers.get(key, ())))
        written.append(_filled(known.get(question.pk), enrolment, question, wished))
    for wish in written:
        wish.save()
    return written


def _filled(before: Wish | None, enrolment: Enrolment, question: Question, wished: Wished) -> Wish:
    wish = before or Wish(pk=uuid.uuid4(), enrolment=enrolment, question=question)
    if not question.private:
        wish.kind, wish.values, wish.weight, wish.sealed = wished.kind, list(wished.values), wished.weight, None
        return wish
    words = {"kind": wished.kind, "values": list(wished.values), "weight": wished.weight}
    wish.kind, wish.values, wish.weight = "", [], "should"
    wish.sealed = seal(json.dumps(words, ensure_ascii=False), owner=enrolment.person_id, bound_to=wish_place(wish.pk))
    return wish
