"""The optimal fractional matching: an assignment on the double cover, with a half-integral dual (Balinski 1965).

An optimal assignment with prices p and q gives y[u] = (p[u] + q[u]) / 2, feasible for every pair because both
directions are, and its value is half the assignment's: an upper bound for every matching. Only odd cycles separate the
two.
"""

import numpy as np

from .arrays import filled, new
from .auction import auction
from .compiled import maker
from .hopcroft_karp import hopcroft_karp
from .paths import augment_one_by_one, move_prices, tighten

#: An optimal dual is whole when values are. Prices kept in 64ths and then rounded leave 1 row in 120 without a column,
#: in eighths 1 in 16 (and twenty weight levels at 100,000 people then take 12 s instead of 2).
FINEST = 64

#: The first epsilon is the span of the weights over this: starting coarser doubles the auction's time.
FIRST_EPSILON = 200

#: Epsilon shrinks by this from round to round.
THETA = 20

#: A round of the auction ends after so many bids a row, or when it has read the graph so many times over.
BIDS_A_ROW = 200
READINGS = 16

#: Phases of Hopcroft-Karp before prices move again.
PHASES = 8


@maker
def fractional_matching(graph, half, bonus, unit, span):
    """Optimal assignment on the double cover, with whole prices.

    Parameters
    ----------
    graph : Graph
    half : (n,) array of int64
        The size potential; zeros where size does not come first.
    bonus : int
        Contained in every value; even.
    unit : int
        Auction prices are kept in 1/unit.
    span : int
        Largest difference between a pair's weight and 0 or another pair's weight.

    Returns
    -------
    column : (n,) array of int64
        A permutation: column[i] = i is being alone.
    p, q : (n,) arrays of int64
        Optimal prices.
    """
    q = _first_prices(graph, half, bonus, unit)
    first_epsilon = max(span * unit // FIRST_EPSILON, 1)
    column, row = auction(graph, q, unit, first_epsilon, THETA, 8 * span * unit, BIDS_A_ROW, READINGS)
    for j in range(len(q)):
        q[j] = (q[j] + unit // 2) // unit
    p = tighten(graph, q, column, row)
    _complete(graph, p, q, column, row)
    return column, p, q


@maker
def all_alike(graph):
    """Whether every pair is worth the same."""
    e = 0
    while e < len(graph.value) and graph.value[e] == graph.value[0]:
        e += 1
    return e == len(graph.value)


@maker
def fractional_matching_of_equals(graph, column, row, half):
    """The same where every pair is worth the same: the largest assignment, and the potential that proves it as prices.

    Whoever has no column yet may be left over, at price 0. The largest assignment need not leave over the same people
    as rows and as columns; what is missing is found at no cost. No bids are needed: they would only tell ties apart.
    """
    n = len(half)
    value = graph.value[0] if len(graph.value) else np.int64(0)
    p = new(n)
    q = new(n)
    for i in range(n):
        q[i] = half[i] * value // 2
        p[i] = half[i] * value - q[i]
    _complete(graph, p, q, column, row)
    return column, p, q


@maker
def _first_prices(graph, half, bonus, unit):
    """Half of the best weight each column takes part in, and the potential's share of the bonus."""
    n = len(half)
    q = filled(n, 0)
    for i in range(n):
        best = np.int64(0)
        for e in range(graph.start[i], graph.start[i + 1]):
            best = max(best, graph.value[e] - bonus)
        q[i] = (best * unit) // 2 + half[i] * (bonus // 2) * unit
    return q


@maker
def _complete(graph, p, q, column, row):
    """From a nearly complete assignment to a complete one.

    Where many values are equal, single searches wade through large parts of the graph at no cost. As soon as they have
    read as many rows as there are, one search from all free rows moves the prices, and Hopcroft-Karp takes what that
    made tight. So neither few hard rows nor many easy ones cost much.
    """
    n = len(q)
    left = hopcroft_karp(graph, p, q, column, row, False, PHASES)
    while left:
        left = augment_one_by_one(graph, p, q, column, row, n)
        if left:
            move_prices(graph, p, q, column, row)
            left = hopcroft_karp(graph, p, q, column, row, False, PHASES)
