"""Who is matched with whom among the pairs considered: size first, then first claim, then worth."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sameboat.engine.matching import Matching, maximum_matching
from sameboat.engine.pairs import Pairs


@dataclass(frozen=True, slots=True)
class Task:
    """The people, the pairs considered, and what each pair weighs."""

    n: int
    pairs: Pairs
    weights: np.ndarray
    """(m,) int64: worth, and a bonus for first claim where somebody with first claim might be left over."""

    def solve(self, chosen: np.ndarray | None = None) -> Matching:
        """As many pairs as possible, then weight; of the ``chosen`` pairs (mask), or of all."""
        ends, weights = self.pairs.ends, self.weights
        if chosen is not None:
            ends, weights = ends[chosen], weights[chosen]
        return maximum_matching(self.n, ends, weights, size_first=True)


def first_solution(n: int, pairs: Pairs, claims: np.ndarray) -> tuple[Task, Matching]:
    """The best matching, and the task that later stages solve again with fewer pairs.

    First claim needs no stage of its own: the people that some largest matching covers form a matroid, so a bonus for
    covering those with a claim never costs a pair (Edmonds & Fulkerson 1965). The bonus is larger than any sum of
    worth, so one person with a claim counts for more than anything but another pair.
    """
    task = Task(n, pairs, pairs.worth)
    found = task.solve()
    if not (claims & (found.partner < 0)).any() or not len(pairs):
        return task, found
    bonus = int(pairs.worth.max()) * (n // 2 + 1) + 1
    weights = pairs.worth + bonus * (claims[pairs.u].astype(np.int64) + claims[pairs.v])
    task = Task(n, pairs, weights)
    return task, task.solve()


def partners_of(pairs: Pairs, partner: np.ndarray) -> np.ndarray:
    """(m,) bool: which of the pairs are partners."""
    return partner[pairs.u] == pairs.v
