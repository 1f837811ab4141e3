"""A round as a plain sheet: everybody whose application stands, with what coordinators may see of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC
from uuid import UUID

from sameboat.mentoring.programmes.models import Enrolment, Round, Shape, SheetLine
from sameboat.mentoring.programmes.queries import Viewer, applicants_of
from sameboat.mentoring.programmes.sheet_writing import hours_text, list_cell, named_or_code
from sameboat.mentoring.wishes.models import Answer, Question, Wish
from sameboat.mentoring.wishes.rules.answers import MANY
from sameboat.mentoring.wishes.rules.hours import hours_of

ABOUT = ("id", "applied_at", "email", "name")
SIDES = ("role", "capacity")
MEETING = ("trio", "by_email", "time_zone", "free_hours", "reports_to", "chooses", "first_claim")


@dataclass(slots=True)
class PlainSheet:
    """Headings, and one row a person in the order of application."""

    columns: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)


@dataclass(slots=True)
class _Said:
    """What one person said in public."""

    answers: dict[UUID, Sequence[str]] = field(default_factory=dict)
    wishes: dict[UUID, Wish] = field(default_factory=dict)


def plain_sheet_of(viewer: Viewer, round_: Round) -> PlainSheet:
    """The sheet, for a coordinator of the round's programme; for anybody else it is empty.

    Public answers and wishes only: what is private has no column, and neither has whom somebody would rather not meet.
    """
    line = list(applicants_of(viewer, round_))
    questions = [question for question in round_.questions.all() if not question.private]
    if not line:
        return PlainSheet(_columns(round_, questions))
    said = _everything_public(round_)
    lines = {line.pk: line for line in SheetLine.objects.filter(enrolment__round=round_)}
    ids = _ids(line, lines)
    rows = sorted(
        (_row(round_, questions, each, said.get(each.pk, _Said()), lines.get(each.pk), ids) for each in line),
        key=lambda row: (row[1], row[0]),
    )
    return PlainSheet(_columns(round_, questions), rows)


def _columns(round_: Round, questions: Sequence[Question]) -> list[str]:
    two_sided = round_.programme.shape == Shape.MENTORS
    wished = [question for question in questions if _may_be_wished(question)]
    return [
        *ABOUT,
        *(SIDES if two_sided else ()),
        *MEETING,
        *(question.key for question in questions if question.kind != "hours"),
        *(word for question in wished for word in _of_a_wish(question)),
    ]


def _of_a_wish(question: Question) -> tuple[str, ...]:
    """For what somebody asks for the answer is the wish; only how much it matters has a column."""
    weight = f"weight_{question.key}"
    return (weight,) if question.kind == "asks" else (f"wish_{question.key}", weight)


def _may_be_wished(question: Question) -> bool:
    return question.wishable and question.kind != "text"


def _everything_public(round_: Round) -> dict[UUID, _Said]:
    said: dict[UUID, _Said] = {}
    here = {"enrolment__round": round_, "question__private": False, "sealed": None}
    for answer in Answer.objects.filter(**here):
        said.setdefault(answer.enrolment_id, _Said()).answers[answer.question_id] = answer.values
    for wish in Wish.objects.filter(**here):
        said.setdefault(wish.enrolment_id, _Said()).wishes[wish.question_id] = wish
    return said


def _ids(line: Sequence[Enrolment], lines: Mapping[UUID, SheetLine]) -> dict[UUID, str]:
    """The id somebody had on a sheet, if nobody else has it; else that of the application."""
    known = Counter(lines[each.pk].known_as for each in line if each.pk in lines)
    return {
        each.pk: lines[each.pk].known_as
        if each.pk in lines and lines[each.pk].known_as and known[lines[each.pk].known_as] == 1
        else str(each.pk)
        for each in line
    }


def _row(
    round_: Round,
    questions: Sequence[Question],
    each: Enrolment,
    said: _Said,
    line: SheetLine | None,
    ids: Mapping[UUID, str],
) -> list[str]:
    hours = next((said.answers.get(q.pk, ()) for q in questions if q.kind == "hours"), ())
    zone, spans = hours_of(hours)
    facts = {
        "id": ids[each.pk],
        "applied_at": each.applied_at.astimezone(UTC).isoformat() if each.applied_at else "",
        "email": each.person.email,
        "name": each.person.name,
        "role": each.role,
        "capacity": str(each.capacity),
        "trio": "" if each.may_be_three else "no",
        "by_email": "yes" if each.by_email else "",
        "time_zone": zone,
        "free_hours": hours_text(spans),
        "reports_to": line.reports_to if line else "",
        "chooses": list_cell(line.chooses) if line else "",
        "first_claim": "yes" if each.first_claim else "",
    }
    for question in questions:
        if question.kind != "hours":
            facts[question.key] = _cell(question, said.answers.get(question.pk, ()))
        if _may_be_wished(question):
            facts |= _wish(question, said.wishes.get(question.pk))
    return [facts[column] for column in _columns(round_, questions)]


def _cell(question: Question, values: Sequence[str], *, several: bool = False) -> str:
    named = [named_or_code(question.kind, value) for value in values]
    return list_cell(named) if several or question.kind in MANY else "".join(named[:1])


def _wish(question: Question, wish: Wish | None) -> dict[str, str]:
    if wish is None:
        return dict.fromkeys(_of_a_wish(question), "")
    what = _cell(question, wish.values, several=True) if wish.kind == "these" else wish.kind
    return dict(zip(_of_a_wish(question)[::-1], (wish.weight, what), strict=False))
