"""Nobody is left over for being the odd one: whoever is alone may join two partners, if all three agree to it."""

from __future__ import annotations

import numpy as np

from sameboat.engine.encoding import Crowd
from sameboat.engine.matching import maximum_matching
from sameboat.engine.pairs import scored, worth_of

MOST_LEFT_OVER = 1_000
"""People for whom a trio is sought; when more are left over it is not oddness that keeps them alone."""


def trios(crowd: Crowd, partner: np.ndarray, alone: np.ndarray) -> dict[int, tuple[int, int]]:
    """For people in ``alone``, the two partners they join: the best additions, under the rules for all three pairs.

    An assignment of people to pairs by worth, as many as possible first: exact among additions to these pairs, which
    is what a trio here is. O(alone x pairs).
    """
    people = crowd.people
    alone = np.array([i for i in alone.tolist() if people[i].may_be_three][:MOST_LEFT_OVER], np.int64)
    first = np.array([i for i in np.flatnonzero(partner > np.arange(len(partner))).tolist()
                      if people[i].may_be_three and people[partner[i]].may_be_three], np.int64)  # fmt: skip
    if not len(alone) or not len(first):
        return {}
    second = partner[first]
    joiner, at = np.repeat(np.arange(len(alone)), len(first)), np.tile(np.arange(len(first)), len(alone))
    worth = _worth_with(crowd, alone[joiner], first[at])
    worth_second = _worth_with(crowd, alone[joiner], second[at])
    possible = (worth >= 0) & (worth_second >= 0)
    ends = np.column_stack((joiner, len(alone) + at))[possible]
    found = maximum_matching(len(alone) + len(first), ends, (worth + worth_second)[possible], size_first=True)
    joined = {}
    for k, i in enumerate(alone.tolist()):
        pair = int(found.partner[k]) - len(alone)
        if pair >= 0:
            joined[i] = (int(first[pair]), int(second[pair]))
    return joined


def _worth_with(crowd: Crowd, one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """(m,) int64: worth of each pair, −1 where it is not allowed."""
    wants, allowed = scored(crowd, one, other)
    return np.where(allowed, worth_of(wants[:, :2], crowd.programme.aim.care), -1)
