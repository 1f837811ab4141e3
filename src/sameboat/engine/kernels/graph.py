"""The pairs, as rows of neighbours: every later stage walks along rows.

Rows are sorted by neighbour and hold each neighbour once. So the result of the solver does not depend on the order in
which pairs were listed, and whoever needs each pair once takes the upper end of each row.
"""

from collections import namedtuple

import numpy as np

from .arrays import filled, new
from .compiled import kernel, maker, part

#: Neighbours of x are to[start[x]:start[x + 1]], the pairs' values value[start[x]:start[x + 1]].
Graph = namedtuple("Graph", "start to value")

FINE, OUT_OF_RANGE, SELF_PAIR = 0, 1, 2


@kernel
def build_graph(n, pairs, weights, above):
    """Rows of neighbours from a list of pairs; of repeated pairs the heaviest counts.

    Parameters
    ----------
    n : int
        People.
    pairs : (m, 2) array of int32 or int64
    weights : (m,) array of int64
    above : int
        Only pairs that weigh more than this are taken.

    Returns
    -------
    complaint : int
        FINE, OUT_OF_RANGE or SELF_PAIR.
    where : int
        The first pair complained of.
    graph : Graph
        Values are weights. Cost: O(n + m).
    """
    start = filled(n + 1, 0)
    last = np.int64(-1)
    in_order = True
    for k in range(len(pairs)):
        u = np.int64(pairs[k, 0])
        v = np.int64(pairs[k, 1])
        in_order &= (u < v) & (u * n + v > last)
        last = u * n + v
        if u < 0 or v < 0 or u >= n or v >= n:
            return OUT_OF_RANGE, k, Graph(start, np.empty(0, np.int32), new(0))
        if u == v:
            return SELF_PAIR, k, Graph(start, np.empty(0, np.int32), new(0))
        if weights[k] > above:
            start[u + 1] += 1
            start[v + 1] += 1
    for x in range(n):
        start[x + 1] += start[x]
    place = _beginnings(n, start)
    to = np.empty(start[n], np.int32)
    value = new(start[n])
    for k in range(len(pairs)):
        if weights[k] > above:
            u = pairs[k, 0]
            v = pairs[k, 1]
            to[place[u]] = v
            value[place[u]] = weights[k]
            place[u] += 1
            to[place[v]] = u
            value[place[v]] = weights[k]
            place[v] += 1
    graph = Graph(start, to, value)
    # Pairs listed in order, smaller number first, fill every row in order: first those who come before, then after.
    disorder = CLEAN if in_order else _disorder(n, graph)
    if disorder == UNSORTED:
        graph = _sorted_rows(n, graph)
        disorder = _disorder(n, graph)
    if disorder == REPEATED:
        graph = _merged(n, graph)
    return FINE, 0, graph


@maker
def _beginnings(n, start):
    """Where each row begins, to be moved on as it fills."""
    place = new(n)
    for x in range(n):
        place[x] = start[x]
    return place


CLEAN, REPEATED, UNSORTED = 0, 1, 2


@part
def _disorder(n, graph):
    """What is the matter with the rows: nothing, neighbours named twice, or no order."""
    worst = CLEAN
    for x in range(n):
        for e in range(graph.start[x] + 1, graph.start[x + 1]):
            if graph.to[e] < graph.to[e - 1]:
                return UNSORTED
            if graph.to[e] == graph.to[e - 1]:
                worst = REPEATED
    return worst


@maker
def _sorted_rows(n, graph):
    """The same rows, sorted: walking through the rows in order meets every neighbour's own row in order."""
    place = _beginnings(n, graph.start)
    to = np.empty(len(graph.to), np.int32)
    value = new(len(graph.value))
    for x in range(n):
        for e in range(graph.start[x], graph.start[x + 1]):
            y = graph.to[e]
            to[place[y]] = x
            value[place[y]] = graph.value[e]
            place[y] += 1
    return Graph(graph.start, to, value)


@maker
def _merged(n, graph):
    """Sorted rows without repetition, the heaviest value kept."""
    start = filled(n + 1, 0)
    to = np.empty(len(graph.to), np.int32)
    value = new(len(graph.value))
    kept = 0
    for x in range(n):
        for e in range(graph.start[x], graph.start[x + 1]):
            if kept > start[x] and to[kept - 1] == graph.to[e]:
                value[kept - 1] = max(value[kept - 1], graph.value[e])
            else:
                to[kept] = graph.to[e]
                value[kept] = graph.value[e]
                kept += 1
        start[x + 1] = kept
    return Graph(start, to[:kept], value[:kept])
