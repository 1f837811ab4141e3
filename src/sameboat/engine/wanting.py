"""Wishes as arrays: whom each person would like to meet, by which answer, and how much."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from sameboat.engine.answers import Columns
from sameboat.engine.facts import DIFFERENT, FREE_HOURS, SAME_OR_THESE
from sameboat.engine.people import Person, Wish
from sameboat.engine.programme import Programme, Question

WEIGHTS = {"must": 4.0, "should": 2.0, "nice": 1.0}


@dataclass(frozen=True, slots=True)
class Wishes:
    """All wishes, person after person. See `facts.Facts` for the shapes."""

    at: np.ndarray
    column: np.ndarray
    kind: np.ndarray
    weight: np.ndarray
    must: np.ndarray
    target_at: np.ndarray
    targets: np.ndarray
    wished: np.ndarray


def wishes_of(person: Person, programme: Programme) -> Iterator[tuple[Question, Wish]]:
    """The person's wishes that the programme knows, and what the person asks for, which is a wish too.

    A wish about an ``asks`` question only says how much it weighs. A private wish needs the wisher's own consent.
    """
    said = {wish.question: wish for wish in person.wishes}
    for question in programme.questions:
        wish = said.get(question.id)
        if question.kind == "asks":
            asked = tuple(wish.values if wish and wish.values else person.answers.get(question.id, ()))
            wish = Wish(question.id, "these", asked, wish.weight if wish else "should") if asked else None
        if wish is None or question.kind == "text":
            continue
        if question.private and person.consents.get(question.id) not in ("use", "tell"):
            continue
        yield question, wish


def encode_wishes(people: Sequence[Person], programme: Programme, columns: Columns) -> Wishes:
    """Turn every wish into the column it looks at and the codes it looks for."""
    number = {q.id: k for k, q in enumerate(columns.questions)}
    at, column, kind, weight, must, target_at, targets = [0], [], [], [], [], [0], []
    wished = np.zeros(len(people), np.uint64)
    for i, person in enumerate(people):
        for question, wish in wishes_of(person, programme):
            k = FREE_HOURS if question.kind == "hours" else number[question.of or question.id]
            codes = [] if k == FREE_HOURS else _looked_for(columns, k, i, wish)
            usable = person.free_hours is not None if k == FREE_HOURS else bool(codes)
            column.append(k)
            kind.append(DIFFERENT if wish.kind == "different" else SAME_OR_THESE)
            weight.append(WEIGHTS[wish.weight] if usable else 0.0)
            must.append(wish.weight == "must" and usable)
            targets.extend(codes)
            target_at.append(len(targets))
            if k >= 0 and usable:
                wished[i] |= np.uint64(1 << k)
        at.append(len(column))
    return Wishes(
        np.array(at, np.int64),
        np.array(column, np.int16),
        np.array(kind, np.int8),
        np.array(weight, np.float64),
        np.array(must, np.bool_),
        np.array(target_at, np.int64),
        np.array(targets, np.int32),
        wished,
    )


def _looked_for(columns: Columns, column: int, person: int, wish: Wish) -> list[int]:
    """Codes the wish looks for; none where there is nothing to compare with, and then it is set aside."""
    if wish.kind == "these":
        vocabulary = columns.vocabularies[column]
        return sorted({vocabulary.code(value) for value in wish.values})
    codes: list[int] = columns.answer(column, person).tolist()
    return codes
