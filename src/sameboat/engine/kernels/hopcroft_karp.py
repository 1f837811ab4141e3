"""Many shortest augmenting paths at a time, on the double cover (Hopcroft & Karp 1973).

The double cover has every person twice: as a row, who looks, and as a column, who is looked at. A pair u, v of the
graph is there as (row u, column v) and (row v, column u); being alone is (row i, column i), of value 0.
"""

import numpy as np

from .arrays import new
from .compiled import maker, part


@maker
def hopcroft_karp(graph, p, q, column, row, every, phases):
    """Lengthen the assignment along disjoint shortest augmenting paths, phase by phase.

    Parameters
    ----------
    graph : Graph
    p, q : (n,) arrays of int64
        Prices of rows and columns; a pair may be used where p[i] + q[j] equals its value. Not read when every pair may.
    column, row : (n,) arrays of int64
        The assignment, both ways, -1 for nobody; changed in place.
    every : bool
        Every pair may be used, and nobody may be alone.
    phases : int
        At most so many.

    Returns
    -------
    int
        Rows still without a column. Cost: O(pairs) a phase, O(sqrt(n)) phases until none is left to gain.
    """
    n = len(column)
    level = new(n)
    queue = new(n)
    arc = new(n)
    path = new(n)
    free = 0
    for _ in range(phases):
        free, found = _layers(graph, p, q, column, row, every, level, queue)
        if not found:
            break
        for i in range(n):
            arc[i] = graph.start[i]
        for k in range(free):
            _augment_from(graph, p, q, column, row, every, level, arc, path, queue[k])
    left = 0
    for i in range(n):
        left += column[i] < 0
    return left


@part
def _layers(graph, p, q, column, row, every, level, queue):
    """How far every row is from the free rows, up to the first free column; free rows, and whether there is one."""
    n = len(column)
    tail = 0
    for i in range(n):
        level[i] = -1
        if column[i] < 0:
            level[i] = 0
            queue[tail] = i
            tail += 1
    free = tail
    head = 0
    last = n + 1
    while head < tail:
        i = queue[head]
        head += 1
        if level[i] >= last:
            break
        for e in range(graph.start[i], graph.start[i + 1] + 1):
            if e == graph.start[i + 1]:
                j = i
                usable = not every and p[i] + q[i] == 0
            else:
                j = np.int64(graph.to[e])
                usable = every or p[i] + q[j] == graph.value[e]
            if usable:
                r = row[j]
                if r < 0:
                    last = level[i]
                elif level[r] < 0:
                    level[r] = level[i] + 1
                    queue[tail] = r
                    tail += 1
    return free, last <= n


@part
def _augment_from(graph, p, q, column, row, every, level, arc, path, source):
    """Depth first along the layers to a free column. Each row's arc only moves on, so a phase reads a row once."""
    depth = 0
    path[0] = source
    while depth >= 0:
        i = path[depth]
        e = arc[i]
        end = graph.start[i + 1]
        if e > end or (every and e == end):
            level[i] = -1
            depth -= 1
            continue
        arc[i] = e + 1
        if e == end:
            j = i
            usable = p[i] + q[i] == 0
        else:
            j = np.int64(graph.to[e])
            usable = every or p[i] + q[j] == graph.value[e]
        if not usable:
            continue
        r = row[j]
        if r < 0:
            _swap(column, row, level, path, depth, j)
            return
        if level[r] == level[i] + 1:
            depth += 1
            path[depth] = r


@part
def _swap(column, row, level, path, depth, j):
    """Every row of the path takes the column found below it, the last one column j; used rows leave the layers."""
    while depth >= 0:
        i = path[depth]
        before = column[i]
        column[i] = j
        row[j] = i
        level[i] = -1
        j = before
        depth -= 1
