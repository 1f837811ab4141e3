"""The public answers of a round's applicants as arrays, kept between looks and never older than the last change.

Building them takes as long as reading every answer; a look takes a millisecond. So each process keeps them, with a
stamp made of what the database says in one breath: how many applications there are, how often they were saved, when
the last came and went, and of each question how many answers it has and when the last one changed. Another stamp, and
what changed since is read again.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import numpy as np
from django.db.models import Count, Max, Sum
from numpy.typing import NDArray

from sameboat.mentoring.programmes.models import Enrolment, Round
from sameboat.mentoring.programmes.queries.enrolments import sent_enrolments
from sameboat.mentoring.wishes.models import Answer, Question
from sameboat.mentoring.wishes.rules.answers import alike

MOST_ROUNDS = 12
"""Rounds that one process keeps. At 5,000 applicants each takes some ten megabytes."""
STILL_COMMITTING = timedelta(minutes=1)
"""A change may become visible a little after one that is younger; so far back is read again."""

Values = dict[UUID, tuple[str, ...]]
Stamp = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """The answers to one question: ``codes[k]`` was said by person ``rows[k]``."""

    vocabulary: Mapping[str, int]
    rows: NDArray[np.int32]
    codes: NDArray[np.int32]

    def said_any(self, values: Sequence[str], people: int, *, said_by: int = 1) -> NDArray[np.bool_]:
        """(people,) who of the first so many said one of these; a value of fewer than ``said_by`` is nobody's."""
        found = np.zeros(people, np.bool_)
        counted = self.rows < people
        for value in values:
            code = self.vocabulary.get(alike(value))
            if code is not None:
                who = self.rows[counted & (self.codes == code)]
                if len(who) >= said_by:
                    found[who] = True
        return found

    def said_anything(self, people: int) -> NDArray[np.bool_]:
        """(people,) who of the first so many answered at all."""
        found = np.zeros(people, np.bool_)
        found[self.rows[self.rows < people]] = True
        return found


NOBODY = Column({}, np.empty(0, np.int32), np.empty(0, np.int32))


@dataclass(frozen=True, slots=True)
class Crowd:
    """Everybody whose application stands, in the order of application."""

    people: tuple[UUID, ...]
    roles: NDArray[np.str_]
    columns: Mapping[str, Column]
    weeks: Sequence[tuple[str, ...]]
    """The free hours of each, as they lie in the answer; empty where none were given."""
    hours: str = ""
    """The key of the question about free hours."""
    at: Mapping[UUID, int] = field(default_factory=dict)


@dataclass(slots=True)
class Kept:
    """What one process keeps of one round."""

    stamp: Stamp
    newest: datetime | None
    said: dict[UUID, Values]
    crowd: Crowd


_kept: OrderedDict[UUID, Kept] = OrderedDict()
_lock = threading.Lock()


def crowd_of(round_: Round) -> Crowd:
    """The round's applicants, as they are now."""
    questions = [question for question in round_.questions.filter(private=False) if question.kind != "text"]
    stamp, counts, newest = _stamp(round_, questions)
    with _lock:
        before = _kept.get(round_.pk)
        if before is not None and before.stamp == stamp:
            _kept.move_to_end(round_.pk)
            return before.crowd
    said = _read(questions, counts, before)
    kept = Kept(stamp, newest, said, _build(round_, questions, said))
    with _lock:
        _kept[round_.pk] = kept
        _kept.move_to_end(round_.pk)
        while len(_kept) > MOST_ROUNDS:
            _kept.popitem(last=False)
    return kept.crowd


def forget_crowds() -> None:
    """Keep nothing; for tests, where databases come and go under one process."""
    with _lock:
        _kept.clear()


def _stamp(round_: Round, questions: Sequence[Question]) -> tuple[Stamp, dict[UUID, int], datetime | None]:
    applied = Enrolment.objects.filter(round=round_).aggregate(
        Count("pk"), Count("applied_at"), Count("withdrawn_at"), Sum("edition"), Max("applied_at"), Max("withdrawn_at")
    )
    rows = list(
        Answer.objects.filter(question__in=questions)
        .order_by()
        .values_list("question")
        .annotate(Count("pk"), Max("changed_at"))
    )
    asked = tuple((question.pk, question.key, question.kind) for question in questions)
    stamp = (tuple(applied.values()), tuple(sorted(rows)), asked)
    return stamp, {pk: count for pk, count, _ in rows}, max((changed for _, _, changed in rows), default=None)


def _read(questions: Sequence[Question], counts: Mapping[UUID, int], before: Kept | None) -> dict[UUID, Values]:
    """Every public answer by question and application: what changed, and whole questions where rows went."""
    said: dict[UUID, Values] = {}
    if before is not None and before.newest is not None:
        said = {question.pk: dict(before.said.get(question.pk, {})) for question in questions}
        _fill(said, Answer.objects.filter(question__in=questions, changed_at__gte=before.newest - STILL_COMMITTING))
    stale = [question.pk for question in questions if len(said.get(question.pk, {})) != counts.get(question.pk, 0)]
    for question in stale:
        said[question] = {}
    if stale:
        _fill(said, Answer.objects.filter(question__in=stale))
    return said


def _fill(said: dict[UUID, Values], answers: Any) -> None:
    for question, enrolment, values in answers.values_list("question", "enrolment", "values").iterator():
        said.setdefault(question, {})[enrolment] = tuple(values)


def _build(round_: Round, questions: Sequence[Question], said: Mapping[UUID, Values]) -> Crowd:
    rows = list(sent_enrolments(round_).values_list("pk", "role"))
    people = tuple(pk for pk, _ in rows)
    hours = next((question for question in questions if question.kind == "hours"), None)
    weeks = said.get(hours.pk, {}) if hours else {}
    return Crowd(
        people,
        np.array([role for _, role in rows], dtype="U8"),
        {
            question.key: _column(people, said.get(question.pk, {}))
            for question in questions
            if question.kind != "hours"
        },
        [weeks.get(pk, ()) for pk in people],
        hours.key if hours else "",
        {pk: at for at, pk in enumerate(people)},
    )


def _column(people: Sequence[UUID], said: Values) -> Column:
    vocabulary: dict[str, int] = {}
    rows: list[int] = []
    codes: list[int] = []
    known: dict[str, int] = {}
    for at, pk in enumerate(people):
        for value in said.get(pk, ()):
            code = known.get(value)
            if code is None:
                code = known[value] = vocabulary.setdefault(alike(value), len(vocabulary))
            rows.append(at)
            codes.append(code)
    return Column(vocabulary, np.array(rows, np.int32), np.array(codes, np.int32))
