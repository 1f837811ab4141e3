"""The worst-off as well off as possible, before the sum is looked at.

How well off somebody is, is measured against the best they could have had among allowed partners: the *fare* of i with
j is ``wants[i, j] / max_k wants[i, k]``, 1 for whoever got the best there was for them.

The largest level t is sought such that, of the pairs in which both fares reach t, as many pairs as ever can be made,
at a sum of worth that falls by no more than the programme allows. Then the people at that level are set aside, with
that level as their floor, and the next worst-off are raised, some rounds long. Every step is a matching with a proof:
a level is refused because fewer pairs, or too little worth, are *certified* there.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sameboat.engine.matching import Matching
from sameboat.engine.pairs import Pairs, Progress
from sameboat.engine.programme import Aim
from sameboat.engine.solve import Task

STEP = 0.001
"""A level is sought to a thousandth."""
ROUNDS = 4
ROUNDS_WHEN_MANY = 1
MANY = 20_000
"""People above whom only the worst-off of all are raised: each further round is ten more matchings."""


@dataclass(frozen=True, slots=True)
class Raised:
    """The matching after the worst-off were raised, and the floors it keeps."""

    matching: Matching
    chosen: np.ndarray
    """(m,) bool: the pairs that keep every floor."""
    level: float
    """The fare that everybody with a partner has at least."""
    proved: bool
    """Every level that was refused was refused with a certificate."""


def fares(n: int, pairs: Pairs) -> np.ndarray:
    """(m, 2) float64: each side's want as a share of the best it could have had."""
    best = np.zeros(n)
    np.maximum.at(best, pairs.u, pairs.wants[:, 0])
    np.maximum.at(best, pairs.v, pairs.wants[:, 1])
    best[best == 0] = 1.0
    return pairs.wants / np.column_stack((best[pairs.u], best[pairs.v]))


def raise_the_worst_off(task: Task, first: Matching, aim: Aim, progress: Progress | None = None) -> Raised:
    """Raise the worst-off, round by round, from the matching of largest worth."""
    everything = Raised(first, np.ones(len(task.pairs), np.bool_), 0.0, bool(first.is_optimal))
    if not aim.worst_off_first or not first.size:
        return everything
    search = _Search(task, first, aim)
    rounds = ROUNDS if task.n <= MANY else ROUNDS_WHEN_MANY
    for done in range(rounds):
        if not search.one_round():
            break
        if progress:
            progress((done + 1) / rounds)
    return Raised(search.found, search.keeps(search.floors), search.level, search.proved)


def _between(reached: float, refused: float) -> float:
    """The next level to try: half way, but at least a step up, and never above 1."""
    return min(1.0, max((reached + refused) / 2, reached + STEP)) if reached < 1.0 else refused


class _Search:
    """Floors for everybody, a matching that keeps them, and who is set aside."""

    def __init__(self, task: Task, first: Matching, aim: Aim) -> None:
        self.task = task
        self.found = first
        self.size = first.size
        worth = int(task.pairs.worth[self._taken(first)].sum())
        self.least = first.weight - int(aim.sum_may_fall * worth)
        self.fares = fares(task.n, task.pairs)
        self.floors = np.zeros(task.n)
        self.aside = first.partner < 0
        self.level = 0.0
        self.rounds = 0
        self.proved = bool(first.is_optimal)

    def _taken(self, matching: Matching) -> np.ndarray:
        taken: np.ndarray = matching.partner[self.task.pairs.u] == self.task.pairs.v
        return taken

    def own_fares(self) -> np.ndarray:
        """(n,) each person's fare now, with the worst of several partners; 1 for whoever is alone.

        Who is alone has no place in this race.
        """
        own = np.ones(self.task.n)
        taken = self._taken(self.found)
        np.minimum.at(own, self.task.pairs.u[taken], self.fares[taken, 0])
        np.minimum.at(own, self.task.pairs.v[taken], self.fares[taken, 1])
        return own

    def keeps(self, floors: np.ndarray) -> np.ndarray:
        """(m,) bool: pairs in which both reach their floor."""
        pairs, slack = self.task.pairs, 1e-9
        kept: np.ndarray = (self.fares[:, 0] >= floors[pairs.u] - slack) & (self.fares[:, 1] >= floors[pairs.v] - slack)
        return kept

    def _with_level(self, level: float) -> np.ndarray:
        return np.where(self.aside, self.floors, np.maximum(self.floors, level))

    def one_round(self) -> bool:
        """Raise everybody who is not set aside as far as it goes; False when nobody is left to raise."""
        free = ~self.aside
        if not free.any():
            return False
        reached = float(self.own_fares()[free].min())
        refused = 1.0 + STEP
        while (level := _between(reached, refused)) < refused:
            tried = self.task.solve(self.keeps(self._with_level(level)))
            self.proved &= bool(tried.is_optimal)
            if tried.size == self.size and tried.weight >= self.least:
                self.found = tried
                reached = max(level, float(self.own_fares()[free].min()))
            else:
                refused = level
        self.floors = self._with_level(reached)
        if not self.rounds:
            self.level = reached
        self.rounds += 1
        self.aside = self.aside | (self.own_fares() < reached + STEP)
        return reached < 1.0
