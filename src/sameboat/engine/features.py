"""Wishes and answers as vectors, so that finding who suits whom is a nearest-neighbour search.

What j brings of what i wished is, but for corners, linear in j's answers: ``wants[i, j] ≈ W[i] · A[j]``. So the sum
of both directions is one inner product, ``[W[i], A[i]] · [A[j], W[j]]``, and the search runs at the speed of matrix
multiplication. The corners (*at least one in common*, *nearly* next to a wish granted) are settled afterwards, when
whoever was found is scored as `docs/engine.md` says.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from sameboat.engine.encoding import Crowd
from sameboat.engine.facts import DIFFERENT
from sameboat.engine.scoring import BETA, FLOOR

MOST_VALUES = 40
"""Dimensions for one question; rarer values are met again when candidates are scored."""
MUST_COUNTS_AS = 3.0
"""A must weighs so much that whoever grants it comes before whoever does not."""
SLOTS = 56
"""Free hours are compared by three-hour slots of the week."""
TIE_DIMENSIONS = 8
TIE_SIZE = 0.03
"""Many people are alike to the search. A little chance, the same for both, spreads them over different partners."""


@dataclass(slots=True)
class _Builder:
    """Collects cells of W and A, dimension by dimension."""

    rows: list[np.ndarray] = field(default_factory=list)
    dimensions: list[np.ndarray] = field(default_factory=list)
    values: list[np.ndarray] = field(default_factory=list)

    def add(self, rows: np.ndarray, dimensions: np.ndarray, values: np.ndarray) -> None:
        keep = dimensions >= 0
        self.rows.append(rows[keep])
        self.dimensions.append(dimensions[keep])
        self.values.append(values[keep])

    def matrix(self, n: int, dimensions: int) -> np.ndarray:
        out = np.zeros((n, dimensions), np.float32)
        for row, dimension, value in zip(self.rows, self.dimensions, self.values, strict=True):
            np.add.at(out, (row, dimension), value)
        return out


def wishes_and_answers(crowd: Crowd) -> tuple[np.ndarray, np.ndarray]:
    """W and A, both (n, d) float32, with ``W[i] · A[j] ≈ wants[i, j]``. Memory O(n d)."""
    f, n = crowd.facts, len(crowd)
    asked, brought = _Builder(), _Builder()
    wisher = np.repeat(np.arange(n), np.diff(f.wish_at))
    total = np.bincount(wisher, weights=f.wish_weight, minlength=n)
    scale = np.maximum(total, FLOOR) + BETA
    value = (f.wish_weight + MUST_COUNTS_AS * f.wish_must) / scale[wisher]
    counts = [*f.common, f.hours_common, f.text_common]
    share = np.array(counts) / (sum(counts) or 1.0)
    width = 0
    for column in range(len(f.common)):
        who, codes, lengths = _answers_of(crowd, column)
        dimension = _dimensions(codes, f.targets)
        here = np.flatnonzero((f.wish_column == column) & (f.wish_weight > 0))
        if len(here):
            width = _add_wishes(crowd, column, here, wisher, value, dimension, asked, brought, width, who, codes)
        if f.common[column]:
            alike = np.sqrt(share[column] / lengths)
            at = _at(dimension, codes, width)
            open_to = (f.wished[who] >> np.uint64(column)) & np.uint64(1) == 0
            brought.add(who, at, alike)
            asked.add(who[open_to], at[open_to], (BETA * alike / scale[who])[open_to])
            width += dimension.max(initial=-1) + 1
    asks, brings = asked.matrix(n, width), brought.matrix(n, width)
    used = asks.any(axis=0) & brings.any(axis=0)
    blocks_w, blocks_a = [asks[:, used]], [brings[:, used]]
    for block, part in ((_slots(crowd), share[-2]), (f.vectors, share[-1])):
        if part > 0:
            blocks_w.append((block * (BETA * np.sqrt(part) / scale)[:, None]).astype(np.float32))
            blocks_a.append((block * np.sqrt(part)).astype(np.float32))
    open_for = (np.maximum(0.0, FLOOR - total) / scale).astype(np.float32)[:, None]
    ties = np.random.default_rng(len(crowd)).standard_normal((n, TIE_DIMENSIONS)).astype(np.float32) * TIE_SIZE
    return np.hstack([*blocks_w, open_for, ties]), np.hstack([*blocks_a, np.ones_like(open_for), ties])


def _answers_of(crowd: Crowd, column: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Who gave each code of a column, the codes, and how many codes that person gave."""
    f = crowd.facts
    lengths = np.diff(f.answer_at[column])
    who = np.repeat(np.arange(len(crowd)), lengths)
    return who, f.answers[f.answer_at[column, 0] : f.answer_at[column, -1]], lengths[who]


def _dimensions(codes: np.ndarray, targets: np.ndarray) -> np.ndarray:
    """For each code its dimension, the commonest first; -1 for codes beyond the room there is."""
    counts = np.bincount(codes, minlength=int(max(codes.max(initial=0), targets.max(initial=0))) + 2)
    order = np.argsort(-counts, kind="stable")[:MOST_VALUES]
    dimension = np.full(len(counts), -1, np.int64)
    used = order[counts[order] > 0]
    dimension[used] = np.arange(len(used))
    return dimension


def _at(dimension: np.ndarray, codes: np.ndarray, width: int) -> np.ndarray:
    inside = (codes >= 0) & (codes < len(dimension))
    found = np.where(inside, dimension[np.where(inside, codes, 0)], -1)
    return np.where(found >= 0, found + width, -1)


def _add_wishes(
    crowd: Crowd,
    column: int,
    here: np.ndarray,
    wisher: np.ndarray,
    value: np.ndarray,
    dimension: np.ndarray,
    asked: _Builder,
    brought: _Builder,
    width: int,
    who: np.ndarray,
    codes: np.ndarray,
) -> int:
    """One dimension for each value, and one for *answered at all*, which *different* starts from."""
    f = crowd.facts
    lengths = np.diff(f.target_at)[here]
    wish = np.repeat(here, lengths)
    target = f.targets[np.concatenate([np.arange(f.target_at[w], f.target_at[w + 1]) for w in here])]
    sign = np.where(f.wish_kind[wish] == DIFFERENT, -1.0, 1.0)
    asked.add(wisher[wish], _at(dimension, target, width), sign * value[wish])
    if f.scale[column]:
        soft = (sign > 0) & ~f.wish_must[wish]
        for step in (-1, 1):
            asked.add(wisher[wish][soft], _at(dimension, target + step, width)[soft], 0.5 * value[wish][soft])
    brought.add(who, _at(dimension, codes, width), np.ones(len(codes)))
    answered = width + int(dimension.max(initial=-1)) + 1
    differ = here[f.wish_kind[here] == DIFFERENT]
    asked.add(wisher[differ], np.full(len(differ), answered), value[differ])
    someone = np.unique(who)
    brought.add(someone, np.full(len(someone), answered), np.ones(len(someone)))
    return answered + 1


def _slots(crowd: Crowd) -> np.ndarray:
    """(n, SLOTS) float32 of length 1: when in the week people are free, in the first season."""
    words = np.ascontiguousarray(crowd.facts.hours[:, 0, :])
    bits = np.unpackbits(words.view(np.uint8), axis=1, bitorder="little")[:, :336]
    free = bits.reshape(len(words), SLOTS, -1).sum(2).astype(np.float32)
    length = np.linalg.norm(free, axis=1, keepdims=True)
    return np.divide(free, length, out=np.zeros_like(free), where=length > 0)
