"""Answers are written here: public ones plainly, private ones sealed, and only where consent stands."""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping, Sequence

from django.db import transaction

from sameboat.base.kit import clock
from sameboat.base.kit.verdicts import require
from sameboat.base.vault.actions import seal
from sameboat.members.people.models import Person
from sameboat.mentoring.programmes.models import Enrolment
from sameboat.mentoring.programmes.queries.enrolments import as_applied
from sameboat.mentoring.programmes.rules.enrolments import may_fill_in
from sameboat.mentoring.wishes.models import Answer, Consent, Question
from sameboat.mentoring.wishes.queries.saved import answer_place
from sameboat.mentoring.wishes.rules.consents import may_answer


@transaction.atomic
def save_answers(enrolment: Enrolment, answers: Mapping[str, Sequence[str]], *, by: Person) -> list[Answer]:
    """Write what the person answered, by the keys of the questions; an empty list leaves a question blank.

    A public answer left blank keeps its row, empty, so that whoever counts changes sees it; a private one leaves none.
    """
    require(may_fill_in(as_applied(enrolment, by)))
    questions = {question.key: question for question in enrolment.round.questions.filter(key__in=list(answers))}
    consents = _standing(enrolment)
    known = {answer.question_id: answer for answer in Answer.objects.filter(enrolment=enrolment)}
    written = []
    for key, values in answers.items():
        question = questions[key]
        require(may_answer(private=question.private, consent=consents.get(key, "")))
        before = known.get(question.pk)
        if question.private and not values:
            Answer.objects.filter(enrolment=enrolment, question=question).delete()
        elif question.private:
            written.append(_sealed(before, enrolment, question, values))
        elif (before is None and values) or (before is not None and list(before.values) != list(values)):
            answer = before or Answer(enrolment=enrolment, question=question)
            answer.values, answer.sealed, answer.changed_at = list(values), None, clock.now()
            written.append(answer)
    for answer in written:
        answer.save()
    return written


def _sealed(before: Answer | None, enrolment: Enrolment, question: Question, values: Sequence[str]) -> Answer:
    answer = before or Answer(pk=uuid.uuid4(), enrolment=enrolment, question=question)
    answer.values = []
    answer.sealed = seal(
        json.dumps(list(values), ensure_ascii=False), owner=enrolment.person_id, bound_to=answer_place(answer.pk)
    )
    answer.changed_at = clock.now()
    return answer


def _standing(enrolment: Enrolment) -> dict[str, str]:
    return dict(Consent.objects.filter(enrolment=enrolment, withdrawn_at=None).values_list("question__key", "step"))
