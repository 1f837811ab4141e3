"""The places that mentors have, as a task for the solver: who could take which, under which roles."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sameboat.engine.capacities import CapacityMatching, capacitated_matching
from sameboat.engine.encoding import Crowd
from sameboat.engine.facts import EITHER, MENTEE, MENTOR
from sameboat.engine.matching import Matching
from sameboat.engine.pairs import Pairs
from sameboat.engine.solve import LARGEST_BONUS_SUM, Task


@dataclass(slots=True)
class Places(Task):
    """A task whose pairs are ``u`` a mentee and ``v`` a mentor with ``room[v]`` places."""

    room: np.ndarray
    """(n,) int64: free places of each mentor; 0 for everybody else."""

    def __post_init__(self) -> None:
        """Every pair is given to the solver at once: it does not mind many."""
        self.listed = np.ones(len(self.pairs), np.bool_)

    def placed(self, chosen: np.ndarray | None = None) -> CapacityMatching:
        """As many mentees placed as possible, then weight; of the ``chosen`` pairs (mask), or of all."""
        pairs, weights = self.pairs.ends, self.weights
        if chosen is not None:
            pairs, weights = pairs[chosen], weights[chosen]
        return capacitated_matching(self.n, self.n, pairs, weights, self.room)

    def solve(self, chosen: np.ndarray | None = None) -> Matching:
        """The same, told as a matching: a mentee's partner is the mentor, a mentor's is one of the mentees."""
        found = self.placed(chosen)
        partner = found.mentor_of.copy()
        mentees = np.flatnonzero(partner >= 0)
        partner[found.mentor_of[mentees]] = mentees
        nothing = np.empty(0, np.int64)
        return Matching(
            partner, found.size, found.weight, found.upper_bound, found.is_optimal, found.size_bound,
            found.grain, found.bonus, 4 * (found.gains + found.prices), nothing, nothing,
        )  # fmt: skip


def roles_fit(pairs: Pairs, side: np.ndarray) -> np.ndarray:
    """(m,) bool: pairs whose ``u`` may be a mentee and whose ``v`` may be a mentor."""
    fit: np.ndarray = np.isin(side[pairs.u], (MENTEE, EITHER)) & np.isin(side[pairs.v], (MENTOR, EITHER))
    return fit


def places(crowd: Crowd, pairs: Pairs, side: np.ndarray, room: np.ndarray, claims: np.ndarray) -> Places:
    """The pairs that these roles allow. A mentee with first claim counts for more than any sum of worth.

    Which mentees can be placed together is a matroid, so such a bonus never costs a place (Edmonds & Fulkerson 1965).
    """
    pairs = pairs[roles_fit(pairs, side)]
    task = Places(len(crowd), pairs, pairs.worth, room)
    waiting = claims & np.isin(side, (MENTEE, EITHER))
    if not len(pairs) or not (waiting & (task.placed().mentor_of < 0)).any():
        return task
    bonus = min(int(pairs.worth.max()) * (task.n + 1) + 1, LARGEST_BONUS_SUM // (4 * task.n))
    return Places(task.n, pairs, pairs.worth + bonus * claims[pairs.u], room)


def most_worth(task: Places) -> int:
    """No assignment, of any size, is worth more."""
    pairs = task.pairs
    found = capacitated_matching(task.n, task.n, pairs.ends, pairs.worth, task.room, size_first=False)
    return int(found.upper_bound)
