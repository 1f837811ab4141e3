"""Who is matched with whom among the pairs considered: size first, then first claim, then worth.

Where everybody may meet everybody, most pairs are of no use to the best matching. So the solver is given each person's
best few, and its prices tell which of the others could improve the result; those join, and it solves again, until the
prices cover every pair (column generation: Gilmore & Gomory 1961). The proof is then about all pairs considered.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from sameboat.engine.matching import Matching, maximum_matching
from sameboat.engine.pairs import Pairs

SHORTLIST = 24
"""Pairs each person brings to the first attempt."""
FEW = 60
"""Pairs a person so few that asking for more takes longer than solving with all of them."""
LARGEST_BONUS_SUM = 2**54
"""People times weight that the solver's whole-number arithmetic surely holds."""


@dataclass(slots=True)
class Task:
    """The people, the pairs considered, and what each pair weighs."""

    n: int
    pairs: Pairs
    weights: np.ndarray
    """(m,) int64: worth, and a bonus for first claim where somebody with first claim might be left over."""
    listed: np.ndarray = field(init=False)
    """(m,) bool: pairs that the solver is given; grows as its prices ask for more."""

    def __post_init__(self) -> None:
        """Start with each person's best pairs."""
        self.listed = best_of_each(self.n, self.pairs, self.weights, SHORTLIST)

    def solve(self, chosen: np.ndarray | None = None) -> Matching:
        """As many pairs as possible, then weight; of the ``chosen`` pairs (mask), or of all."""
        considered = np.ones(len(self.pairs), np.bool_) if chosen is None else chosen
        if considered.sum() <= FEW * self.n:
            self.listed |= considered
        while True:
            given = np.flatnonzero(considered & self.listed)
            ends = np.column_stack((self.pairs.u[given], self.pairs.v[given]))
            found = maximum_matching(self.n, ends, self.weights[given], size_first=True)
            wanting = self._not_covered(found, considered)
            if not len(wanting):
                return found
            self.listed[wanting] = True

    def _not_covered(self, found: Matching, considered: np.ndarray) -> np.ndarray:
        """Pairs not listed yet that the prices do not cover. Prices of blossoms are left out: a few come too many."""
        left = np.flatnonzero(considered & ~self.listed)
        y = found.duals
        # With no pair at all nothing has a price yet, and every pair is wanting.
        short = y[self.pairs.u[left]] + y[self.pairs.v[left]] < 4 * (self.weights[left] + found.bonus)
        return left[short] if found.bonus else left


def best_of_each(n: int, pairs: Pairs, weights: np.ndarray, k: int) -> np.ndarray:
    """(m,) bool: pairs that are among the k heaviest of one of their two people; all, if there are not many more."""
    m = len(pairs)
    if m <= FEW * n:
        return np.ones(m, np.bool_)
    listed = np.zeros(m, np.bool_)
    for ends in (pairs.u, pairs.v):
        order = np.lexsort((-weights, ends))
        begin = np.searchsorted(ends[order], np.arange(n))
        rank = np.arange(m) - begin[ends[order]]
        listed[order[rank < k]] = True
    return listed


def first_solution(n: int, pairs: Pairs, claims: np.ndarray) -> tuple[Task, Matching]:
    """The best matching, and the task that later stages solve again with fewer pairs.

    First claim needs no stage of its own: the people that some largest matching covers form a matroid, so a bonus for
    covering those with a claim never costs a pair (Edmonds & Fulkerson 1965). The bonus is larger than any sum of
    worth, so one person with a claim counts for more than anything but another pair. (For rounds so large that this
    would leave whole-number arithmetic, it is as large as there is room for.)
    """
    task = Task(n, pairs, pairs.worth)
    found = task.solve()
    if not (claims & (found.partner < 0)).any() or not len(pairs):
        return task, found
    bonus = min(int(pairs.worth.max()) * (n // 2 + 1) + 1, LARGEST_BONUS_SUM // (4 * n))
    weights = pairs.worth + bonus * (claims[pairs.u].astype(np.int64) + claims[pairs.v])
    task = Task(n, pairs, weights)
    return task, task.solve()
