"""Whom to consider: everybody allowed while there are few, above that the best for each person."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from sameboat.engine.encoding import Crowd
from sameboat.engine.features import wishes_and_answers
from sameboat.engine.pairs import Pairs, Progress, all_allowed, given, in_tiles, joined, no_pairs
from sameboat.engine.tiles import best_not_known, best_of_found, keep_best

ALL_PAIRS_UP_TO = 2_500
"""People. Above this, all pairs cost more than they bring."""
CANDIDATES = 32
"""How many each person brings along; who is wanted by many is in many lists."""
FOUND = 256
"""How many the search finds for each person, of whom the best are kept once they are scored."""
POOL = 16_384
"""People whom each looks at. Of more people than that, each looks at so many who come after, and is looked at by so
many who come before: among so many, the best are as good as the best of all."""
SLAB = 1_024
"""Rows multiplied at a time, by all cores: a product of many small tiles runs at half the speed."""
COLUMNS = 16_384
ROWS = 128
"""Rows that one thread goes through at a time."""
MORE_AT_A_TIME = 8
LOOKED_AT = 1_024
"""Allowed partners among whom the few more are chosen: most are found long before everybody was asked."""
PEOPLE_AT_A_TIME = 8_192
PLENTY = 10_000
"""Pairs after which the wide search rests, and the solver tries again."""


def consider(crowd: Crowd, progress: Progress | None = None, *, most: int = ALL_PAIRS_UP_TO) -> Pairs:
    """Every allowed pair of up to ``most`` people; of more people the candidates."""
    if len(crowd) <= most:
        return all_allowed(crowd, progress)
    return nearest(crowd, CANDIDATES, progress)


def nearest(crowd: Crowd, k: int, progress: Progress | None = None) -> Pairs:
    """About the k best allowed partners of each person, by inner product, then scored.

    O(n · min(n, POOL) · d) multiplications in slabs of rows, each by all cores, and each slab's rows shared out to
    threads; O(n k) memory. A slab depends on no other.
    """
    n = len(crowd)
    wished, brought = wishes_and_answers(crowd)
    rows, columns = np.hstack((wished, brought)), np.ascontiguousarray(np.hstack((brought, wished)).T)
    keys = []
    for first in range(0, n, SLAB):
        i, j = _best_of_slab(crowd, rows[first : first + SLAB], columns, first, k)
        keys.append(_key(n, i, j))
        if progress:
            progress(min(1.0, (first + SLAB) / n))
    key = np.unique(np.concatenate(keys))
    return given(crowd, key // n, key % n)


def _best_of_slab(crowd: Crowd, rows: np.ndarray, columns: np.ndarray, first: int, k: int) -> tuple[np.ndarray, ...]:
    """Who suits whom best, as (i, j): for each person of a slab of rows, from ``first`` on, the k best."""
    found = max(FOUND, k)
    best, who = np.full((len(rows), found), -np.inf, np.float32), np.full((len(rows), found), -1, np.int32)
    for start, end in _looked_through(first, columns.shape[1]):
        scores = rows @ columns[:, start:end]

        def keep(at: int, scores: np.ndarray = scores, start: int = start) -> None:
            part = slice(at, at + ROWS)
            keep_best(crowd.facts, scores[part], first + at, start, best[part], who[part])

        in_tiles(keep, range(0, len(rows), ROWS))

    def choose(at: int) -> None:
        part = who[at : at + ROWS]
        best_of_found(
            crowd.facts, first + at, crowd.programme.aim.care, k, np.empty((2, 2, 2)), part, np.empty(part.shape)
        )

    in_tiles(choose, range(0, len(rows), ROWS))
    here, place = np.nonzero(who >= 0)
    return first + here, who[here, place]


def _looked_through(first: int, n: int) -> Iterator[tuple[int, int]]:
    """From where to where the people from ``first`` on look: everybody, or the next ``POOL``, round the end."""
    begin, left = (first, POOL) if n > POOL else (0, n)
    while left:
        end = min(begin + COLUMNS, begin + left, n)
        yield begin, end
        left -= end - begin
        begin = end % n


def more_for(crowd: Crowd, people: np.ndarray, open_to: np.ndarray, known: Pairs) -> Pairs:
    """A few more partners for some people, among those with ``open_to``, that are not ``known`` yet.

    Whoever has such a partner at all is given one, so no pair for anybody means that there is none. Each person asks
    the others round from a place of their own and stops after some; only who finds none asks everybody. After
    ``PLENTY`` pairs the rest of the people are left for another time. O(people x n) at worst, shared out to threads.
    """
    n = len(crowd)
    others = np.flatnonzero(open_to).astype(np.int32)
    found: list[np.ndarray] = []
    for chunk in np.split(people, range(PEOPLE_AT_A_TIME, len(people), PEOPLE_AT_A_TIME)):
        known_at, whom = _partners_known(n, chunk, known)

        def few_more(
            first: int, chunk: np.ndarray = chunk, at: np.ndarray = known_at, whom: np.ndarray = whom
        ) -> np.ndarray:
            some = chunk[first : first + ROWS]
            who = np.full((len(some), MORE_AT_A_TIME), -1, np.int32)
            scratch, best = np.empty((2, 2, 2)), np.empty(MORE_AT_A_TIME)
            best_not_known(crowd.facts, some, crowd.programme.aim.care, others, LOOKED_AT, at, whom, scratch, best, who)
            here, place = np.nonzero(who >= 0)
            return _key(n, some[here], who[here, place])

        found.extend(in_tiles(few_more, range(0, len(chunk), ROWS)))
        if sum(map(len, found)) >= PLENTY:
            break
    fresh = np.unique(np.concatenate(found)) if found else np.empty(0, np.int64)
    return given(crowd, fresh // n, fresh % n) if len(fresh) else no_pairs()


def _key(n: int, i: np.ndarray, j: np.ndarray) -> np.ndarray:
    """One number for each pair, whichever way round."""
    return np.minimum(i, j).astype(np.int64) * n + np.maximum(i, j)


def _partners_known(n: int, people: np.ndarray, known: Pairs) -> tuple[np.ndarray, np.ndarray]:
    """Offsets (n + 1,) and partners, sorted: with whom each of the people is considered already."""
    wanted = np.zeros(n, np.bool_)
    wanted[people] = True
    there, back = wanted[known.u], wanted[known.v]
    who = np.concatenate((known.u[there], known.v[back])).astype(np.int64)
    whom = np.concatenate((known.v[there], known.u[back]))
    order = np.argsort(who * n + whom)
    at = np.zeros(n + 1, np.int64)
    np.cumsum(np.bincount(who, minlength=n), out=at[1:])
    return at, whom[order].astype(np.int32)


def with_more(known: Pairs, more: Pairs) -> Pairs:
    """Both lists as one."""
    return joined([known, more]) if len(more) else known
