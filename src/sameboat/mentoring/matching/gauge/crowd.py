"""The public answers of a round's applicants as arrays, kept between looks and never older than the last change.

Building them takes as long as reading every answer; a look takes a millisecond. So each process keeps them, with a
stamp made of what the database says in one breath: how many applications there are, how often they were saved, when
the last came and went, and of each question how many answers it has and when the last one changed. Another stamp, and
what changed since is read again: usually somebody who applied, or an answer that was put another way. Where rows went
or somebody left, everything is read again, which takes half a second at 5,000 applicants.
"""

from __future__ import annotations

import json
import threading
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

import numpy as np
from django.db.models import Count, Max, QuerySet, Sum, TextField
from django.db.models.functions import Cast
from numpy.typing import NDArray

from sameboat.mentoring.programmes.models import Enrolment, Round, Shape
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
    line: Line
    newest: datetime | None
    """When the youngest answer that was read was changed."""
    said: dict[UUID, Values]
    crowd: Crowd


class Line(NamedTuple):
    """How the line of applicants stood."""

    applied: int
    withdrawn: int
    last_withdrawal: datetime | None
    last_applied: datetime | None


_kept: OrderedDict[UUID, Kept] = OrderedDict()
_lock = threading.Lock()


def crowd_of(round_: Round) -> Crowd:
    """The round's applicants, as they are now."""
    questions = [question for question in round_.questions.all() if question.kind != "text" and not question.private]
    stamp, line, counts, newest = _stamp(round_, questions)
    with _lock:
        before = _kept.get(round_.pk)
        if before is not None and before.stamp == stamp:
            _kept.move_to_end(round_.pk)
            return before.crowd
    said, changed = _read(questions, counts, before)
    newcomers = _newcomers(round_, line, before)
    if before is None or newcomers is None or changed is None:
        crowd = _whole(round_, questions, said)
    else:
        crowd = _grown(before.crowd, questions, said, newcomers, changed)
    kept = Kept(stamp, line, newest, said, crowd)
    with _lock:
        _kept[round_.pk] = kept
        _kept.move_to_end(round_.pk)
        while len(_kept) > MOST_ROUNDS:
            _kept.popitem(last=False)
    return crowd


def forget_crowds() -> None:
    """Keep nothing; for tests, where databases come and go under one process."""
    with _lock:
        _kept.clear()


def _stamp(round_: Round, questions: Sequence[Question]) -> tuple[Stamp, Line, dict[UUID, int], datetime | None]:
    applied = Enrolment.objects.filter(round=round_).aggregate(
        all=Count("pk"),
        applied=Count("applied_at"),
        withdrawn=Count("withdrawn_at"),
        saved=Sum("edition"),
        last_applied=Max("applied_at"),
        last_withdrawal=Max("withdrawn_at"),
    )
    rows = list(
        Answer.objects.filter(question__in=questions)
        .order_by()
        .values_list("question")
        .annotate(Count("pk"), Max("changed_at"))
    )
    asked = tuple((question.pk, question.key, question.kind) for question in questions)
    stamp = (tuple(applied.values()), tuple(sorted(rows)), asked)
    line = Line(applied["applied"], applied["withdrawn"], applied["last_withdrawal"], applied["last_applied"])
    newest = max((changed for _, _, changed in rows), default=None)
    return stamp, line, {pk: count for pk, count, _ in rows}, newest


Changed = dict[UUID, set[UUID]]
"""By question, the applications whose answer is another one now."""


def _read(
    questions: Sequence[Question], counts: Mapping[UUID, int], before: Kept | None
) -> tuple[dict[UUID, Values], Changed | None]:
    """Every public answer by question and application, and which of them changed; None where everything was read."""
    if before is None or before.newest is None or {question.pk for question in questions} != set(before.said):
        said: dict[UUID, Values] = {question.pk: {} for question in questions}
        _fill(said, Answer.objects.filter(question__in=questions))
        return said, None
    said = {question.pk: dict(before.said[question.pk]) for question in questions}
    young = Answer.objects.filter(question__in=questions, changed_at__gte=before.newest - STILL_COMMITTING)
    _fill(said, young)
    changed: Changed = {
        pk: {who for who, values in now.items() if before.said[pk].get(who) != values} for pk, now in said.items()
    }
    gone = [pk for pk in said if len(said[pk]) != counts.get(pk, 0)]
    if not gone:
        return said, changed
    for pk in gone:
        said[pk] = {}
    _fill(said, Answer.objects.filter(question__in=gone))
    return said, None


def _fill(said: dict[UUID, Values], answers: QuerySet[Answer]) -> None:
    """Of tens of thousands of answers most say the same few things, so each thing is read once, and kept once."""
    read: dict[str, tuple[str, ...]] = {}
    as_text = answers.annotate(text=Cast("values", TextField())).order_by()
    for question, enrolment, text in as_text.values_list("question", "enrolment", "text").iterator():
        values = read.get(text)
        if values is None:
            values = read[text] = tuple(json.loads(text))
        said[question][enrolment] = values


def _newcomers(round_: Round, line: Line, before: Kept | None) -> list[tuple[UUID, str]] | None:
    """Who applied since, in their order; None where the line must be read again from its beginning."""
    if before is None or before.line.last_applied is None or round_.programme.shape == Shape.MENTORS:
        return None
    if (line.withdrawn, line.last_withdrawal) != (before.line.withdrawn, before.line.last_withdrawal):
        return None
    known = before.crowd.at
    young = sent_enrolments(round_).filter(applied_at__gte=before.line.last_applied - STILL_COMMITTING)
    newcomers = [(pk, role) for pk, role in young.values_list("pk", "role") if pk not in known]
    return newcomers if before.line.applied + len(newcomers) == line.applied else None


def _whole(round_: Round, questions: Sequence[Question], said: Mapping[UUID, Values]) -> Crowd:
    rows = list(sent_enrolments(round_).values_list("pk", "role"))
    people = tuple(pk for pk, _ in rows)
    hours = next((question for question in questions if question.kind == "hours"), None)
    weeks = said[hours.pk] if hours else {}
    everybody = list(enumerate(people))
    return Crowd(
        people,
        np.array([role for _, role in rows], dtype="U8"),
        {
            question.key: _with_rows(NOBODY, everybody, said[question.pk])
            for question in questions
            if question.kind != "hours"
        },
        [weeks.get(pk, ()) for pk in people],
        hours.key if hours else "",
        {pk: at for at, pk in everybody},
    )


def _grown(
    before: Crowd,
    questions: Sequence[Question],
    said: Mapping[UUID, Values],
    newcomers: Sequence[tuple[UUID, str]],
    changed: Changed,
) -> Crowd:
    """The same crowd with those who came since, and with what was put another way."""
    first = len(before.people)
    people = (*before.people, *(pk for pk, _ in newcomers))
    at = {**before.at, **{pk: first + k for k, (pk, _) in enumerate(newcomers)}}
    columns, weeks = {}, list(before.weeks) + [()] * len(newcomers)
    for question in questions:
        whom = {pk for pk in changed[question.pk] if pk in at} | {pk for pk, _ in newcomers}
        rows = [(at[pk], pk) for pk in whom]
        if question.kind == "hours":
            for row, pk in rows:
                weeks[row] = said[question.pk].get(pk, ())
        else:
            columns[question.key] = _with_rows(before.columns[question.key], rows, said[question.pk])
    roles = np.concatenate([before.roles, np.array([role for _, role in newcomers], dtype="U8")])
    return Crowd(people, roles, columns, weeks, before.hours, at)


def _with_rows(column: Column, rows: Sequence[tuple[int, UUID]], said: Values) -> Column:
    """The column with these people's answers as they are now."""
    if not rows:
        return column
    vocabulary = dict(column.vocabulary)
    known: dict[tuple[str, ...], list[int]] = {}
    who: list[int] = []
    codes: list[int] = []
    for at, pk in rows:
        values = said.get(pk, ())
        coded = known.get(values)
        if coded is None:
            coded = known[values] = [vocabulary.setdefault(alike(value), len(vocabulary)) for value in values]
        who += [at] * len(coded)
        codes += coded
    stays = ~np.isin(column.rows, [at for at, _ in rows])
    return Column(
        vocabulary,
        np.concatenate([column.rows[stays], np.array(who, np.int32)]),
        np.concatenate([column.codes[stays], np.array(codes, np.int32)]),
    )
