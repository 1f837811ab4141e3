"""The one clock that drives all trees.

What is tight now is done first: freed people look around, new outer people read their neighbours. When nothing is left
to do at this time, the clock moves to the next event:

* REACH: a free person becomes tight with an outer one, and the tree grows;
* JOIN: two outer people become tight; in one tree they make a blossom, in two trees they end both as a pair more;
* OPEN: an inner blossom has used up its price and falls into its parts;
* ALONE: an outer person has come to price 0, and its tree ends with that person alone.

Events are never taken back. Whether one still holds is seen when it is due, from the pair itself.
"""

import numpy as np

from ..arrays import new
from ..compiled import maker, part
from ..heap import KEY, WHAT, WHO, drop_first, new_heap, push, with_room
from ..numbers import INFINITY
from .augmenting import meet, plant, stay_alone
from .blossoms import expand, shrink
from .labels import grow, look_if_seen, see, will_look
from .state import (
    BASE,
    BY_MANY,
    DROPPED,
    FREE,
    GROUP,
    IN_TO_LOOK,
    IN_TO_READ,
    INNER,
    LABEL,
    LIVE,
    LOOKS,
    LOW,
    LOW_AT,
    MATE,
    NOW,
    OFFSET,
    OUTER,
    PARENT,
    REACHED_AT,
    READ_HEAD,
    READS,
    RIPE,
    RIPENING,
    ROOT,
    SEEN_BY,
    TO_LOOK,
    TO_READ,
    UNSEEN,
    WAITS,
    WAITS_BITS,
    Y,
    Z,
    new_forest,
)

# The low bits of an event's WHAT; the rest is a place in graph.to, a blossom or a root. WHO is whose row the place is
# in: the outer person's in REACH and JOIN, the free person's in REACHED.
REACH, REACHED, JOIN, OPEN, ALONE = 0, 1, 2, 3, 4
KIND_BITS = 3
KIND_MASK = 7


@maker
def search_forest(graph, mate, y, exposed):
    """Grow trees from the exposed people until none is left.

    Parameters
    ----------
    graph : Graph
    mate : (n,) array of int64
        Pairs so far, each tight; -1 for nobody. Changed in place: the optimal matching.
    y : (n,) array of int64
        Prices in quarters, even, 0 for those who are alone for good. Changed in place: the optimal prices.
    exposed : array of int64
        Who may still find a partner.

    Returns
    -------
    parent : (2n,) array of int64
        Blossom directly around each person 0..n-1 and each blossom n..2n-1, -1 for none.
    z : (2n,) array of int64
        Prices of blossoms in quarters.

    Cost: O(n * pairs * log n) by the plain argument; in practice each person is read once or twice in all.
    """
    n = len(y)
    forest = new_forest(mate, y)
    person, node, count = forest.person, forest.node, forest.count
    heap = new_heap(256 + 4 * len(exposed))
    size = 0
    for root in exposed:
        if y[root] > 0:
            plant(forest, root)
    while count[LIVE] > 0:
        if count[LOOKS] > 0:
            heap = with_room(heap, size, 1)
            size = _look(graph, forest, heap, size)
        elif count[READS] > 0:
            u = forest.lists[TO_READ, count[READ_HEAD]]
            heap = with_room(heap, size, graph.start[u + 1] - graph.start[u] + 1)
            size = _read(graph, forest, heap, size)
        else:
            key, what, who = heap[0, KEY], heap[0, WHAT], heap[0, WHO]
            size = drop_first(heap, size)
            heap = with_room(heap, size, 1)
            size = _happen(graph, forest, heap, size, key, what, who)
        if count[RIPE] > 0:
            heap = with_room(heap, size, count[RIPE])
            size = _announce_ripe(forest, heap, size)
    for x in range(n):
        mate[x] = node[x, MATE]
        y[x] = person[x, Y] + forest.person[person[x, GROUP], OFFSET]
    parent = new(2 * n)
    z = new(2 * n)
    for b in range(2 * n):
        parent[b] = node[b, PARENT]
        z[b] = node[b, Z]
    return parent, z


@part
def _look(graph, forest, heap, size):
    """A person who was freed looks for the outer neighbour that will be tight first."""
    person, count = forest.person, forest.count
    count[LOOKS] -= 1
    v = forest.lists[TO_LOOK, count[LOOKS]]
    person[v, WAITS] &= ~IN_TO_LOOK
    s = person[v, GROUP]
    person[v, REACHED_AT] = INFINITY
    if person[s, LABEL] != FREE:
        return size
    now = count[NOW]
    nearest = INFINITY
    through = np.int64(-1)
    seen_by = np.int64(UNSEEN)
    price = person[v, Y] + person[s, OFFSET]
    for e in range(graph.start[v], graph.start[v + 1]):
        x = graph.to[e]
        t = person[x, GROUP]
        if person[t, LABEL] == OUTER:
            root = person[t, ROOT]
            if seen_by == UNSEEN:
                seen_by = root
            elif seen_by != root:
                seen_by = BY_MANY
            key = price + person[x, Y] + person[t, OFFSET] - 4 * graph.value[e]
            if key < nearest and key < forest.tree[root, LOW]:
                nearest = key
                through = e
                if key == now:
                    seen_by = BY_MANY  # not read to the end
                    break
    person[v, WAITS] = seen_by << SEEN_BY | person[v, WAITS] & WAITS_BITS
    if nearest == now:
        _reach(forest, np.int64(graph.to[through]), v)
    elif nearest < INFINITY:
        person[v, REACHED_AT] = nearest
        size = push(heap, size, nearest, through << KIND_BITS | REACHED, v)
    return size


@part
def _reach(forest, u, v):
    """Outer person u and free person v are tight now."""
    if not grow(forest, u, v):
        meet(forest, u, v)
        will_look(forest, v)  # v stays free, and other trees may want it


@part
def _read(graph, forest, heap, size):
    """A new outer person looks at its neighbours: what is tight is done, what will be is put on the heap.

    Nothing is kept that would be due only after the tree has ended.
    """
    n = len(forest.person)
    person, tree, count = forest.person, forest.tree, forest.count
    u = forest.lists[TO_READ, count[READ_HEAD]]
    count[READ_HEAD] += 1
    if count[READ_HEAD] == n:
        count[READ_HEAD] = 0
    count[READS] -= 1
    person[u, WAITS] &= ~IN_TO_READ
    mine = person[u, GROUP]
    if person[mine, LABEL] != OUTER:
        return size
    now = count[NOW]
    price = person[u, Y] + person[mine, OFFSET] - now
    root = person[mine, ROOT]
    low = tree[root, LOW]
    if now + price < low:
        low = now + price
        tree[root, LOW] = low
        tree[root, LOW_AT] = u
        size = push(heap, size, low, root << KIND_BITS | ALONE, u)
    for e in range(graph.start[u], graph.start[u + 1]):
        v = np.int64(graph.to[e])
        theirs = person[v, GROUP]
        if theirs == mine:
            continue
        see(forest, v, root)
        label = person[theirs, LABEL]
        if label == INNER:
            continue
        slack = price + person[v, Y] + person[theirs, OFFSET] - 4 * graph.value[e]
        if label == FREE:
            key = slack + now
            if key == now:
                if not grow(forest, u, v):
                    meet(forest, u, v)
                    will_look(forest, u)  # u is free again, and has not read to the end
                    break
            elif key < person[v, REACHED_AT] and key < low:
                person[v, REACHED_AT] = key
                size = push(heap, size, key, e << KIND_BITS | REACH, u)
        else:
            key = ((slack - now) >> 1) + now
            if key == now:
                if person[theirs, ROOT] != root:
                    meet(forest, u, v)
                    will_look(forest, u)
                    break
                shrink(forest, u, v)
                mine = person[u, GROUP]
            elif not person[v, WAITS] & IN_TO_READ:
                size = _foresee_join(forest, heap, size, key, e, u, root, person[theirs, ROOT])
    return size


@part
def _foresee_join(forest, heap, size, key, e, u, root, other_root):
    """Two outer people will be tight at this time, unless one of their trees ends before."""
    tree = forest.tree
    low = tree[root, LOW]
    other_low = tree[other_root, LOW]
    if key < low and key < other_low:
        return push(heap, size, key, e << KIND_BITS | JOIN, u)
    if key < low:
        tree[other_root, DROPPED] = 1
    elif key < other_low:
        tree[root, DROPPED] = 1
    return size


@part
def _announce_ripe(forest, heap, size):
    """Put the opening of new inner blossoms on the heap."""
    count = forest.count
    while count[RIPE] > 0:
        count[RIPE] -= 1
        b = forest.lists[RIPENING, count[RIPE]]
        size = push(heap, size, forest.node[b, Z] >> 1, b << KIND_BITS | OPEN, b)
    return size


@part
def _happen(graph, forest, heap, size, key, what, who):
    """The next event is due: where it still holds, the clock moves to it and it happens. Returns the heap's size."""
    kind = what & KIND_MASK
    at = what >> KIND_BITS
    if kind == REACH:
        _reach_if_tight(graph, forest, key, at, who, np.int64(graph.to[at]))
    elif kind == REACHED:
        _reach_if_tight(graph, forest, key, at, np.int64(graph.to[at]), who)
    elif kind == JOIN:
        size = _join_if_tight(graph, forest, heap, size, key, at, who, np.int64(graph.to[at]))
    elif kind == OPEN:
        _open_if_used_up(forest, key, at)
    elif forest.tree[at, LOW] == key:
        forest.count[NOW] = key
        stay_alone(forest, at, forest.tree[at, LOW_AT])
    return size


@part
def _reach_if_tight(graph, forest, key, e, u, v):
    """Free person v was to be tight with outer person u now; if u is no longer there, v looks for another."""
    person = forest.person
    theirs = person[v, GROUP]
    if person[theirs, LABEL] != FREE or person[v, REACHED_AT] != key:
        return
    forest.count[NOW] = key
    mine = person[u, GROUP]
    if person[mine, LABEL] == OUTER:
        sum_of_prices = person[u, Y] + person[mine, OFFSET] - key + person[v, Y] + person[theirs, OFFSET]
        if sum_of_prices == 4 * graph.value[e]:
            _reach(forest, u, v)
            return
    look_if_seen(forest, v)


@part
def _join_if_tight(graph, forest, heap, size, key, e, u, v):
    """Two outer people were to be tight now. If one of them was freed, that will be later, as a REACH."""
    person = forest.person
    mine = person[u, GROUP]
    theirs = person[v, GROUP]
    if mine == theirs:
        return size
    if person[mine, LABEL] != OUTER:
        if person[mine, LABEL] == FREE and person[theirs, LABEL] == OUTER:
            return _reach_later(graph, forest, heap, size, key, e << KIND_BITS | REACHED, e, u, v)
        return size
    if person[theirs, LABEL] != OUTER:
        if person[theirs, LABEL] == FREE:
            return _reach_later(graph, forest, heap, size, key, e << KIND_BITS | REACH, e, v, u)
        return size
    sum_of_prices = person[u, Y] + person[mine, OFFSET] + person[v, Y] + person[theirs, OFFSET] - 2 * key
    if sum_of_prices != 4 * graph.value[e]:
        return size
    forest.count[NOW] = key
    if person[mine, ROOT] == person[theirs, ROOT]:
        shrink(forest, u, v)
    else:
        meet(forest, u, v)
    return size


@part
def _reach_later(graph, forest, heap, size, key, what, e, free, outer):
    """Of two outer people one was freed: they will be tight when the other alone has come so far."""
    person = forest.person
    mine = person[free, GROUP]
    theirs = person[outer, GROUP]
    due = person[free, Y] + person[mine, OFFSET] + person[outer, Y] + person[theirs, OFFSET] - 4 * graph.value[e]
    if due >= person[free, REACHED_AT] or due >= forest.tree[person[theirs, ROOT], LOW]:
        return size
    if due <= key:
        forest.count[NOW] = key
        _reach(forest, outer, free)
        return size
    person[free, REACHED_AT] = due
    who = outer if what & KIND_MASK == REACH else free
    return push(heap, size, due, what, who)


@part
def _open_if_used_up(forest, key, b):
    """An inner blossom was to have used up its price now."""
    node = forest.node
    if node[b, BASE] < 0 or node[b, PARENT] >= 0 or node[b, Z] != 2 * key:
        return
    if forest.person[forest.person[node[b, BASE], GROUP], LABEL] == INNER:
        forest.count[NOW] = key
        expand(forest, b)
