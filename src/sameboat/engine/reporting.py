"""Who is above whom: nobody should be matched inside their own reporting line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from sameboat.engine.people import Person


def reporting_lines(people: Sequence[Person], index: Mapping[str, int]) -> tuple[np.ndarray, np.ndarray]:
    """Number the people so that everybody below a person lies in one stretch behind them.

    Returns
    -------
    line_from, line_to : (n,) int32
        j is below i when ``line_from[i] < line_from[j] < line_to[i]``; -1 for people in no line.

    Notes
    -----
    A depth-first walk (Euler tour) over the forest of supervisors. A supervisor who is not taking part needs no
    number: two people under the same absent supervisor are colleagues, not a line. Where people report to one
    another in a circle, the walk breaks it at its first member, and all others of the circle are below.
    """
    n = len(people)
    above = [-1] * n
    below: list[list[int]] = [[] for _ in range(n)]
    for i, person in enumerate(people):
        boss = _find(index, person.reports_to)
        if boss >= 0 and boss != i:
            above[i] = boss
            below[boss].append(i)
    line_from = np.full(n, -1, np.int32)
    line_to = np.full(n, -1, np.int32)
    place = 0
    tops = [i for i in range(n) if above[i] < 0 and below[i]]
    for top in (*tops, *range(n)):
        if line_from[top] >= 0 or not below[top]:
            continue
        walk = [(top, False)]
        while walk:
            person_at, done = walk.pop()
            if done:
                line_to[person_at] = place
            elif line_from[person_at] < 0:
                line_from[person_at] = place
                place += 1
                walk.append((person_at, True))
                walk.extend((child, False) for child in reversed(below[person_at]))
    return line_from, line_to


def _find(index: Mapping[str, int], reference: str) -> int:
    return index.get(reference, index.get(reference.casefold(), -1)) if reference else -1
