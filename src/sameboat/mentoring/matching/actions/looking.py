"""A look at the wish gauge: counted, answered, and never kept."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from django.db import transaction

from sameboat.base.kit import clock
from sameboat.base.kit.verdicts import require
from sameboat.members.people.models import Person
from sameboat.mentoring.matching import rules
from sameboat.mentoring.matching.gauge import Gauge, Must, read_gauge
from sameboat.mentoring.matching.gauge.crowd import crowd_of
from sameboat.mentoring.matching.models import GaugeLook
from sameboat.mentoring.programmes.models import Enrolment
from sameboat.mentoring.wishes.models import Answer, Question
from sameboat.mentoring.wishes.rules.said import Wished


def look_at_gauge(enrolment: Enrolment, wishes: Mapping[str, Wished], *, by: Person) -> Gauge:
    """How many people these wishes leave, for whoever wishes them, saved or not.

    Only musts about public questions count. Each look is a row, so that every process counts the same two hundred an
    hour; what was asked is not kept.
    """
    count_a_look(by)
    questions = {question.key: question for question in enrolment.round.questions.filter(private=False)}
    own = {
        answer.question.key: tuple(answer.values)
        for answer in Answer.objects.filter(enrolment=enrolment, sealed=None).select_related("question")
        if answer.question.key in questions and answer.values
    }
    musts = [
        must
        for key, wished in wishes.items()
        if wished.weight == "must" and key in questions and (must := _as_must(questions[key], wished, own))
    ]
    return read_gauge(
        crowd_of(enrolment.round), enrolment.round, own=own, role=enrolment.role, me=enrolment.pk, musts=musts
    )


@transaction.atomic
def count_a_look(by: Person) -> None:
    """Count one look, or refuse it. Rows older than an hour say nothing any more and go."""
    an_hour_ago = clock.now() - timedelta(hours=1)
    Person.objects.select_for_update().only("pk").get(pk=by.pk)
    GaugeLook.objects.filter(person=by, at__lte=an_hour_ago).delete()
    require(rules.may_look(GaugeLook.objects.filter(person=by).count()))
    GaugeLook.objects.create(person=by)


def forget_old_looks() -> int:
    """Delete looks that count no more, also of people who never looked again."""
    return GaugeLook.objects.filter(at__lte=clock.now() - timedelta(hours=1)).delete()[0]


def _as_must(question: Question, wished: Wished, own: Mapping[str, tuple[str, ...]]) -> Must | None:
    """A wish that the gauge can count; None where there is nothing to compare with, as the engine sets it aside too."""
    if question.kind == "asks":
        asked = wished.values or own.get(question.key, ())
        return Must(question.key, "these", asked, looks_at=question.of) if asked else None
    if wished.kind == "these":
        return Must(question.key, "these", wished.values) if wished.values else None
    return Must(question.key, wished.kind) if wished.kind and own.get(question.key) else None
