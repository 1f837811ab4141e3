"""The auction: nearly optimal prices, fast (Bertsekas 1979, 1988, with epsilon scaling).

Every row in turn bids for the column that offers it most, value minus price, and raises that column's price until it
would rather have its second choice, and by epsilon more; whoever held the column is out and bids again. With whole
prices and an epsilon below 1/n of a unit the outcome would be optimal. We stop far earlier, at 1/64 of a unit: prices
are rounded, and the exact searches that follow find what is missing.

**Few rows are read.** Prices only rise, so what a row saw when it was last read in full is an upper bound of what any
column offers now. Each row keeps its ``KEPT`` best columns and the best offer among the others; as long as its second
best kept column still beats that offer, nothing else needs to be looked at.
"""

import numpy as np

from .arrays import new, table
from .compiled import maker, part
from .numbers import INFINITY, NEVER

#: Columns a row remembers. Their prices are looked up at each bid; more would save readings but cost look-ups.
KEPT = 5

# A row's memory: KEPT columns, their values, and the best offer of all others when the row was last read.
VALUES = KEPT
OTHERS = 2 * KEPT
MEMORY = 2 * KEPT + 1

#: Prices above this end the auction; no sum of two of them overflows.
CEILING = np.int64(1) << np.int64(60)


@maker
def auction(graph, q, unit, first_epsilon, theta, highest_rise, bids_a_row, readings):
    """Raise the column prices q, in units of 1/unit, until every row but a few has a column.

    Parameters
    ----------
    graph : Graph
    q : (n,) array of int64
        Prices times unit; raised in place.
    unit : int
    first_epsilon : int
        In 1/unit; divided by theta from round to round, down to 1.
    theta : int
    highest_rise : int
        No bid raises a price by more, in 1/unit. So a row with one choice only does not drive prices out of reach.
    bids_a_row, readings : int
        A round ends when it took this many bids a row, or read the graph so many times over. Rows with many pairs that
        are outbid again and again cost more here than in the searches that follow.

    Returns
    -------
    column, row : (n,) arrays of int64
        The assignment of the last round, both ways; column[i] = i is being alone, -1 is nobody yet.
    """
    n = len(q)
    column = new(n)
    row = new(n)
    queue = new(n)
    memory = table(n, MEMORY)
    for i in range(n):
        memory[i, OTHERS] = INFINITY  # never read
        for k in range(KEPT):
            memory[i, k] = i
            memory[i, VALUES + k] = NEVER
    offers = new(KEPT + 1)
    epsilon = first_epsilon
    while True:
        _round(
            graph,
            q,
            unit,
            epsilon,
            highest_rise,
            bids_a_row * n,
            readings * len(graph.to),
            column,
            row,
            queue,
            memory,
            offers,
        )
        if epsilon <= 1:
            break
        epsilon = max(epsilon // theta, 1)
    return column, row


@part
def _round(graph, q, unit, epsilon, highest_rise, bids, pairs, column, row, queue, memory, offers):
    """One round: everybody without a column bids, first come, first served."""
    n = len(q)
    for i in range(n):
        column[i] = -1
        row[i] = -1
        queue[i] = i
    head = 0
    waiting = n
    while waiting > 0 and bids > 0 and pairs > 0:
        i = queue[head]
        head += 1
        if head == n:
            head = 0
        waiting -= 1
        bids -= 1
        j, best, second = _best_kept(i, q, memory)
        if second < memory[i, OTHERS]:
            pairs -= graph.start[i + 1] - graph.start[i]
            _read_row(graph, i, q, unit, memory, offers)
            j, best, second = _best_kept(i, q, memory)
        if second > NEVER:
            q[j] += min(best - second, highest_rise) + epsilon
        else:
            q[j] += epsilon
        if q[j] > CEILING:
            return
        r = row[j]
        row[j] = i
        column[i] = j
        if r >= 0:
            column[r] = -1
            tail = head + waiting
            if tail >= n:
                tail -= n
            queue[tail] = r
            waiting += 1


@part
def _best_kept(i, q, memory):
    """The best of being alone and the kept columns, what it offers, and what the second best does."""
    best = -q[i]
    j = i
    second = NEVER
    for k in range(KEPT):
        offer = memory[i, VALUES + k] - q[memory[i, k]]
        if offer > best:
            second = best
            best = offer
            j = memory[i, k]
        elif offer > second:
            second = offer
    return j, best, second


@part
def _read_row(graph, i, q, unit, memory, offers):
    """Read row i in full: its KEPT best columns into its memory, their offers and the best other one into offers."""
    for k in range(KEPT):
        offers[k] = NEVER
        memory[i, k] = i
        memory[i, VALUES + k] = NEVER
    offers[KEPT] = NEVER
    for e in range(graph.start[i], graph.start[i + 1]):
        j = np.int64(graph.to[e])
        value = graph.value[e] * unit
        offer = value - q[j]
        if offer > offers[KEPT]:
            k = KEPT
            while k > 0 and offers[k - 1] < offer:
                offers[k] = offers[k - 1]
                if k < KEPT:
                    memory[i, k] = memory[i, k - 1]
                    memory[i, VALUES + k] = memory[i, VALUES + k - 1]
                k -= 1
            offers[k] = offer
            if k < KEPT:
                memory[i, k] = j
                memory[i, VALUES + k] = value
    memory[i, OTHERS] = offers[KEPT]
