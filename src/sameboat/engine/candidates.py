"""Whom to consider: everybody allowed while there are few, above that the best for each person."""

from __future__ import annotations

import numpy as np

from sameboat.engine.encoding import Crowd
from sameboat.engine.features import wishes_and_answers
from sameboat.engine.pairs import Pairs, Progress, all_allowed, given, in_tiles, joined, no_pairs
from sameboat.engine.tiles import best_allowed, best_of_found, keep_best

ALL_PAIRS_UP_TO = 2_500
"""People. Above this, all pairs cost more than they bring."""
CANDIDATES = 32
"""How many each person brings along; who is wanted by many is in many lists."""
FOUND = 256
"""How many the search finds for each person, of whom the best are kept once they are scored."""
ROWS = 256
COLUMNS = 8_192
MORE_AT_A_TIME = 8


def consider(crowd: Crowd, progress: Progress | None = None, *, most: int = ALL_PAIRS_UP_TO) -> Pairs:
    """Every allowed pair of up to ``most`` people; of more people the candidates."""
    if len(crowd) <= most:
        return all_allowed(crowd, progress)
    return nearest(crowd, CANDIDATES, progress)


def nearest(crowd: Crowd, k: int, progress: Progress | None = None) -> Pairs:
    """About the k best allowed partners of each person, by inner product, then scored.

    O(n² d) multiplications in tiles, O(n k) memory. A tile of rows depends on nothing else, so tiles can be shared
    out to threads, or to machines.
    """
    n = len(crowd)
    wished, brought = wishes_and_answers(crowd)
    rows, columns = np.hstack((wished, brought)), np.hstack((brought, wished)).T

    def rows_from(first: int) -> Pairs:
        last = min(first + ROWS, n)
        found = max(FOUND, k)
        best, who = np.full((last - first, found), -np.inf, np.float32), np.full((last - first, found), -1, np.int32)
        for start in range(0, n, COLUMNS):
            scores = rows[first:last] @ columns[:, start : start + COLUMNS]
            keep_best(crowd.facts, scores, first, start, best, who)
        best_of_found(crowd.facts, first, crowd.programme.aim.care, k, np.empty((2, 2, 2)), who, np.empty(who.shape))
        i = np.repeat(np.arange(first, last, dtype=np.int32), found)[who.ravel() >= 0]
        j = who.ravel()[who.ravel() >= 0]
        return Pairs(i, j, np.empty((len(i), 0), np.float32), np.empty(0, np.int64))

    found = in_tiles(rows_from, range(0, n, ROWS), progress)
    key = np.concatenate(
        [np.minimum(part.u, part.v).astype(np.int64) * n + np.maximum(part.u, part.v) for part in found]
    )
    key = np.unique(key)
    return given(crowd, key // n, key % n)


def more_for(crowd: Crowd, people: np.ndarray, open_to: np.ndarray, known: Pairs) -> Pairs:
    """A few more partners for some people, among those with ``open_to``, that are not ``known`` yet."""
    n = len(crowd)
    best, who, scratch = np.empty(MORE_AT_A_TIME), np.empty(MORE_AT_A_TIME, np.int32), np.empty((2, 2, 2))
    found: list[int] = []
    for i in people.tolist():
        care = crowd.programme.aim.care
        count = best_allowed(crowd.facts, i, care, MORE_AT_A_TIME, open_to, scratch, best, who)
        found.extend(min(i, j) * n + max(i, j) for j in who[:count].tolist())
    fresh = np.setdiff1d(np.array(found, np.int64), known.u.astype(np.int64) * n + known.v)
    return given(crowd, fresh // n, fresh % n) if len(fresh) else no_pairs()


def with_more(known: Pairs, more: Pairs) -> Pairs:
    """Both lists as one."""
    return joined([known, more]) if len(more) else known
