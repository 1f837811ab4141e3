"""Odd sets: how they are made, dissolved and turned."""

from ..compiled import part
from ..numbers import NOBODY
from .labels import all_look_if_seen, all_will_read, group_of, hang, move_people, ripen, top_of
from .state import (
    ANCESTOR,
    BASE,
    CHILD,
    ENTRY,
    EXIT,
    FREE,
    GROUP,
    GROUPS,
    INNER,
    LABEL,
    LINK_FROM,
    LINK_TO,
    MATE,
    NEXT,
    NODES,
    NOW,
    OFFSET,
    OUTER,
    PARENT,
    PREVIOUS,
    ROOT,
    SCRATCH,
    SIZE,
    SPARE_GROUPS,
    SPARE_NODES,
    STACK,
    STAMP,
    TOP,
    Z,
)


@part
def _outer_above(forest, b):
    """The next outer node on the way to the root, -1 above the root."""
    node = forest.node
    if node[b, LINK_FROM] < 0:
        return NOBODY
    inner = top_of(forest, node[b, LINK_FROM])
    return top_of(forest, node[inner, LINK_FROM])


@part
def common_ancestor(forest, a, b):
    """First outer node above both.

    The two sides step up in turn, so this costs the length of the cycle, not the depth of the tree.
    """
    forest.count[ANCESTOR] += 1
    stamp = forest.count[ANCESTOR]
    while True:
        if a >= 0:
            if forest.node[a, STAMP] == stamp:
                return a
            forest.node[a, STAMP] = stamp
            a = _outer_above(forest, a)
        a, b = b, a


@part
def _join(forest, a, leaving, entering, b):
    """In a ring of parts, b comes after a: the pair leaves a at one person and enters b at the other."""
    node = forest.node
    node[a, NEXT] = b
    node[b, PREVIOUS] = a
    node[a, EXIT] = leaving
    node[a, ENTRY] = entering


@part
def _join_cycle(forest, u, v, ancestor):
    """Ring of parts: from the ancestor down to u, over the pair u, v, and up from v again."""
    node = forest.node
    x = top_of(forest, u)
    y = top_of(forest, v)
    _join(forest, x, u, v, y)
    while x != ancestor:
        up = top_of(forest, node[x, LINK_FROM])
        _join(forest, up, node[x, LINK_FROM], node[x, LINK_TO], x)
        x = up
    while y != ancestor:
        up = top_of(forest, node[y, LINK_FROM])
        _join(forest, y, node[y, LINK_TO], node[y, LINK_FROM], up)
        y = up


@part
def _largest_part(forest, first):
    """The part of a ring with the most people, and how many people the ring has."""
    node = forest.node
    largest = first
    total = node[first, SIZE]
    c = node[first, NEXT]
    while c != first:
        total += node[c, SIZE]
        if node[c, SIZE] > node[largest, SIZE]:
            largest = c
        c = node[c, NEXT]
    return largest, total


@part
def shrink(forest, u, v):
    """A tight pair between two outer nodes of one tree: the cycle it closes becomes one outer node.

    Only the smaller parts move to the group of the largest one; people who were inner will read their neighbours.
    """
    n = len(forest.person)
    node, person, count = forest.node, forest.person, forest.count
    now = count[NOW]
    root = person[forest.person[u, GROUP], ROOT]
    ancestor = common_ancestor(forest, top_of(forest, u), top_of(forest, v))
    _join_cycle(forest, u, v, ancestor)
    largest, total = _largest_part(forest, ancestor)
    count[NODES] -= 1
    new = forest.lists[SPARE_NODES, count[NODES]]
    keep = group_of(forest, largest)
    keep_offset = person[keep, OFFSET]
    if person[keep, LABEL] == INNER:
        keep_offset += 2 * now
    c = ancestor
    while True:
        s = group_of(forest, c)
        inner = person[s, LABEL] == INNER
        offset = person[s, OFFSET]
        if inner:
            offset += 2 * now
        if c >= n:  # a blossom inside another keeps its price from now on
            node[c, Z] += -2 * now if inner else 2 * now
        if c != largest:
            move_people(forest, c, keep, offset - keep_offset)
            forest.lists[SPARE_GROUPS, count[GROUPS]] = s
            count[GROUPS] += 1
        if inner:
            all_will_read(forest, c)
        node[c, PARENT] = new
        c = node[c, NEXT]
        if c == ancestor:
            break
    person[keep, TOP] = new
    person[keep, OFFSET] = keep_offset
    person[keep, LABEL] = OUTER
    person[keep, ROOT] = root
    node[new, SIZE] = total
    node[new, Z] = -2 * now
    node[new, PARENT] = -1
    node[new, CHILD] = ancestor
    node[new, BASE] = node[ancestor, BASE]
    node[new, LINK_FROM] = node[ancestor, LINK_FROM]
    node[new, LINK_TO] = node[ancestor, LINK_TO]
    hang(forest, new, root)


@part
def dissolve(forest, b):
    """Blossom b falls into its parts; the largest keeps the group, all keep offset, label and root."""
    node, person, count = forest.node, forest.person, forest.count
    s = group_of(forest, b)
    first = node[b, CHILD]
    largest, _ = _largest_part(forest, first)
    c = first
    while True:
        node[c, PARENT] = -1
        if c == largest:
            person[s, TOP] = c
        else:
            count[GROUPS] -= 1
            t = forest.lists[SPARE_GROUPS, count[GROUPS]]
            person[t, TOP] = c
            person[t, OFFSET] = person[s, OFFSET]
            person[t, LABEL] = person[s, LABEL]
            person[t, ROOT] = person[s, ROOT]
            move_people(forest, c, t, 0)
        c = node[c, NEXT]
        if c == first:
            break
    node[b, BASE] = -1
    node[b, Z] = 0


@part
def expand(forest, b):
    """An inner blossom whose price is used up: the even way round from its entrance to its base stays in the tree.

    The parts on that way become inner and outer in turn; the others are freed. b's number is used again only when its
    tree ends, because it still is in that tree's list.
    """
    n = len(forest.person)
    node, person, count = forest.node, forest.person, forest.count
    now = count[NOW]
    root = person[group_of(forest, b), ROOT]
    came_from = node[b, LINK_FROM]
    entrance = node[b, LINK_TO]
    first = node[b, CHILD]
    dissolve(forest, b)
    entered = top_of(forest, entrance)
    steps = 0
    at = 0
    c = first
    while True:
        if c == entered:
            at = steps
        person[group_of(forest, c), LABEL] = FREE
        steps += 1
        c = node[c, NEXT]
        if c == first:
            break
    x = entered
    node[x, LINK_FROM] = came_from
    node[x, LINK_TO] = entrance
    label = INNER
    while True:
        s = group_of(forest, x)
        person[s, LABEL] = label
        hang(forest, x, root)
        if label == INNER:
            if x >= n:
                node[x, Z] += 2 * now
                ripen(forest, x)
        else:
            person[s, OFFSET] += 2 * now
            if x >= n:
                node[x, Z] -= 2 * now
            all_will_read(forest, x)
        if x == first:
            break
        if at % 2:
            y = node[x, NEXT]
            node[y, LINK_FROM] = node[x, EXIT]
            node[y, LINK_TO] = node[x, ENTRY]
        else:
            y = node[x, PREVIOUS]
            node[y, LINK_FROM] = node[y, ENTRY]
            node[y, LINK_TO] = node[y, EXIT]
        x = y
        label = OUTER + INNER - label
    c = first
    while True:
        s = group_of(forest, c)
        if person[s, LABEL] == FREE:
            person[s, OFFSET] += now
            all_look_if_seen(forest, c)
        c = node[c, NEXT]
        if c == first:
            break


@part
def turn(forest, b, v):
    """Person v of blossom b will have the partner outside: the pairs inside change.

    That goes once down the chain of blossoms that hold v, and into every other blossom whose base changes.
    """
    n = len(forest.person)
    node = forest.node
    work = forest.lists[SCRATCH]
    chain = forest.lists[STACK]
    work[0] = b
    work[1] = v
    k = 2
    while k > 0:
        k -= 2
        b = work[k]
        v = work[k + 1]
        m = 0
        x = v
        while x != b:
            chain[m] = x
            m += 1
            x = node[x, PARENT]
        while m > 0:  # from b inwards along the blossoms that hold v
            m -= 1
            inside = chain[m]
            first = node[b, CHILD]
            at = 0
            x = first
            while x != inside:
                x = node[x, NEXT]
                at += 1
            while x != first:  # the even way back to the old base: part by part, pair by pair
                if at % 2:
                    x1 = node[x, NEXT]
                    x2 = node[x1, NEXT]
                    p1 = node[x1, EXIT]
                    p2 = node[x1, ENTRY]
                else:
                    x1 = node[x, PREVIOUS]
                    x2 = node[x1, PREVIOUS]
                    p1 = node[x2, ENTRY]
                    p2 = node[x2, EXIT]
                if x1 >= n:
                    work[k] = x1
                    work[k + 1] = p1
                    k += 2
                if x2 >= n:
                    work[k] = x2
                    work[k + 1] = p2
                    k += 2
                node[p1, MATE] = p2
                node[p2, MATE] = p1
                x = x2
            node[b, CHILD] = inside
            node[b, BASE] = v
            b = inside
