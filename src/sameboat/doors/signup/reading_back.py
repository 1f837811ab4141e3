"""What somebody said, line by line, in words: for checking before it is sent, and for reading it again later."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from sameboat.doors.signup.forms.wishing import title_of
from sameboat.members.people.week import in_words
from sameboat.mentoring.programmes.models import Enrolment, Round
from sameboat.mentoring.programmes.rules.names import name_of
from sameboat.mentoring.wishes.models import Question
from sameboat.mentoring.wishes.queries.mentors import named_by
from sameboat.mentoring.wishes.rules import steps as laid_out
from sameboat.mentoring.wishes.rules.answers import shown
from sameboat.mentoring.wishes.rules.hours import hours_of
from sameboat.mentoring.wishes.rules.naming import MENTEES
from sameboat.mentoring.wishes.rules.said import Said, Wished
from sameboat.mentoring.wishes.rules.wishes import wishes_asked


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was said. An empty text means that nothing was."""

    label: str
    text: str
    private: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """One step, read back."""

    step: laid_out.Step
    lines: tuple[Line, ...]


def lines_of(step: laid_out.Step, said: Said, round_: Round) -> tuple[Line, ...]:
    """What a step says, in its order."""
    questions: list[Question] = list(step.questions)  # type: ignore[arg-type]
    if step.about == laid_out.BEFORE:
        return ()
    if step.about == laid_out.CONSENT:
        return tuple(Line(each.ask, _consent(said.consents.get(each.key, "")), True) for each in questions)
    if step.about == laid_out.WHOM:
        return (*_wishes(questions, said, round_), Line(_("People you would rather not meet"), _how_many(said)))
    lines = [Line(_("Your name"), said.name)] if said.name is not None else []
    if "role" in said.facts:
        lines.append(Line(_("Your side"), _side(str(said.facts["role"]))))
    lines += [
        Line(each.ask, _answer(each, said.answers[each.key]), each.private)
        for each in questions
        if each.key in said.answers
    ]
    if "by_email" in said.facts:
        lines.append(Line(_("Writing is enough"), _yes_or_no(said.facts["by_email"])))
    if "may_be_three" in said.facts:
        lines.append(Line(_("A group of three is fine"), _yes_or_no(said.facts["may_be_three"])))
    return tuple(lines)


def lines_of_names(enrolment: Enrolment) -> tuple[Line, ...]:
    """Whom a mentee has named, in order; nothing of those who would be mentors."""
    if enrolment.role not in MENTEES:
        return ()
    named = named_by(enrolment.person, enrolment)
    if not named:
        return (Line(_("Named by you"), ""),)
    return tuple(
        Line(_("Place %(n)s") % {"n": place}, each.person.name or _("No name given"))
        for place, each in enumerate(named, 1)
    )


def wish_in_words(question: Question, wished: Wished) -> str:
    """A wish as one would say it: *different, it should be*."""
    if not wished.kind:
        return _("No matter")
    what = {
        "same": _("An hour in common") if question.kind == "hours" else _("Same"),
        "different": _("Different"),
        "these": _("Somebody who can help")
        if question.kind == "asks"
        else ", ".join(shown(question, value) for value in wished.values),
    }[wished.kind]
    weight = {"nice": _("nice to have"), "should": _("it should be"), "must": _("it must be")}[wished.weight]
    return f"{what}, {weight}"


def _wishes(questions: list[Question], said: Said, round_: Round) -> list[Line]:
    asked: list[Question] = wishes_asked(questions, round_.rules.get("different", ()))  # type: ignore[assignment]
    return [
        Line(title_of(each), wish_in_words(each, said.wishes.get(each.key, Wished())), each.private)
        for each in asked
        if not each.private or each.key in said.wishes
    ]


def _answer(question: Question, values: tuple[str, ...]) -> str:
    if question.kind == "hours":
        zone, spans = hours_of(values)
        return f"{in_words(spans)} ({name_of('zone', zone)})" if spans else ""
    return "\n".join(values) if question.kind == "text" else ", ".join(shown(question, value) for value in values)


def _consent(step: str) -> str:
    return {
        "": _("Left out"),
        "use": _("Use it, and tell nobody"),
        "tell": _("Use it, and tell a partner who shares it and also says so"),
    }[step]


def _side(role: str) -> str:
    return {"mentor": _("A mentor"), "mentee": _("Being mentored"), "either": _("Either")}.get(role, "")


def _yes_or_no(said: object) -> str:
    return _("Yes") if said else _("No")


def _how_many(said: Said) -> str:
    """How many, not who: this page may be read over a shoulder."""
    named = len(said.avoid or ())
    return _("%(n)s named, sealed") % {"n": named} if named else ""
