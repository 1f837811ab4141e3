"""The certificate: from the prices alone, in whole numbers."""

import numpy as np

from ..compiled import kernel

FINE, NOT_FEASIBLE, NOT_A_MATCHING = 0, 1, 2


@kernel
def certify(sides, capacity, mentor_of, gain, price):
    """Whether the prices are dual feasible and the assignment keeps the capacities; value and bound; mentees placed.

    Sums come as two numbers each, high * 2**31 + low, so that they cannot overflow. Cost: O(pairs).
    """
    verdict = FINE
    taken = np.zeros(len(price), np.int64)
    value = np.zeros(2, np.int64)
    bound = np.zeros(2, np.int64)
    size = 0
    for i in range(len(gain)):
        if gain[i] < 0:
            verdict = NOT_FEASIBLE
        bound[0] += gain[i] >> 31
        bound[1] += gain[i] & 0x7FFFFFFF
        seen = mentor_of[i] < 0
        for e in range(sides.start[i], sides.start[i + 1]):
            j = sides.to[e]
            if gain[i] + price[j] < sides.value[e]:
                verdict = NOT_FEASIBLE
            if j == mentor_of[i]:
                seen = True
                size += 1
                taken[j] += 1
                value[0] += sides.value[e] >> 31
                value[1] += sides.value[e] & 0x7FFFFFFF
        if not seen:
            verdict = NOT_A_MATCHING
    for j in range(len(price)):
        if price[j] < 0:
            verdict = NOT_FEASIBLE
        if taken[j] > capacity[j]:
            verdict = NOT_A_MATCHING
        places = sides.first_place[j + 1] - sides.first_place[j]
        bound[0] += places * (price[j] >> 31)
        bound[1] += places * (price[j] & 0x7FFFFFFF)
    return verdict, size, value[0], value[1], bound[0], bound[1]
