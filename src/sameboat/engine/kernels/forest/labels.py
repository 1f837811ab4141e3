"""Who is outer, inner or free, and what a label sets in motion."""

from ..compiled import part
from ..numbers import INFINITY
from .state import (
    BASE,
    BESIDE,
    BY_MANY,
    CHILD,
    FIRST,
    GROUP,
    IN_TO_LOOK,
    IN_TO_READ,
    INNER,
    LABEL,
    LINK_FROM,
    LINK_TO,
    LOOKS,
    LOW,
    MATE,
    NEXT,
    NOW,
    OFFSET,
    OUTER,
    REACHED_AT,
    READ_HEAD,
    READS,
    RIPE,
    RIPENING,
    ROOT,
    SEEN_BY,
    STACK,
    TO_LOOK,
    TO_READ,
    TOP,
    WAITS,
    WAITS_BITS,
    Y,
    Z,
)


@part
def top_of(forest, x):
    """The outermost node person x lies in."""
    return forest.person[forest.person[x, GROUP], TOP]


@part
def group_of(forest, b):
    """The group of node b, which lies in no blossom."""
    return forest.person[forest.node[b, BASE], GROUP]


@part
def will_read(forest, x):
    """Person x became outer: its neighbours must be looked at."""
    if forest.person[x, WAITS] & IN_TO_READ:
        return
    forest.person[x, WAITS] |= IN_TO_READ
    n = len(forest.person)
    k = forest.count[READ_HEAD] + forest.count[READS]
    forest.lists[TO_READ, k if k < n else k - n] = x
    forest.count[READS] += 1


@part
def will_look(forest, x):
    """Person x became free: it must look for its nearest outer neighbour."""
    if forest.person[x, WAITS] & IN_TO_LOOK:
        return
    forest.person[x, WAITS] |= IN_TO_LOOK
    forest.lists[TO_LOOK, forest.count[LOOKS]] = x
    forest.count[LOOKS] += 1


@part
def people_of(forest, b):
    """Put the people of node b into the list STACK, from its far end downwards; returns where they begin.

    The walk's own stack starts at the near end. The two never meet: together they hold each part at most once.
    """
    stack = forest.lists[STACK]
    n = len(forest.person)
    begin = len(stack)
    stack[0] = b
    k = 1
    while k > 0:
        k -= 1
        x = stack[k]
        if x < n:
            begin -= 1
            stack[begin] = x
            continue
        first = forest.node[x, CHILD]
        c = first
        while True:
            stack[k] = c
            k += 1
            c = forest.node[c, NEXT]
            if c == first:
                break
    return begin


@part
def all_will_read(forest, b):
    """Everyone in node b became outer."""
    if b < len(forest.person):
        will_read(forest, b)
        return
    stack = forest.lists[STACK]
    for k in range(people_of(forest, b), len(stack)):
        will_read(forest, stack[k])


@part
def see(forest, v, root):
    """An outer person of the tree of root looks at person v."""
    person = forest.person
    before = person[v, WAITS] >> SEEN_BY
    if before == root:
        return
    if before == BY_MANY:
        return
    by = BY_MANY if before >= 0 and forest.tree[before, LOW] >= 0 else root
    person[v, WAITS] = by << SEEN_BY | person[v, WAITS] & WAITS_BITS


@part
def look_if_seen(forest, x):
    """Person x is free: it looks for outer neighbours, if a tree that still grows can have any.

    Every outer person has seen all its neighbours. So whoever only ended trees have seen, has no outer neighbour.
    """
    seen_by = forest.person[x, WAITS] >> SEEN_BY
    if seen_by == BY_MANY or (seen_by >= 0 and forest.tree[seen_by, LOW] >= 0):
        will_look(forest, x)
    else:
        forest.person[x, REACHED_AT] = INFINITY


@part
def all_look_if_seen(forest, b):
    """Everyone in node b became free."""
    if b < len(forest.person):
        look_if_seen(forest, b)
        return
    stack = forest.lists[STACK]
    for k in range(people_of(forest, b), len(stack)):
        look_if_seen(forest, stack[k])


@part
def unread_look_if_seen(forest, b):
    """Everyone in node b, outer until now, became free: those who have not read their neighbours may have to look."""
    if b < len(forest.person):
        _unread_looks_if_seen(forest, b)
        return
    stack = forest.lists[STACK]
    for k in range(people_of(forest, b), len(stack)):
        _unread_looks_if_seen(forest, stack[k])


@part
def _unread_looks_if_seen(forest, x):
    forest.person[x, REACHED_AT] = INFINITY
    if forest.person[x, WAITS] & IN_TO_READ:
        look_if_seen(forest, x)


@part
def move_people(forest, b, s, change):
    """Everyone in node b joins group s; their own prices change so that nothing changes."""
    if b < len(forest.person):
        forest.person[b, GROUP] = s
        forest.person[b, Y] += change
        return
    stack = forest.lists[STACK]
    for k in range(people_of(forest, b), len(stack)):
        forest.person[stack[k], GROUP] = s
        forest.person[stack[k], Y] += change


@part
def hang(forest, b, root):
    """Node b belongs to the tree of root."""
    forest.node[b, BESIDE] = forest.tree[root, FIRST]
    forest.tree[root, FIRST] = b


@part
def make_outer(forest, b, root):
    """Node b, free until now, becomes an outer node of the tree of root: its prices fall."""
    s = group_of(forest, b)
    now = forest.count[NOW]
    forest.person[s, LABEL] = OUTER
    forest.person[s, ROOT] = root
    forest.person[s, OFFSET] += now
    if b >= len(forest.person):
        forest.node[b, Z] -= 2 * now
    hang(forest, b, root)
    all_will_read(forest, b)


@part
def make_inner(forest, b, root):
    """Node b, free until now, becomes an inner node of the tree of root: prices rise, a blossom's own is used up."""
    s = group_of(forest, b)
    now = forest.count[NOW]
    forest.person[s, LABEL] = INNER
    forest.person[s, ROOT] = root
    forest.person[s, OFFSET] -= now
    if b >= len(forest.person):
        forest.node[b, Z] += 2 * now
        ripen(forest, b)
    hang(forest, b, root)


@part
def ripen(forest, b):
    """Blossom b became inner: an event must open it when its price is used up."""
    forest.lists[RIPENING, forest.count[RIPE]] = b
    forest.count[RIPE] += 1


@part
def grow(forest, u, v):
    """Tight pair from outer person u to free person v: v's node becomes inner, its partner's node outer.

    Returns False, and does nothing, where v's node has no partner: then the two can become a pair.
    """
    b = top_of(forest, v)
    base = forest.node[b, BASE]
    partner = forest.node[base, MATE]
    if partner < 0:
        return False
    root = forest.person[forest.person[u, GROUP], ROOT]
    forest.node[b, LINK_FROM] = u
    forest.node[b, LINK_TO] = v
    make_inner(forest, b, root)
    c = top_of(forest, partner)
    forest.node[c, LINK_FROM] = base
    forest.node[c, LINK_TO] = partner
    make_outer(forest, c, root)
    return True
