"""One step of a sign-up is saved whole or not at all, and never over something newer that nobody has seen."""

from __future__ import annotations

import uuid
from datetime import timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils.crypto import constant_time_compare, salted_hmac

from sameboat.base.kit import clock
from sameboat.base.kit.ready import Mark, put_together_once
from sameboat.base.kit.verdicts import require
from sameboat.base.vault.actions import Forgotten, seal, unseal
from sameboat.members.people.actions.names import change_name
from sameboat.members.people.models import Person
from sameboat.members.safety.actions import name_people_to_avoid
from sameboat.mentoring.programmes.actions.enrolments import (
    agree_to_conditions,
    count_step,
    locked,
    say_how_to_meet,
    take_place_in_line,
)
from sameboat.mentoring.programmes.models import Enrolment
from sameboat.mentoring.programmes.queries.enrolments import as_applied
from sameboat.mentoring.programmes.rules.enrolments import may_fill_in
from sameboat.mentoring.wishes.actions.answers import save_answers
from sameboat.mentoring.wishes.actions.consents import give_consent, withdraw_consent
from sameboat.mentoring.wishes.actions.wishes import save_wishes
from sameboat.mentoring.wishes.models import KeptStep
from sameboat.mentoring.wishes.queries.saved import everything_said, questions_shown, said_on, steps_of
from sameboat.mentoring.wishes.rules.said import Said
from sameboat.mentoring.wishes.rules.steps import Step, unseen_steps

KEPT_FOR = timedelta(days=1)


class SavedElsewhere(Exception):  # noqa: N818  it is an answer, not a mistake
    """Another tab saved this step with other words since this one was opened. Nothing was written."""

    def __init__(self, enrolment: Enrolment, stands: Said) -> None:
        super().__init__("saved elsewhere")
        self.enrolment, self.stands = enrolment, stands


def mark_of(said: Said) -> str:
    """A mark of what somebody saw when they opened a step; what they saw cannot be read from it."""
    return salted_hmac("sameboat.step", said.as_text(), algorithm="sha256").hexdigest()[:32]


@transaction.atomic
def save_step(enrolment: Enrolment, step: Step, said: Said, *, edition: int, seen: str, by: Person) -> Enrolment:
    """Write what one step says.

    ``edition`` is that of the application when the step was opened, ``seen`` the mark of what it showed then. If
    another tab saved other steps meanwhile nothing is lost. If it saved this one, with other words, nothing is written
    and ``SavedElsewhere`` says what stands there now.
    """
    enrolment = locked(enrolment)
    require(may_fill_in(as_applied(enrolment, by)))
    if edition != enrolment.edition:
        stands = said_on(enrolment, step)
        if not constant_time_compare(mark_of(stands), seen) and stands.as_text() != said.as_text():
            raise SavedElsewhere(enrolment, stands)
    if said.agreed:
        agree_to_conditions(enrolment, by=by)
    if said.name and said.name != enrolment.person.name:
        change_name(said.name, by=enrolment.person)
    if said.facts:
        say_how_to_meet(enrolment, dict(said.facts), by=by)
    _consents(enrolment, said, by)
    save_answers(enrolment, said.answers, by=by)
    save_wishes(enrolment, said.wishes, by=by)
    if said.avoid is not None:
        name_people_to_avoid(said.avoid, by=by)
    KeptStep.objects.filter(enrolment=enrolment, step=step.name).delete()
    return count_step(enrolment, step.name, by=by)


@transaction.atomic
def send_application(enrolment: Enrolment, *, by: Person) -> Enrolment:
    """Send it, or send it again after a withdrawal. This moment is its place in line."""
    enrolment = locked(enrolment)
    missing, unseen = what_is_missing(enrolment)
    return take_place_in_line(enrolment, missing=missing, unseen=unseen, by=by)


def what_is_missing(enrolment: Enrolment) -> tuple[list[str], list[str]]:
    """The questions that still need an answer, and the titles of steps nobody has looked at."""
    questions = list(questions_shown(enrolment.round))
    answers = everything_said(enrolment).answers
    missing = [question.ask for question in questions if question.needed and not answers.get(question.key)]
    unseen = unseen_steps(steps_of(enrolment.round, questions), enrolment.saved_steps)
    return missing, [str(step.title) for step in unseen]


@transaction.atomic
def keep_step(enrolment: Enrolment, step: str, text: str) -> KeptStep:
    """Keep what arrived after its sender was signed out, sealed for the applicant alone. The newest of a step counts.

    Whoever sends it knows the application's id, which only the applicant's own pages show.
    """
    forget_kept_steps()
    KeptStep.objects.filter(enrolment=enrolment, step=step).delete()
    row = uuid.uuid4()
    sealed = seal(text, owner=enrolment.person_id, bound_to=f"wishes_keptstep|{row}|sealed")
    return KeptStep.objects.create(pk=row, enrolment=enrolment, step=step, sealed=sealed)


def kept_words(enrolment: Enrolment, step: str) -> str:
    """What was kept of a step, for the applicant; empty if nothing was."""
    kept = _kept.first(of=enrolment.pk, step=step, since=clock.now() - KEPT_FOR)
    if kept is None:
        return ""
    try:
        return unseal(bytes(kept.sealed), owner=enrolment.person_id, bound_to=f"wishes_keptstep|{kept.pk}|sealed")
    except Forgotten:
        return ""


@put_together_once
def _kept(of: Mark, step: Mark, since: Mark) -> QuerySet[KeptStep]:
    return KeptStep.objects.filter(enrolment=of, step=step, kept_at__gt=since)


def forget_kept_steps() -> int:
    """Delete what nobody came back for within a day."""
    return KeptStep.objects.filter(kept_at__lte=clock.now() - KEPT_FOR).delete()[0]


def _consents(enrolment: Enrolment, said: Said, by: Person) -> None:
    """Before the answers: what is taken back is erased, what is given may then be answered."""
    questions = {question.key: question for question in enrolment.round.questions.filter(key__in=list(said.consents))}
    for key, step in said.consents.items():
        if step:
            give_consent(enrolment, questions[key], step, by=by)
        else:
            withdraw_consent(enrolment, questions[key], by=by)
