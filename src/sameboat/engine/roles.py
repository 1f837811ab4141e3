"""One role for everybody who could be mentor or mentee.

First everybody who is either may be both: that can only place more, so it bounds what is possible, and where nobody
makes use of it the result is proved as it stands. Whoever would be both then takes one role: mentor for two mentees or
more, else mentee; and so on until nobody is both. Or else all begin as mentees, and become mentors a few at a time,
first those who could take most of the people left over. The better of the two stands.

Last, branch and bound (Land and Doig 1960): somebody who would be both is mentor in one branch and mentee in the other,
and a branch that could at best place as many as are placed already is cut. When no branch is left, the best is proved.
Where the branches are too many, each tries the other role and keeps it if more are placed, or at more worth.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from sameboat.engine.capacities import CapacityMatching
from sameboat.engine.encoding import Crowd
from sameboat.engine.facts import EITHER, MENTEE, MENTOR
from sameboat.engine.pairs import Pairs
from sameboat.engine.places import places

BRANCHES = 1_000
"""Branches looked at, each an exact assignment, about half a millisecond where people are few."""
PAIRS_READ = 4_000_000
"""Pairs and people in all the branches that are looked at, so that a large programme does not take minutes."""
EITHER_TRIED = 60
"""People who could be either, up to whom each tries the other role."""


def roles(
    crowd: Crowd, pairs: Pairs, side: np.ndarray, room: np.ndarray, claims: np.ndarray, bound: CapacityMatching
) -> tuple[np.ndarray, bool]:
    """(n,) roles, one for everybody who is either, and whether they are proved the best by branches.

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
    divided, proved = _branches(crowd, pairs, side, room, claims, divided)
    if not proved and len(either) <= EITHER_TRIED:
        _try_other_roles(divided, either, reached)
    return divided, proved


def _branches(
    crowd: Crowd, pairs: Pairs, side: np.ndarray, room: np.ndarray, claims: np.ndarray, divided: np.ndarray
) -> tuple[np.ndarray, bool]:
    """The best roles found, beginning with ``divided``, and whether no branch is left that could be better."""
    known = places(crowd, pairs, divided, room, claims).placed()
    best, reached = divided, (known.size, known.weight)
    open_branches, left = [side], min(BRANCHES, PAIRS_READ // (len(crowd) + len(pairs)))
    while open_branches and left:
        left -= 1
        branch = open_branches.pop()
        found = places(crowd, pairs, branch, room, claims).placed()
        if (found.size_bound, found.upper_bound) <= reached:
            continue
        both = _both(found, branch)
        if not len(both):
            best, reached = _as_they_came(found, branch), (found.size, found.weight)
            continue
        load = np.bincount(found.mentor_of[found.mentor_of >= 0], minlength=len(crowd))
        decides = both[np.argmax(load[both])]
        for role in (MENTEE, MENTOR):  # the mentor's branch is looked at first: it places more
            tried = branch.copy()
            tried[decides] = role
            open_branches.append(tried)
    return best, not open_branches


def _from_both(
    crowd: Crowd, pairs: Pairs, side: np.ndarray, room: np.ndarray, claims: np.ndarray, found: CapacityMatching
) -> np.ndarray:
    """Roles from an assignment in which people may be both: whoever is, decides, until nobody is."""
    side = side.copy()
    while len(both := _both(found, side)):
        _decide(found, side, both)
        found = places(crowd, pairs, side, room, claims).placed()
    return _as_they_came(found, side)


def _as_they_came(found: CapacityMatching, side: np.ndarray) -> np.ndarray:
    """Roles from an assignment in which nobody is both: whoever has mentees is a mentor."""
    mentors = np.bincount(found.mentor_of[found.mentor_of >= 0], minlength=len(side)) > 0
    return np.where(side == EITHER, np.where(mentors, MENTOR, MENTEE), side).astype(side.dtype)


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
