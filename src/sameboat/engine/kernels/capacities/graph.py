"""Who could be whose mentor, from both sides."""

from collections import namedtuple

import numpy as np

from ..compiled import kernel, part

#: The mentors of mentee i are to[start[i]:start[i + 1]], ascending, each once; the mentees of mentor j likewise in
#: back_to. Places of mentor j are the numbers first_place[j] to first_place[j + 1].
Sides = namedtuple("Sides", "start to value back_start back_to back_value first_place")


@kernel
def build_sides(mentees, mentors, pairs, weights, capacity, bonus, above):
    """Rows for both sides from a list of pairs; of repeated pairs the heaviest counts.

    ``pairs`` (m, 2) of mentee and mentor, all within range; ``weights`` (m,) int64; ``capacity`` (mentors,) int64.
    Pairs that weigh no more than ``above``, or whose mentor has no place at all, are left out; every value is the
    weight and ``bonus``. A mentor has no more places than mentees who could come. O(mentees + mentors + m).
    """
    back_start = np.zeros(mentors + 1, np.int64)
    for k in range(len(pairs)):
        if weights[k] > above and capacity[pairs[k, 1]] > 0:
            back_start[pairs[k, 1] + 1] += 1
    _add_up(back_start)
    back_to = np.empty(back_start[mentors], np.int32)
    back_value = np.empty(back_start[mentors], np.int64)
    place = back_start[:-1].copy()
    for k in range(len(pairs)):
        j = pairs[k, 1]
        if weights[k] > above and capacity[j] > 0:
            back_to[place[j]] = pairs[k, 0]
            back_value[place[j]] = weights[k] + bonus
            place[j] += 1
    start = np.zeros(mentees + 1, np.int64)
    to = np.empty_like(back_to)
    value = np.empty_like(back_value)
    for i in back_to:
        start[i + 1] += 1
    _add_up(start)
    kept = _turned(back_start, back_to, back_value, start, to, value)
    to, value = to[:kept].copy(), value[:kept].copy()
    back_start[:] = 0
    for j in to:
        back_start[j + 1] += 1
    _add_up(back_start)
    back_to, back_value = back_to[:kept].copy(), back_value[:kept].copy()
    _turned(start, to, value, back_start, back_to, back_value)
    first_place = np.zeros(mentors + 1, np.int64)
    for j in range(mentors):
        first_place[j + 1] = first_place[j] + min(capacity[j], back_start[j + 1] - back_start[j])
    return Sides(start, to, value, back_start, back_to, back_value, first_place)


@part
def _add_up(start):
    for x in range(len(start) - 1):
        start[x + 1] += start[x]


@part
def _turned(start, to, value, other_start, other_to, other_value):
    """Fill the rows of the other side, ascending, as we walk in order; then close up what stood there twice."""
    n = len(other_start) - 1
    for x in range(n, 0, -1):  # where a row begins serves as its pen: shifted by one, it ends where it should
        other_start[x] = other_start[x - 1]
    for x in range(len(start) - 1):
        for e in range(start[x], start[x + 1]):
            y = to[e]
            other_to[other_start[y + 1]] = x
            other_value[other_start[y + 1]] = value[e]
            other_start[y + 1] += 1
    kept = 0
    begin = 0
    for y in range(n):
        first = kept
        for e in range(begin, other_start[y + 1]):
            if kept > first and other_to[kept - 1] == other_to[e]:
                other_value[kept - 1] = max(other_value[kept - 1], other_value[e])
            else:
                other_to[kept] = other_to[e]
                other_value[kept] = other_value[e]
                kept += 1
        begin = other_start[y + 1]
        other_start[y + 1] = kept
    return kept
