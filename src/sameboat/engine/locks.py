"""Pairs the coordinator has made by hand: they stand whatever the rules say, and survive every run."""

from __future__ import annotations

from collections.abc import Iterable

from sameboat.engine.encoding import Crowd


def locked_groups(crowd: Crowd, locked: Iterable[tuple[str, str]]) -> tuple[list[tuple[int, ...]], list[str]]:
    """Groups of positions from locked pairs, and what could not be done, in sentences.

    Pairs that share a person become one group: a–b and b–c are the three a, b, c.
    """
    group_of: dict[int, set[int]] = {}
    notes = []
    for one, other in locked:
        i, j = crowd.find(one), crowd.find(other)
        if i < 0 or j < 0:
            missing = one if i < 0 else other
            notes.append(f"A locked pair names {missing}, who is not on the sheet; that lock is left out.")
        elif i == j:
            notes.append(f"A locked pair names {one} twice; that lock is left out.")
        else:
            together = group_of.get(i, {i}) | group_of.get(j, {j})
            for member in together:
                group_of[member] = together
    groups = {tuple(sorted(members)) for members in group_of.values()}
    return sorted(groups), notes
