"""From nearly optimal prices to an optimal assignment: shortest augmenting paths (Jonker & Volgenant 1987).

Reduced cost of a pair: p[i] + q[j] - value >= 0, and 0 for pairs in use. The shortest path from a free row to a free
column is swapped; prices move so that reduced costs stay >= 0 and the path is at no cost. Columns at no further cost
bypass the heap: with whole prices that is most of them.
"""

from collections import namedtuple

import numpy as np

from .arrays import filled, new
from .compiled import maker, part
from .heap import KEY, WHAT, drop_first, new_heap, push, with_room
from .numbers import INFINITY, NOBODY

#: Scratch memory of the searches. ``touched`` is what must be reset, ``final`` what lies nearer than the path's end,
#: ``same`` what lies as near as the row being read.
Search = namedtuple("Search", "distance before done touched final same count")

# entries of count
BOUND = 0  # distance of the nearest free column known
END = 1  # that column
TOUCHED = 2
FINAL = 3
SAME = 4
SIZE = 5  # of the heap
COUNTERS = 6


@maker
def new_search(n):
    """Scratch memory for n rows and columns."""
    return Search(
        filled(n, INFINITY),
        filled(n, -1),
        filled(n, 0),
        new(n),
        new(n),
        new(n),
        filled(COUNTERS, 0),
    )


@maker
def tighten(graph, q, column, row):
    """Smallest feasible row prices for these column prices; a row whose column is not among its best lets it go."""
    n = len(q)
    p = new(n)
    for i in range(n):
        best = -q[i]
        own = NOT_FOUND
        mine = column[i]
        if mine == i:
            own = best
        for e in range(graph.start[i], graph.start[i + 1]):
            offer = graph.value[e] - q[graph.to[e]]
            best = max(best, offer)
            if graph.to[e] == mine:
                own = offer
        p[i] = best
        if mine >= 0 and own < best:
            row[mine] = -1
            column[i] = -1
    return p


NOT_FOUND = -INFINITY


@maker
def augment_one_by_one(graph, p, q, column, row, budget):
    """A shortest path from each free row in turn, until so many rows were read. Returns how many are still free."""
    n = len(q)
    search = new_search(n)
    heap = new_heap(1024)
    sources, free = _free_rows(column)
    done = 0
    while done < free and budget > 0:
        reads, heap = _search_from(graph, p, q, column, row, search, heap, sources, done, done + 1)
        budget -= reads
        done += 1
    return free - done


@maker
def move_prices(graph, p, q, column, row):
    """One search from all free rows: prices move until a path to a free column is at no cost; nothing is swapped."""
    sources, free = _free_rows(column)
    _search_from(graph, p, q, column, row, new_search(len(q)), new_heap(1024), sources, 0, free)


@maker
def _free_rows(column):
    """The rows without a column, and how many."""
    rows = new(len(column))
    free = 0
    for i in range(len(column)):
        if column[i] < 0:
            rows[free] = i
            free += 1
    return rows, free


@maker
def _search_from(graph, p, q, column, row, search, heap, sources, first, last):
    """Dijkstra from sources[first:last] to the nearest free column, then new prices; a single source is augmented."""
    count = search.count
    for k in range(COUNTERS):
        count[k] = 0
    count[BOUND] = INFINITY
    reads = 0
    base = np.int64(0)
    while True:
        if first + reads < last:
            i = sources[first + reads]
        else:
            j = _next_column(search, heap)
            if j < 0 or search.distance[j] >= count[BOUND]:
                break
            search.done[j] = 1
            search.final[count[FINAL]] = j
            count[FINAL] += 1
            i = row[j]
            base = search.distance[j]
        reads += 1
        heap = with_room(heap, count[SIZE], graph.start[i + 1] - graph.start[i] + 1)
        _read_row(graph, p, q, row, search, heap, i, base)
        if count[BOUND] == base:
            break
    for k in range(first, min(first + reads, last)):
        p[sources[k]] -= count[BOUND]
    for k in range(count[FINAL]):
        j = search.final[k]
        nearer = count[BOUND] - search.distance[j]
        q[j] += nearer
        p[row[j]] -= nearer
    if last - first == 1:
        _swap_back(column, row, search.before, count[END], sources[first])
    for k in range(count[TOUCHED]):
        j = search.touched[k]
        search.distance[j] = INFINITY
        search.done[j] = 0
    return reads, heap


@part
def _next_column(search, heap):
    """The nearest column not yet done, -1 if there is none."""
    count, done, distance = search.count, search.done, search.distance
    while count[SAME] > 0:
        count[SAME] -= 1
        j = search.same[count[SAME]]
        if not done[j]:
            return j
    while count[SIZE] > 0:
        key = heap[0, KEY]
        j = heap[0, WHAT]
        count[SIZE] = drop_first(heap, count[SIZE])
        if not done[j] and key == distance[j]:
            return j
    return NOBODY


@part
def _read_row(graph, p, q, row, search, heap, i, base):
    """Columns that row i brings nearer."""
    count, distance = search.count, search.distance
    for e in range(graph.start[i], graph.start[i + 1] + 1):
        if e < graph.start[i + 1]:
            j = np.int64(graph.to[e])
            d = base + p[i] + q[j] - graph.value[e]
        else:
            j = i
            d = base + p[i] + q[i]
        if d >= distance[j] or d >= count[BOUND]:
            continue
        if distance[j] == INFINITY:
            search.touched[count[TOUCHED]] = j
            count[TOUCHED] += 1
        distance[j] = d
        search.before[j] = i
        if row[j] < 0:
            count[BOUND] = d
            count[END] = j
            if d == base:
                return
        elif d == base:
            search.same[count[SAME]] = j
            count[SAME] += 1
        else:
            count[SIZE] = push(heap, count[SIZE], d, j, i)


@part
def _swap_back(column, row, before, end, source):
    """Every row on the path to the free column takes the column that it was followed to."""
    j = end
    while True:
        i = before[j]
        given_up = column[i]
        column[i] = j
        row[j] = i
        j = given_up
        if i == source:
            break
