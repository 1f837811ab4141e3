"""What a shape hands back to be explained: who is together, and what is proved about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from sameboat.engine.pairs import Pairs

Stages = Callable[[str, float], None]
"""Told the name of a stage and how much of it is done, 0 to 1."""


def silent(stage: str, done: float) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What is certified about the groups, among the pairs that were considered."""

    size: int
    """Pairs (of a mentors programme: placed mentees; of circles: placed people)."""
    size_bound: int
    worth: int
    """In millionths, private questions included: only the gap to the bound may be shown."""
    worth_bound: int
    proved: bool
    """Size, the level of the worst-off, and worth: each certified, in this order."""
    considered: int
    """Pairs considered."""
    whole: bool
    """Every allowed pair was considered."""
    level: float = 0.0
    """The share of the best they could have had that everybody with a partner reaches."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """Groups of positions in a crowd, and the proof."""

    groups: tuple[tuple[int, ...], ...]
    proof: Proof
    notes: tuple[str, ...] = ()
    pairs: Pairs | None = None
    """The pairs that were considered, where the shape keeps them."""

    def placed_at(self, place: np.ndarray) -> Outcome:
        """The same among all people, where ``place`` tells the position of each person of the pool."""
        pairs = self.pairs
        if pairs is not None:
            pairs = replace(pairs, u=place[pairs.u].astype(np.int32), v=place[pairs.v].astype(np.int32))
        return replace(self, groups=tuple(tuple(int(place[k]) for k in group) for group in self.groups), pairs=pairs)
