"""One question as somebody who applies will meet it: by the very form of the sign-up, before it is asked of anybody."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import uuid4

from sameboat.doors.signup.forms.steps import StepForm
from sameboat.doors.signup.forms.wishing import WishRow
from sameboat.members.people.models import Person
from sameboat.mentoring.programmes.models import Enrolment
from sameboat.mentoring.wishes.models import Question
from sameboat.mentoring.wishes.queries.saved import Everything
from sameboat.mentoring.wishes.rules import steps as laid_out
from sameboat.mentoring.wishes.rules.said import Said
from sameboat.mentoring.wishes.rules.steps import Text

SOMETHING = "…"
"""Stands for an answer, so that a wish can be shown as it looks to somebody who gave one."""


@dataclass(frozen=True, slots=True)
class AsAsked:
    """What the page of the preview draws."""

    screen: Text
    """The title of the screen on which it stands."""
    consent: StepForm | None
    """Of a private question: what is asked before it."""
    answer: StepForm
    wish: WishRow | None


def as_it_is_asked(question: Question) -> AsAsked:
    """The question, its consent and its wish; ``question`` may be saved or not, nothing is written."""
    somebody = Enrolment(round=question.round, person=Person(id=uuid4()))
    about = _screen_of(question)
    whom = _form(laid_out.WHOM, question, somebody)
    wishes = whom.public_wishes + whom.private_wishes
    return AsAsked(
        laid_out.TITLES[about][0],
        _form(laid_out.CONSENT, question, somebody) if question.private else None,
        _form(about, question, somebody),
        wishes[0] if wishes else None,
    )


def _screen_of(question: Question) -> str:
    """Which screen asks it: the sign-up's own order decides."""
    asking = (step.about for step in laid_out.steps_of([question]) if question in step.questions)
    return next(about for about in asking if about != laid_out.CONSENT)


def _form(about: str, question: Question, somebody: Enrolment) -> StepForm:
    step = laid_out.Step(about, about, *laid_out.TITLES[about], (question,), frozenset())
    said = {question.key: tuple(question.options[:1]) or (SOMETHING,)} if about == laid_out.WHOM else {}
    form = StepForm(
        step=step,
        enrolment=somebody,
        everything=Everything(answers=said, consents={question.key: "use"} if question.private else {}),
        begin=Said(),
        seen="",
    )
    form.prefix = f"seen-{about}"
    return form
