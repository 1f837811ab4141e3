"""Circles of three to eight people, in which everybody may meet everybody.

What is aimed at, in this order: as many people placed as can be; those with first claim; the **worth of the circles**,
the sum over members of the mean of u(wants) towards the others. So a circle of s people is worth the sum of its pairs
over s - 1.

The way there: as many circles as the people make (small ones leave more to each), each begun with a pair of an exact
matching and grown by exact assignments, one person to a circle at a time. Then people change places, at random and
warm at first, then only where it helps, until no swap of two, no move and no turn of three does. Finding the best
circles is hard (already partition into triangles is NP-complete), so a bound says how far from the best it can be.

Up to some thousand people every pair is kept in a matrix. Above, people are dealt into blocks of that size, by chance
but the same for the same seed; whoever is left over in a block joins those of others in a last one. Memory is linear.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations

import numpy as np

from sameboat.engine.capacities import capacitated_matching
from sameboat.engine.encoding import Crowd
from sameboat.engine.kernels.circles.bound import partner_bound
from sameboat.engine.kernels.circles.exchange import (
    WHOLE,
    Circles,
    anneal,
    exchange,
    join_circle,
    leave_circle,
    make_room,
)
from sameboat.engine.matching import maximum_matching
from sameboat.engine.outcome import Outcome, Proof, Stages, silent
from sameboat.engine.pairs import all_allowed, given

DENSE = 2_000
"""People up to whom every pair is kept in a matrix."""
BLOCK = 1_200
"""People in a block, where there are more."""
FEW = 60
"""People up to whom every number of circles is tried, several times."""
TRIES = 3_000
"""Exchanges tried for each person, of which most are refused."""
TRIES_IN_ALL = 3_000_000
RESTARTS = 600
"""With few people so many tries, divided by the people, for each number of circles."""
COOLER = 300
"""The last temperature is so many times lower than the first."""
FINE = 3
"""For a pair that may not be, in times the best worth of any, while people look for a place at all."""
SWEEPS = 25
GRAIN = 1_000_000
"""Worth is counted in millionths: the most that one person can have of others is one whole."""

Groups = list[tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Division:
    """People divided into circles."""

    groups: Groups
    alone: list[int]
    claims_met: int
    value: int
    """Worth in 420ths of a millionth, so that all means are whole."""

    @property
    def merit(self) -> tuple[int, int, int]:
        """How good it is: people placed, claims met, value."""
        return -len(self.alone), self.claims_met, self.value


def circles(
    crowd: Crowd, claims: np.ndarray, tell: Stages = silent, kept: Sequence[tuple[int, ...]] = (), seed: int = 0
) -> Outcome:
    """Divide a crowd into circles.

    Parameters
    ----------
    crowd : Crowd
        Everybody who takes part; sizes are the programme's ``circle_size``.
    claims : (n,) bool
        Who was left out last time and comes before others, once as many as possible are placed.
    tell : callable
        Told how far each stage is.
    kept : groups of positions
        People who stay together whatever the rules say; others may join them, under the rules towards each.
    seed : int
        Breaks ties another way.

    Returns
    -------
    Outcome
        The circles; of the proof, ``size`` counts people placed, and worth is the sum of everybody's means.

    Notes
    -----
    O(n²) scores and memory up to 2,000 people; above that O(n) memory, in blocks.

    Examples
    --------
    See ``tests/engine/test_circles.py``.
    """
    n = len(crowd)
    least, most = crowd.programme.rules.circle_size
    blocks = _blocks(n, kept, seed)
    divided: list[Division] = []
    considered = 0
    bound = n * GRAIN
    ready = 0
    for done, block in enumerate(blocks):
        worth = _worth(crowd, block, tell if len(blocks) == 1 else silent)
        considered += int((worth >= 0).sum()) // 2
        ready += int(((worth >= 0).sum(axis=1) >= least - 1).sum())
        tell("Making circles", done / len(blocks))
        divided.append(_in_block(worth, block, claims, kept, least, most, seed))
        if len(blocks) == 1:
            bound = int(partner_bound(worth, least - 1, SWEEPS)) // (least - 1)
    if len(blocks) > 1:
        divided = _with_leftovers(crowd, divided, claims, kept, least, most, seed)
        ready = n
    tell("Making circles", 1.0)
    groups = sorted(tuple(sorted(group)) for division in divided for group in division.groups)
    size = sum(len(group) for group in groups)
    value = sum(division.value for division in divided) // WHOLE
    proof = Proof(
        size=size,
        size_bound=max(size, _can_be_seated(ready, least, most)),
        worth=value,
        worth_bound=max(value, bound),
        proved=size == _can_be_seated(ready, least, most) and value == bound,
        considered=considered,
        whole=n <= DENSE,
    )
    return Outcome(tuple(groups), proof)


def _can_be_seated(people: int, least: int, most: int) -> int:
    """How many of so many people full circles can seat."""
    return next(p for p in range(people, -1, -1) if -(-p // most) <= p // least)


def _blocks(n: int, kept: Sequence[tuple[int, ...]], seed: int) -> list[np.ndarray]:
    """Everybody, or the same number in each block; who is kept together is in one block."""
    if n <= DENSE:
        return [np.arange(n)]
    together = [list(group) for group in kept]
    placed = {i for group in kept for i in group}
    together += [[i] for i in range(n) if i not in placed]
    random.Random(seed).shuffle(together)  # nosec B311: a deal, not a secret
    count = -(-n // BLOCK)
    blocks: list[list[int]] = [[] for _ in range(count)]
    for group in together:
        min(blocks, key=len).extend(group)
    return [np.array(sorted(block)) for block in blocks]


def _worth(crowd: Crowd, block: np.ndarray, tell: Stages) -> np.ndarray:
    """(b, b) int32: worth of every pair of the block in millionths, -1 where it is not allowed."""
    worth = np.full((len(block), len(block)), -1, np.int32)
    if len(block) == len(crowd):
        pairs = all_allowed(crowd, lambda done: tell("Finding who suits whom", done))
        u, v = pairs.u, pairs.v
    else:
        one, other = np.triu_indices(len(block), 1)
        pairs = given(crowd, block[one], block[other])
        u, v = np.searchsorted(block, pairs.u), np.searchsorted(block, pairs.v)
    worth[u, v] = pairs.worth
    worth[v, u] = pairs.worth
    return worth


def _in_block(
    worth: np.ndarray, block: np.ndarray, claims: np.ndarray, kept: Sequence[tuple[int, ...]], least: int, most: int,
    seed: int,
) -> Division:  # fmt: skip
    """The best division of a block, told in positions of the crowd."""
    here = {int(i): at for at, i in enumerate(block.tolist())}
    stay = [tuple(here[i] for i in group) for group in kept if group[0] in here]
    found = divide(worth, least, most, claims=claims[block], kept=stay, seed=seed)
    groups = [tuple(int(block[i]) for i in group) for group in found.groups]
    return Division(groups, [int(block[i]) for i in found.alone], found.claims_met, found.value)


def divide(
    worth: np.ndarray,
    least: int,
    most: int,
    *,
    claims: np.ndarray | None = None,
    kept: Sequence[tuple[int, ...]] = (),
    seed: int = 0,
) -> Division:
    """Divide people into circles of ``least`` to ``most``, given what each pair is worth.

    Parameters
    ----------
    worth : (n, n) int32
        Worth of each pair in whole numbers, symmetric; -1 for pairs that may not meet, and on the diagonal.
    least, most : int
        From 3 to 8.
    claims : (n,) bool, optional
        Who comes first where not everybody can be placed.
    kept : groups of people, optional
        They stay together.
    seed : int
        Another seed breaks ties another way.

    Returns
    -------
    Division
        The best that was found; no single exchange improves it.

    Notes
    -----
    O(n²) memory; O(n²) a sweep of exchanges, and n times 3,000 of them at random.

    Examples
    --------
    >>> worth = np.ones((6, 6), np.int32)
    >>> worth[:3, :3] = worth[3:, 3:] = 9
    >>> np.fill_diagonal(worth, -1)
    >>> sorted(divide(worth, 3, 4).groups)
    [(0, 1, 2), (3, 4, 5)]
    """
    n = len(worth)
    claims = np.zeros(n, np.bool_) if claims is None else claims
    worth = worth.copy() if kept else worth
    for group in kept:
        for i, j in permutations(group, 2):
            worth[i, j] = max(worth[i, j], 0)  # they stay together even where a rule says no
    state = np.array([2 * seed + 88172645463325253], np.uint64)
    best: Division | None = None
    for count in _numbers_of_circles(n, least, most, len(kept)):
        found = _divide_into(worth, count, least, most, claims, kept, state)
        if best is None or found.merit > best.merit:
            best = found
    return best or Division([], list(range(n)), 0, 0)


def _numbers_of_circles(n: int, least: int, most: int, kept: int) -> Iterator[int]:
    """How many circles to try: as many as there can be; with few people every number, several times."""
    seated = _can_be_seated(n, least, most)
    largest, smallest = max(kept, seated // least), max(kept, -(-seated // most))
    if not largest:
        return
    if n > FEW:
        yield largest
        return
    for count in range(largest, smallest - 1, -1):
        for _ in range(max(2, RESTARTS // n) if count == largest else max(1, RESTARTS // n // 4)):
            yield count


def _divide_into(
    worth: np.ndarray, count: int, least: int, most: int, claims: np.ndarray, kept: Sequence[tuple[int, ...]],
    state: np.ndarray,
) -> Division:  # fmt: skip
    """Begin so many circles, grow them, and let people change places.

    Where somebody stays alone, once more from another start: for a while every pair may be, at a fine. Since a circle
    counts the means over the others, adding the same to every pair adds the same for everybody who is placed, so the
    fine is what a pair that may not be does not get.
    """
    c = _circles(worth, count, least, most, claims, kept)
    _begin(c, len(kept))
    _grow(c, least)
    _grow(c, most)
    found = _settled(c, state)
    if len(worth) - len(found.alone) >= _can_be_seated(len(worth), least, most):
        return found
    fine = FINE * max(int(worth.max()), 1)
    fined = np.where(worth < 0, 0, worth + fine).astype(np.int32)
    np.fill_diagonal(fined, -1)
    free = _circles(fined, count, least, most, claims, kept)
    _begin(free, len(kept))
    _grow(free, least)
    _grow(free, most)
    anneal(free, state, _tries(len(worth)), float(fine) * WHOLE, float(fine) * WHOLE / COOLER)
    exchange(free, state, len(worth))
    c = _circles(worth, count, least, most, claims, ())
    for a in range(count):
        for i in _without_bars(worth, np.flatnonzero(free.circle_of == a).tolist(), free.fixed):
            join_circle(c, i, a)
    c.fixed[:] = free.fixed
    again = _settled(c, state)
    return max(found, again, key=lambda division: division.merit)


def _circles(
    worth: np.ndarray, count: int, least: int, most: int, claims: np.ndarray, kept: Sequence[tuple[int, ...]]
) -> Circles:
    """So many circles, empty but for those who are kept together."""
    n = len(worth)
    fixed = np.zeros(n, np.bool_)
    c = Circles(
        worth, np.full(n, -1, np.int64), np.zeros(count, np.int64), np.zeros(count, np.int64),
        np.zeros((count, n), np.int64), np.zeros((count, n), np.int32), fixed, claims, least, most,
    )  # fmt: skip
    for a, group in enumerate(kept):
        for i in group:
            fixed[i] = True
            join_circle(c, i, a)
    return c


def _without_bars(worth: np.ndarray, members: list[int], fixed: np.ndarray) -> list[int]:
    """Whoever may not meet most of the others gets up, until all may meet."""
    while True:
        bars = [int((worth[i, [j for j in members if j != i]] < 0).sum()) * (not fixed[i]) for i in members]
        if not members or max(bars) == 0:
            return members
        members = [i for k, i in enumerate(members) if k != bars.index(max(bars))]


def _place_more(c: Circles) -> bool:
    """Place people who are alone, by moving others on and by new circles, until neither helps; whether any was."""
    alone = (c.circle_of < 0).sum()
    while make_room(c) or _open_circle(c):
        pass
    return bool((c.circle_of < 0).sum() < alone)


def _tries(n: int) -> int:
    return min(TRIES * n, TRIES_IN_ALL)


def _settled(c: Circles, state: np.ndarray) -> Division:
    """Let people change places until nothing helps: from here, and after some exchanges at random; the better."""
    n = len(c.worth)
    turns = n * n if n <= FEW else n
    _close_small(c)
    exchange(c, state, turns)
    while _place_more(c):
        exchange(c, state, turns)
    settled = _told(c)
    spread = float(c.worth[c.worth >= 0].std()) if (c.worth >= 0).any() else 0.0
    if spread > 0 and len(c.count) > 1:
        anneal(c, state, _tries(n), spread * WHOLE, spread * WHOLE / COOLER)
        exchange(c, state, turns)
        while _place_more(c):
            exchange(c, state, turns)
        settled = max(settled, _told(c), key=lambda division: division.merit)
    return settled


def _begin(c: Circles, first: int) -> None:
    """Every circle not begun yet begins with one of the heaviest pairs of an exact matching."""
    u, v = np.nonzero(np.triu(c.worth >= 0, 1))
    free = (c.circle_of[u] < 0) & (c.circle_of[v] < 0)
    u, v = u[free], v[free]
    found = maximum_matching(len(c.worth), np.column_stack((u, v)), c.worth[u, v].astype(np.int64), size_first=True)
    one = np.flatnonzero(found.partner > np.arange(len(c.worth)))
    one = one[np.argsort(-c.worth[one, found.partner[one]], kind="stable")]
    for a, i in zip(range(first, len(c.count)), one.tolist(), strict=False):
        join_circle(c, i, a)
        join_circle(c, int(found.partner[i]), a)


def _grow(c: Circles, size: int) -> None:
    """One person to every circle below ``size`` at a time, by an exact assignment, until nobody can join any."""
    while True:
        free = np.flatnonzero(c.circle_of < 0)
        open_ = np.flatnonzero(c.count < size)
        i, a = np.nonzero(c.bars[np.ix_(open_, free)].T == 0)
        if not len(i):
            return
        brings = c.sum_with[open_[a], free[i]] + (c.claims[free[i]] * c.sum_with.max())
        found = capacitated_matching(
            len(free), len(open_), np.column_stack((i, a)), brings, np.ones(len(open_), np.int64)
        )
        for k in np.flatnonzero(found.mentor_of >= 0).tolist():
            join_circle(c, int(free[k]), int(open_[found.mentor_of[k]]))


def _close_small(c: Circles) -> None:
    """Circles that stayed too small are closed, and their people are free again; who is kept together stays."""
    for i in np.flatnonzero(c.circle_of >= 0).tolist():
        if c.count[c.circle_of[i]] < c.least and not c.fixed[i] and not c.fixed[c.circle_of == c.circle_of[i]].any():
            leave_circle(c, i)


def _open_circle(c: Circles) -> bool:
    """Begin one more circle around somebody alone, with others alone and people whose circles can spare one."""
    empty = np.flatnonzero(c.count == 0)
    if not len(empty):
        return False
    for u in np.flatnonzero(c.circle_of < 0).tolist():
        members, spare = [u], c.count - c.least
        order = np.lexsort((-c.worth[u], c.circle_of >= 0))
        for i in order.tolist():
            a = int(c.circle_of[i])
            if c.fixed[i] or (a >= 0 and spare[a] <= 0) or (c.worth[i, members] < 0).any():
                continue
            members.append(i)
            if a >= 0:
                spare[a] -= 1
            if len(members) == c.least:
                for k in members:
                    if c.circle_of[k] >= 0:
                        leave_circle(c, k)
                    join_circle(c, k, int(empty[0]))
                return True
    return False


def _told(c: Circles) -> Division:
    """The circles as they are now."""
    groups = [tuple(np.flatnonzero(c.circle_of == a).tolist()) for a in np.flatnonzero(c.count > 0).tolist()]
    value = sum(
        int(total) * (WHOLE // (int(count) - 1)) for total, count in zip(c.total, c.count, strict=True) if count > 1
    )
    alone = np.flatnonzero(c.circle_of < 0).tolist()
    return Division(groups, alone, int((c.claims & (c.circle_of >= 0)).sum()), value)


def _with_leftovers(
    crowd: Crowd, divided: list[Division], claims: np.ndarray, kept: Sequence[tuple[int, ...]], least: int, most: int,
    seed: int,
) -> list[Division]:  # fmt: skip
    """Whoever is alone in a block and the circles of the last block are divided once more, all together."""
    alone = [i for division in divided for i in division.alone]
    if not alone:
        return divided
    *others, last = divided
    block = np.array(sorted({*alone[:DENSE], *last.alone, *(i for group in last.groups for i in group)}))
    again = _in_block(_worth(crowd, block, silent), block, claims, kept, least, most, seed)
    if len(again.alone) > len(alone):
        return divided
    here = set(block.tolist())
    return [
        *(Division(d.groups, [i for i in d.alone if i not in here], d.claims_met, d.value) for d in others),
        again,
    ]
