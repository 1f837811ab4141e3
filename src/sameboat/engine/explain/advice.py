"""What stands in the way of somebody who is alone, and the smallest change that would help.

Found by trying: every must of their own, every rule of the programme, and the musts of the others are left out, one
at a time and then two at a time. All of it is about public answers: whoever is alone for a private reason reads what
everybody reads for whom partners would be possible and none was found.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import numpy as np

from sameboat.engine import words
from sameboat.engine.explain.possible import Obstacle, Possible
from sameboat.engine.people import Person
from sameboat.engine.programme import Programme

FEW_ALONE = 1_000
"""Up to so many people alone, everybody is looked at for each of them; beyond, an even sample in a large crowd."""
Advice = tuple[str, str]
"""Why, and what would help."""


class Adviser:
    """Advises one person after the other."""

    def __init__(self, programme: Programme, possible: Possible, alone: Sequence[int]) -> None:
        self.programme = programme
        self.possible = possible.whole if len(alone) <= FEW_ALONE else possible
        self.odd_one_out = programme.shape == "pairs" and len(alone) == 1
        self.alone_too = np.zeros(len(self.possible.others), np.bool_)
        places = self.possible.place[np.array(alone, np.int64)]
        self.alone_too[places[places >= 0]] = True

    def about(self, person: Person, at: int) -> Advice:
        """Why this person is alone, and what would help."""
        if self.programme.shape == "mentors" and person.role == "peer":
            return words.NO_ROLE, words.NO_ROLE_HELP
        may_be, obstacles = self.possible.obstacles(at)
        fit = without(may_be, obstacles, ())
        if fit.any():
            return self._could_have_been(person, at, fit, may_be, obstacles)
        if not may_be.any():
            return words.NOBODY_ELSE, words.NOBODY_ELSE_HELP
        changes = smallest_change(may_be, obstacles, self.alone_too)
        if not changes:
            return words.MANY_THINGS, words.MANY_THINGS_HELP
        count = self.possible.count(without(may_be, obstacles, changes))
        return (
            words.in_the_way([change.stands for change in changes]),
            words.would_be_possible([change.change for change in changes], count),
        )

    def _could_have_been(
        self, person: Person, at: int, fit: np.ndarray, may_be: np.ndarray, obstacles: list[Obstacle]
    ) -> Advice:
        """Of somebody for whom partners were possible."""
        rules, count = self.programme.rules, self.possible.count(fit)
        if self.programme.shape == "circles":
            return words.TOO_FEW_FOR_A_CIRCLE, words.TOO_FEW_FOR_A_CIRCLE_HELP
        if (fit & self.alone_too).any():
            return words.SOME_POSSIBLE, words.SOME_POSSIBLE_HELP
        if self.possible.is_mentor(at):
            return words.all_mentees_placed(count), words.MORE_MENTEES_HELP
        if self.possible.is_mentee(at):
            return words.all_mentors_full(count), words.MORE_PLACES_HELP
        why = words.all_have_partners(count, odd=self.odd_one_out)
        if self.programme.shape == "pairs":
            if rules.trios == "never":
                return why, words.NO_TRIOS_HELP
            if not person.may_be_three:
                return why, words.NOT_IN_A_TRIO_HELP
        changes = smallest_change(may_be & self.alone_too, obstacles, self.alone_too)
        if changes:
            return why, words.somebody_alone_possible([change.change for change in changes])
        return why, words.ALL_HAVE_PARTNERS_HELP


def without(may_be: np.ndarray, obstacles: Sequence[Obstacle], left_out: Sequence[Obstacle]) -> np.ndarray:
    """(others,) bool: who would fit if some obstacles were gone."""
    fit = may_be.copy()
    for obstacle in obstacles:
        if not any(obstacle is gone for gone in left_out):
            fit &= ~obstacle.away
    return fit


def smallest_change(may_be: np.ndarray, obstacles: Sequence[Obstacle], alone_too: np.ndarray) -> tuple[Obstacle, ...]:
    """The one obstacle, or else the two, whose going would help most; none where no two are enough.

    Best is what brings somebody who is alone as well, for then both have a partner at once; then one's own wishes
    before rules, then what brings most people. O(others x obstacles), and one bit for each obstacle.
    """
    kept_by = np.zeros(len(may_be), np.int64)
    for bit, obstacle in enumerate(obstacles):
        kept_by |= obstacle.away.astype(np.int64) << bit
    kept_by, alone_too = kept_by[may_be], alone_too[may_be]
    patterns, where = np.unique(kept_by, return_inverse=True)
    people = np.bincount(where, minlength=len(patterns))
    lonely = np.bincount(where, weights=alone_too, minlength=len(patterns))
    for size in (1, 2):
        best: tuple[tuple[bool, int, int], tuple[Obstacle, ...]] | None = None
        for chosen in combinations(range(len(obstacles)), size):
            bits = sum(1 << bit for bit in chosen)
            freed = (patterns & ~bits) == 0
            if not people[freed].sum():
                continue
            parts = tuple(obstacles[bit] for bit in chosen)
            merit = (bool(lonely[freed].sum()), sum(part.own for part in parts), int(people[freed].sum()))
            if best is None or merit > best[0]:
                best = (merit, parts)
        if best:
            return best[1]
    return ()
