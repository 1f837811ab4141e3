"""Hundreds of applications at once: the rows that the sign-up would have written one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time, timedelta
from random import Random

from sameboat.base.kit import clock
from sameboat.base.kit.models import DiaryEntry
from sameboat.members.notices.actions import send_letter
from sameboat.members.notices.models import Letter
from sameboat.mentoring.programmes.models import Enrolment, Round
from sameboat.mentoring.wishes.models import Answer, Question, Wish
from sameboat.mentoring.wishes.queries.saved import questions_shown, steps_of
from sameboat.mentoring.wishes.rules.hours import hours_as_values

from .people import Invented, Row

A_STEP = timedelta(minutes=1)
"""How long somebody sits over one screen of the sign-up."""


def apply_all(round_: Round, crowd: Sequence[Invented], *, until: datetime, dice: Random) -> list[Enrolment]:
    """Everybody of the crowd applies between the first day and ``until``, and gets a letter that says so.

    Their questions are public ones: what is private is said one by one, through the sign-up itself.
    """
    questions = {question.key: question for question in questions_shown(round_)}
    steps = [step.name for step in steps_of(round_, questions.values())]
    moments = sorted(_moments(round_, len(crowd), until, dice))
    sent = [_application(round_, one, at, steps, dice) for one, at in zip(crowd, moments, strict=True)]
    Enrolment.objects.bulk_create(sent)
    pairs = list(zip(sent, (one.row for one in crowd), strict=True))
    Answer.objects.bulk_create(
        (answer for enrolment, row in pairs for answer in _answers(enrolment, row, questions)), batch_size=2_000
    )
    Wish.objects.bulk_create(
        (wish for enrolment, row in pairs for wish in _wishes(enrolment, row, questions)), batch_size=2_000
    )
    DiaryEntry.objects.bulk_create(
        DiaryEntry(
            at=each.applied_at or clock.now(),
            by=each.person,
            act="send application",
            kind="enrolment",
            about=each.pk,
            whose=each.person,
        )
        for each in sent
    )
    _letters(sent)
    return sent


def _moments(round_: Round, how_many: int, until: datetime, dice: Random) -> Iterator[datetime]:
    """When people apply: many on the first days, most on the last ones."""
    first = datetime.combine(round_.opens_on, time(6), UTC)
    length = (until - first).total_seconds()
    for _ in range(how_many):
        chance, at = dice.random(), dice.random()
        if chance < 0.25:
            at *= 0.12
        elif chance > 0.65:
            at = 1 - at * 0.15
        yield first + timedelta(seconds=int(length * at))


def _application(round_: Round, one: Invented, at: datetime, steps: list[str], dice: Random) -> Enrolment:
    began = at - A_STEP * len(steps) - timedelta(seconds=dice.randrange(120))
    return Enrolment(
        round=round_,
        person=one.person,
        role=one.row["role"],
        capacity=one.row["capacity"],
        may_be_three=one.row["may_be_three"] and dice.random() < 0.8,
        by_email=one.row["by_email"],
        started_at=began,
        applied_at=at,
        of_age_at=began,
        eligible_at=began,
        conduct_agreed_at=began,
        notice_agreed_at=began,
        notice_version=round_.notice_version,
        saved_steps=steps,
        edition=len(steps),
    )


def _answers(enrolment: Enrolment, row: Row, questions: dict[str, Question]) -> Iterator[Answer]:
    said = {key: list(values) for key, values in row["answers"].items()}
    said |= {key: [text] for key, text in row["texts"].items()}
    hours = row["free_hours"]
    if hours:
        said |= {
            key: hours_as_values(hours["zone"], hours["spans"]) for key, q in questions.items() if q.kind == "hours"
        }
    for key, values in said.items():
        if values and not questions[key].private:
            yield Answer(
                enrolment=enrolment,
                question=questions[key],
                values=values,
                changed_at=enrolment.applied_at or clock.now(),
            )


def _wishes(enrolment: Enrolment, row: Row, questions: dict[str, Question]) -> Iterator[Wish]:
    for wish in row["wishes"]:
        question = questions.get(wish["question"])
        if question is not None and question.wishable and not question.private:
            yield Wish(
                enrolment=enrolment,
                question=question,
                kind=wish["kind"],
                values=list(wish["values"]),
                weight=wish["weight"],
            )


def _letters(sent: Sequence[Enrolment]) -> None:
    """Each application was answered within the minute."""
    written = []
    for enrolment in sent:
        with clock.told_as_of(enrolment.applied_at or clock.now()):
            key = f"application_received:{enrolment.pk}:{clock.now().isoformat()}"
            letter = send_letter("application_received", about=enrolment.pk, to=enrolment.person, key=key)
        letter.sent_at = letter.made_at + timedelta(seconds=30)
        written.append(letter)
    Letter.objects.bulk_update(written, ["sent_at"], batch_size=200)
