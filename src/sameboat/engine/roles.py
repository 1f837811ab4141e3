"""One role for everybody who could be mentor or mentee.

First everybody who is either may be both: that can only place more, so it bounds what is possible, and where nobody
makes use of it the result is proved as it stands. Whoever would be both then takes one role: mentor for two mentees or
more, else mentee; and so on until nobody is both. Or else all begin as mentees, and become mentors a few at a time,
first those who could take most of the people left over. The better of the two stands. Last, where they are few every
division of the roles is tried, which proves the best of them; where they are more, each tries the other role and keeps
it if more are placed, or at more worth.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product

import numpy as np

from sameboat.engine.capacities import CapacityMatching
from sameboat.engine.encoding import Crowd
from sameboat.engine.facts import EITHER, MENTEE, MENTOR
from sameboat.engine.pairs import Pairs
from sameboat.engine.places import places

EVERY_DIVISION = 20_000_000
"""Divisions of the roles, times pairs and people, up to which every one is tried."""
EITHER_TRIED = 60
"""People who could be either, up to whom each tries the other role."""


def roles(
    crowd: Crowd, pairs: Pairs, side: np.ndarray, room: np.ndarray, claims: np.ndarray, bound: CapacityMatching
) -> tuple[np.ndarray, bool]:
    """(n,) roles, one for everybody who is either, and whether every division was tried.

    ``bound`` is the assignment in which they may be both.
    """
    either = np.flatnonzero(side == EITHER)

    def reached(side: np.ndarray) -> tuple[int, float]:
        found = places(crowd, pairs, side, room, claims).placed()
        return found.size, found.weight

    divided = _from_both(crowd, pairs, side, room, claims, bound)
    if reached(divided) == (bound.size, bound.weight):
        return divided, False
    from_mentees = _from_mentees(crowd, pairs, side, room, claims)
    divided = max(divided, from_mentees, key=reached)
    if 2 ** len(either) * (len(crowd) + len(pairs)) <= EVERY_DIVISION:
        return max(_divisions(divided, either), key=reached), True
    if len(either) <= EITHER_TRIED:
        _try_other_roles(divided, either, reached)
    return divided, False


def _from_both(
    crowd: Crowd, pairs: Pairs, side: np.ndarray, room: np.ndarray, claims: np.ndarray, found: CapacityMatching
) -> np.ndarray:
    """Roles from an assignment in which people may be both: whoever is, decides, until nobody is."""
    side = side.copy()
    while len(both := _both(found, side)):
        _decide(found, side, both)
        found = places(crowd, pairs, side, room, claims).placed()
    mentors = np.bincount(found.mentor_of[found.mentor_of >= 0], minlength=len(crowd)) > 0
    side[side == EITHER] = np.where(mentors, MENTOR, MENTEE)[side == EITHER]
    return side


def _from_mentees(crowd: Crowd, pairs: Pairs, side: np.ndarray, room: np.ndarray, claims: np.ndarray) -> np.ndarray:
    """Roles when all begin as mentees: a few at a time become mentors of people left over, while that helps."""
    best = np.where(side == EITHER, MENTEE, side).astype(side.dtype)
    found = places(crowd, pairs, best, room, claims).placed()
    while True:
        could = pairs.ends[(side[pairs.v] == EITHER) & (best[pairs.v] == MENTEE)]
        left = np.isin(best, (MENTEE, EITHER)) & (found.mentor_of < 0)
        could = could[left[could[:, 0]]]
        tried = best.copy()
        tried[_most_wanted(could, room, few=1 + int(left.sum()) // 16)] = MENTOR
        now = places(crowd, pairs, tried, room, claims).placed()
        if (now.size, now.weight) <= (found.size, found.weight):
            return best
        best, found = tried, now


def _both(found: CapacityMatching, side: np.ndarray) -> np.ndarray:
    """Who is mentor and mentee at once."""
    mentors = np.unique(found.mentor_of[found.mentor_of >= 0])
    both: np.ndarray = mentors[(side[mentors] == EITHER) & (found.mentor_of[mentors] >= 0)]
    return both


def _decide(found: CapacityMatching, side: np.ndarray, both: np.ndarray) -> None:
    """A role for everybody who is both: whoever has most mentees first.

    Mentor with two mentees or more; mentee with one, if the own mentor can be one, who then is.
    """
    load = np.bincount(found.mentor_of[found.mentor_of >= 0], minlength=len(side))
    for i in sorted(both.tolist(), key=lambda k: (-load[k], k)):
        mentor = int(found.mentor_of[i])
        if side[i] != EITHER:
            continue
        if load[i] >= 2 or side[mentor] == MENTEE:
            side[i] = MENTOR
        else:
            side[i] = MENTEE
            side[mentor] = MENTOR


def _most_wanted(could: np.ndarray, room: np.ndarray, few: int) -> np.ndarray:
    """The few mentors who could take most of the mentees of the pairs ``could``."""
    mentors, fit = np.unique(could[:, 1], return_counts=True)
    order = np.lexsort((mentors, -np.minimum(fit, room[mentors])))
    chosen: np.ndarray = mentors[order[:few]]
    return chosen


def _divisions(side: np.ndarray, either: np.ndarray) -> Iterator[np.ndarray]:
    """Every way to give each of these people one role, the one found so far first."""
    yield side
    for roles in product((MENTOR, MENTEE), repeat=len(either)):
        divided = side.copy()
        divided[either] = roles
        yield divided


def _try_other_roles(side: np.ndarray, either: np.ndarray, reached: Callable[[np.ndarray], tuple[int, float]]) -> None:
    """Let each *either* try the other role, until nobody's trying helps. Every trial is an exact assignment."""
    best = reached(side)
    tried_since = 0
    while tried_since < len(either):
        for i in either.tolist():
            side[i] = MENTEE + MENTOR - side[i]
            if (now := reached(side)) > best:
                best, tried_since = now, 0
            else:
                side[i] = MENTEE + MENTOR - side[i]
                tried_since += 1
