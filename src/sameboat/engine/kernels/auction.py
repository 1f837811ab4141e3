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

#: Columns that a reading puts aside before it looks for the KEPT best of them.
SHELF = 16

# The shelf's two rows: places in graph.to, and what the columns there offer.
PLACES, OFFERS = 0, 1

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
    shelf = table(2, SHELF + 1)
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
            shelf,
        )
        if epsilon <= 1:
            break
        epsilon = max(epsilon // theta, 1)
    return column, row


@part
def _round(graph, q, unit, epsilon, highest_rise, bids, pairs, column, row, queue, memory, shelf):
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
            _read_row(graph, i, q, unit, memory, shelf)
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
        column = np.uint32(memory[i, k])  # without a sign, numba need not ask whether it counts from the end
        offer = memory[i, VALUES + k] - q[column]
        second = max(second, min(best, offer))
        if offer > best:
            best = offer
            j = np.int64(column)
    return j, best, second


@part
def _read_row(graph, i, q, unit, memory, shelf):
    """Read row i in full: its KEPT best columns into its memory, and the best offer of all others.

    Where the row was read before, the least of what its kept columns offer now is a bar that the KEPT best must clear.
    What clears it goes on a shelf, without a branch to guess wrong; only a full shelf is looked through, and the bar
    then lies higher.
    """
    bar = NEVER
    if memory[i, OTHERS] < INFINITY:
        bar = INFINITY
        for k in range(KEPT):
            bar = min(bar, memory[i, VALUES + k] - q[np.uint32(memory[i, k])] - 1)
    others = NEVER
    found = 0
    for e in range(graph.start[i], graph.start[i + 1]):
        offer = graph.value[e] * unit - q[np.uint32(graph.to[e])]
        shelf[PLACES, found] = e
        shelf[OFFERS, found] = offer
        clears = offer > bar
        found += clears
        others = max(others, NEVER if clears else offer)
        if found == SHELF:
            bar, others = _keep_best(shelf, found, others)
            found = KEPT
    if found > KEPT:
        _, others = _keep_best(shelf, found, others)
        found = KEPT
    for k in range(KEPT):
        memory[i, k] = i
        memory[i, VALUES + k] = NEVER
    for k in range(found):
        e = shelf[PLACES, k]
        memory[i, k] = graph.to[e]
        memory[i, VALUES + k] = graph.value[e] * unit
    memory[i, OTHERS] = others


@part
def _keep_best(shelf, found, others):
    """Move the KEPT best of the shelf to its front. Returns the least offer of these, and the best of all others."""
    least, at = _least(shelf)
    for k in range(KEPT, found):
        offer = shelf[OFFERS, k]
        if offer > least:
            others = max(others, least)
            shelf[PLACES, at] = shelf[PLACES, k]
            shelf[OFFERS, at] = offer
            least, at = _least(shelf)
        else:
            others = max(others, offer)
    return least, others


@part
def _least(shelf):
    """The least offer of the first KEPT on the shelf, and where it stands."""
    least = shelf[OFFERS, 0]
    at = 0
    for k in range(1, KEPT):
        if shelf[OFFERS, k] < least:
            least = shelf[OFFERS, k]
            at = k
    return least, at
