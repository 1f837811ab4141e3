"""What the pages of the sign-up show around a form: progress, drafts, the gauge as dots, what is still missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sameboat.doors.signup.forms.wishing import title_of
from sameboat.doors.signup.reading_back import Part, lines_of, lines_of_names
from sameboat.members.people.models import FreeWeek
from sameboat.mentoring.matching.admission import waiting_today
from sameboat.mentoring.matching.gauge import Gauge
from sameboat.mentoring.programmes.actions.enrolments import conditions
from sameboat.mentoring.programmes.models import Enrolment
from sameboat.mentoring.programmes.queries.enrolments import address_is_proved, as_applied
from sameboat.mentoring.programmes.rules.enrolments import conditions_hold, may_send
from sameboat.mentoring.wishes.models import Question
from sameboat.mentoring.wishes.queries.saved import (
    Everything,
    earlier_application,
    earlier_words,
    everything_said,
    said_on,
)
from sameboat.mentoring.wishes.rules import steps as laid_out
from sameboat.mentoring.wishes.rules.said import Said

FEW_DRAWN = 5


def where_we_are(enrolment: Enrolment, steps: Sequence[laid_out.Step], step: laid_out.Step) -> dict[str, Any]:
    """The head of a step: which one it is, which were, and the way back."""
    at = steps.index(step)
    drafted = step.about in (laid_out.YOU, laid_out.CARES, laid_out.WHEN, laid_out.WHOM)
    former = earlier_application(enrolment) if drafted and step.name not in enrolment.saved_steps else None
    return {
        "round": enrolment.round,
        "programme": enrolment.round.programme,
        "enrolment": enrolment,
        "step": step,
        "number": at + 1,
        "of": len(steps),
        "marks": ["was"] * at + ["now"] + [""] * (len(steps) - at - 1),
        "before": steps[:at],
        "after": steps[at + 1 :],
        "back": steps[at - 1] if at else None,
        "saved": bool(enrolment.saved_steps),
        "stands": enrolment.applied_at is not None and enrolment.withdrawn_at is None,
        "former": former,
    }


def as_it_stands(
    enrolment: Enrolment, step: laid_out.Step, everything: Everything
) -> tuple[Said, Said, list[list[int]]]:
    """What the boxes begin with, what lies in the database, and the free hours of one's profile.

    A step that was never saved begins with what was said to an earlier round: a draft to confirm.
    """
    stands = said_on(enrolment, step, everything)
    if step.about == laid_out.BEFORE:
        agreed = not enrolment._state.adding and conditions_hold(**conditions(enrolment))
        return replace(stands, agreed=agreed), stands, []
    if step.name in enrolment.saved_steps:
        return stands, stands, []
    week = FreeWeek.objects.filter(person=enrolment.person).first() if step.about == laid_out.WHEN else None
    draft = (
        earlier_words(enrolment, earlier_application(enrolment))
        if step.about not in (laid_out.CONSENT, laid_out.PRIVATE)
        else Everything()
    )
    keys = {question.key for question in step.questions}
    begin = replace(
        stands,
        answers={key: values or draft.answers.get(key, ()) for key, values in stands.answers.items()},
        wishes={key: wished for key, wished in draft.wishes.items() if key in keys} | dict(stands.wishes)
        if step.about == laid_out.WHOM
        else stands.wishes,
    )
    return begin, stands, list(week.spans) if week else []


def checking(enrolment: Enrolment, steps: Sequence[laid_out.Step]) -> dict[str, Any]:
    """Everything that was said, whether it can be sent, and where one would stand in line."""
    said = everything_said(enrolment)
    missing = [each.ask for each in asked_on(steps) if each.needed and not said.answers.get(each.key)]
    unseen = [str(step.title) for step in laid_out.unseen_steps(steps, enrolment.saved_steps)]
    agreed = not enrolment._state.adding and conditions_hold(**conditions(enrolment))
    proved = address_is_proved(enrolment.person)
    verdict = may_send(
        as_applied(enrolment, enrolment.person), agreed=agreed, address_proved=proved, missing=missing, unseen=unseen
    )
    return {
        "parts": parts_of(enrolment, steps, said),
        "verdict": verdict,
        "proved": proved,
        "in_line": in_line(enrolment, said, steps),
    }


def asked_on(steps: Sequence[laid_out.Step]) -> list[Question]:
    """Everything the round asks, in its order: the step of wishes knows all of it."""
    return [question for step in steps if step.about == laid_out.WHOM for question in step.questions]  # type: ignore[misc]


def parts_of(enrolment: Enrolment, steps: Sequence[laid_out.Step], said: Everything) -> list[Part]:
    """What was said, step by step."""
    parts = (
        Part(
            step,
            lines_of_names(enrolment)
            if step.about == laid_out.MENTORS
            else lines_of(step, said_on(enrolment, step, said), enrolment.round),
        )
        for step in steps
        if step.about not in (laid_out.BEFORE, laid_out.CHECK)
    )
    return [part for part in parts if part.lines]


@dataclass(frozen=True, slots=True)
class InLine:
    """Where somebody stands under the country cap today."""

    share: int
    """The largest share of one country, in per cent."""
    limit: int
    place: int
    """Place among those of the country who would wait; 0: would take part."""
    would_be: bool
    """Not sent yet: this is what would be if it were sent now."""


def in_line(enrolment: Enrolment, said: Everything, steps: Sequence[laid_out.Step]) -> InLine | None:
    """Honest words about the cap; None where the round has none, or the person gave no country."""
    if not enrolment.round.rules.get("country_cap"):
        return None
    waiting = waiting_today(enrolment.round, asked_on(steps))
    country = (said.answers.get(waiting.asked) or ("",))[0]
    if not country:
        return None
    share = round(100 * waiting.cap)
    if enrolment.applied_at is not None and enrolment.withdrawn_at is None:
        return InLine(share, waiting.limit or 0, waiting.place_of(enrolment), False)
    place, limit = waiting.place_of_a_newcomer(country, first_claim=enrolment.first_claim)
    return InLine(share, limit, place, True)


@dataclass(frozen=True, slots=True)
class Drawn:
    """The gauge in words and in dots. Every number in it is as coarse as the words are."""

    gauge: Gauge
    without: str
    """What the must is about that costs most."""
    fit: int
    would: int
    fit_width: float
    """Per cent of the bar."""
    would_width: float


def gauge_drawn(gauge: Gauge, wishable: Sequence[Question]) -> Drawn:
    """For the page: *fewer than ten* is always drawn as five, whoever they are."""
    fit = gauge.fit.about or FEW_DRAWN
    would = max(fit, gauge.would_fit.about)
    whole = max(gauge.of, would, 1)
    title = next((title_of(question) for question in wishable if question.key == gauge.without), "")
    return Drawn(gauge, title, fit, would, round(100 * fit / whole, 1), round(100 * would / whole, 1))
