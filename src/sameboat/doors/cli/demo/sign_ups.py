"""One person's sign-up, step by step, through the same actions as on the page; private answers sealed on the way."""

from __future__ import annotations

from datetime import datetime, timedelta

from sameboat.base.kit import clock
from sameboat.members.people.models import Person
from sameboat.mentoring.programmes.actions.enrolments import begin_application
from sameboat.mentoring.programmes.models import Enrolment, Round
from sameboat.mentoring.wishes.actions.steps import save_step, send_application
from sameboat.mentoring.wishes.queries.saved import questions_shown, steps_of
from sameboat.mentoring.wishes.rules import steps as laid_out
from sameboat.mentoring.wishes.rules.hours import hours_as_values
from sameboat.mentoring.wishes.rules.said import Said, Wished

from .people import Row

A_STEP = timedelta(minutes=1)


def sign_up(round_: Round, person: Person, row: Row, *, at: datetime, steps: int | None = None) -> Enrolment:
    """Begin at that moment, save every step (or the first few), and send it if all were saved."""
    screens = steps_of(round_, list(questions_shown(round_)))
    asked = screens if steps is None else screens[:steps]
    with clock.told_as_of(at):
        enrolment = begin_application(round_, by=person)
    for number, step in enumerate(asked, 1):
        if step.about == laid_out.CHECK:
            continue
        with clock.told_as_of(at + number * A_STEP):
            said = _said_on(step, row, person)
            enrolment = save_step(enrolment, step, said, edition=enrolment.edition, seen="", by=person)
    if steps is None:
        with clock.told_as_of(at + (len(asked) + 1) * A_STEP):
            enrolment = send_application(enrolment, by=person)
    return enrolment


def _said_on(step: laid_out.Step, row: Row, person: Person) -> Said:
    """What the row says of all that a step asks."""
    keys = {question.key for question in step.questions}
    if step.about == laid_out.BEFORE:
        return Said(agreed=True)
    if step.about == laid_out.CONSENT:
        return Said(consents={key: row["consents"].get(key, "") for key in keys})
    if step.about == laid_out.WHOM:
        return Said(
            wishes={
                wish["question"]: Wished(wish["kind"], tuple(wish["values"]), wish["weight"])
                for wish in row["wishes"]
                if wish["question"] in keys
            }
        )
    answers = {
        question.key: _answer(question, row)
        for question in step.questions
        if not question.private or row["consents"].get(question.key)
    }
    facts = {word: row[word] for word in sorted(step.asks - {"name", "zone"})}
    return Said(answers=answers, facts=facts, name=person.name if "name" in step.asks else None)


def _answer(question: laid_out.Asked, row: Row) -> tuple[str, ...]:
    if question.kind == "hours":
        hours = row["free_hours"]
        return tuple(hours_as_values(hours["zone"], hours["spans"])) if hours else ()
    if question.kind == "text":
        return tuple(text for key, text in row["texts"].items() if key == question.key and text)
    return tuple(row["answers"].get(question.key, ()))
