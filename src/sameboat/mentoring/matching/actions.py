"""What is done with a round as a whole: a look at the gauge, and what the country cap decides at closing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from django.db import transaction
from django.db.models import Q

from sameboat.base.kit import clock
from sameboat.base.kit.models import note
from sameboat.base.kit.verdicts import require
from sameboat.members.notices.actions import send_letter
from sameboat.members.people.models import Person
from sameboat.mentoring.matching import rules
from sameboat.mentoring.matching.admission import waiting_today
from sameboat.mentoring.matching.gauge import Gauge, Must, read_gauge
from sameboat.mentoring.matching.gauge.crowd import crowd_of
from sameboat.mentoring.matching.models import GaugeLook
from sameboat.mentoring.programmes.actions.enrolments import withdraw_application
from sameboat.mentoring.programmes.models import Enrolment, Round, last_place_on_earth
from sameboat.mentoring.wishes.models import Answer, Question
from sameboat.mentoring.wishes.rules.said import Wished

TIME_TO_REOPEN = timedelta(days=1)
"""Between the end of applications and the letters about the country cap: a round closed by mistake is opened again."""


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


@transaction.atomic
def withdraw_and_move_up(enrolment: Enrolment, *, by: Person) -> Enrolment:
    """Take an application back; if the round is closed and had more than it could take, the next in line moves up."""
    withdrawn = withdraw_application(enrolment, by=by)
    if Enrolment.objects.filter(round=withdrawn.round, deferred_at__isnull=False, withdrawn_at=None).exists():
        defer_over_the_cap(withdrawn.round, by=None)
    return withdrawn


@transaction.atomic
def defer_over_the_cap(round_: Round, *, by: Person | None) -> list[Enrolment]:
    """Applications are closed: whoever is over their country's share is invited to a later round, by letter.

    Nobody is refused. The application keeps the day it was deferred, and gives first claim in the programme's next
    round. Whoever moved up since, because others withdrew, is told so. Done twice, it changes nothing.
    """
    round_ = Round.objects.select_for_update().get(pk=round_.pk)
    waiting = waiting_today(round_)
    standing = Enrolment.objects.filter(round=round_, applied_at__isnull=False, withdrawn_at=None)
    deferred = list(
        standing.filter(deferred_at=None, pk__in=list(waiting.places)).select_related("person").order_by("applied_at")
    )
    admitted = list(
        standing.filter(deferred_at__isnull=False).exclude(pk__in=list(waiting.places)).select_related("person")
    )
    now = clock.now()
    for enrolment in deferred:
        enrolment.deferred_at = now
    for enrolment in admitted:
        enrolment.deferred_at = None
    Enrolment.objects.bulk_update([*deferred, *admitted], ["deferred_at"], batch_size=500)
    for kind, rows in (("application_deferred", deferred), ("application_moved_up", admitted)):
        for enrolment in rows:
            note(kind.replace("_", " "), enrolment, by=by, whose=enrolment.person)
            send_letter(kind, about=enrolment.pk, to=enrolment.person, key=f"{kind}:{enrolment.pk}:{now.isoformat()}")
    return deferred


def defer_where_applications_are_over() -> int:
    """Tell whoever is over their country's share, in rounds that took their last application a day ago."""
    then = clock.now() - TIME_TO_REOPEN
    over = Q(closed_at__lte=then) | Q(closed_at=None, closes_on__lt=last_place_on_earth(then))
    waiting = Round.objects.filter(over, published_at__isnull=False, announced_at=None, ended_at=None)
    return sum(len(defer_over_the_cap(round_, by=None)) for round_ in waiting if round_.rules.get("country_cap"))
