"""How trees end: two of them, or a tree and somebody alone, become one pair more; or somebody stays alone."""

from ..compiled import part
from ..numbers import INFINITY, NOBODY
from .blossoms import dissolve, turn
from .labels import all_look_if_seen, group_of, make_outer, top_of, unread_look_if_seen
from .state import (
    BASE,
    BESIDE,
    CHILD,
    DROPPED,
    FIRST,
    FREE,
    GROUP,
    LABEL,
    LINK_FROM,
    LINK_TO,
    LIVE,
    LOW,
    MATE,
    NEXT,
    NODES,
    NOW,
    OFFSET,
    OUTER,
    PARENT,
    ROOT,
    SCRATCH,
    SPARE_NODES,
    Z,
)


@part
def plant(forest, root):
    """A new tree, of the exposed person root alone."""
    forest.count[LIVE] += 1
    forest.tree[root, FIRST] = -1
    forest.tree[root, LOW] = INFINITY
    forest.tree[root, DROPPED] = 0
    make_outer(forest, root, root)


@part
def give_partner(forest, x, partner):
    """Person x gets a partner outside its node (or nobody): the node's blossoms turn to it."""
    b = top_of(forest, x)
    if b >= len(forest.person):
        turn(forest, b, x)
    forest.node[x, MATE] = partner


@part
def swap_to_root(forest, x, partner):
    """Outer person x gets a partner; from there to the root, pairs and gaps change places."""
    node = forest.node
    while True:
        b = top_of(forest, x)
        give_partner(forest, x, partner)
        if node[b, LINK_FROM] < 0:
            return
        inner = top_of(forest, node[b, LINK_FROM])
        x = node[inner, LINK_FROM]
        partner = node[inner, LINK_TO]
        give_partner(forest, partner, x)


@part
def meet(forest, u, v):
    """A tight pair between outer person u and v, outer in another tree or free without partner: one pair more."""
    person = forest.person
    s = forest.person[v, GROUP]
    other = person[s, ROOT] if person[s, LABEL] == OUTER else NOBODY
    root = person[forest.person[u, GROUP], ROOT]
    swap_to_root(forest, u, v)
    if other >= 0:
        swap_to_root(forest, v, u)
        end_tree(forest, root)
        end_tree(forest, other)
    else:
        give_partner(forest, v, u)
        end_tree(forest, root)


@part
def stay_alone(forest, root, x):
    """Outer person x has come to price 0: the root gets a partner, x has none."""
    swap_to_root(forest, x, NOBODY)
    end_tree(forest, root)


@part
def end_tree(forest, root):
    """The tree is gone: its nodes become free, and its people look for the trees that are left.

    Whom no other tree has seen need not. Nor need those who were outer: with every outer neighbour elsewhere they have
    an event on the heap, which becomes a REACH when it is due. Only if they had not read yet, or if events were left
    out, they look as well.

    Blossoms whose price is used up dissolve. This touches the tree's outermost nodes, and people only to put them on a
    list.
    """
    n = len(forest.person)
    node, person, count = forest.node, forest.person, forest.count
    freed = forest.lists[SCRATCH]
    count[LIVE] -= 1
    forest.tree[root, LOW] = -1
    k = 0
    b = forest.tree[root, FIRST]
    while b >= 0:
        if node[b, BASE] < 0:  # expanded before
            forest.lists[SPARE_NODES, count[NODES]] = b
            count[NODES] += 1
        elif node[b, PARENT] < 0:
            s = group_of(forest, b)
            was_outer = person[s, LABEL] == OUTER
            change = count[NOW] if was_outer else -count[NOW]
            person[s, OFFSET] -= change
            person[s, LABEL] = FREE
            if b >= n:
                node[b, Z] += 2 * change
            freed[k] = 2 * b + was_outer
            k += 1
        b = node[b, BESIDE]
    all_must_look = forest.tree[root, DROPPED]
    while k > 0:
        k -= 1
        b = freed[k] >> 1
        was_outer = freed[k] & 1
        node[b, LINK_FROM] = -1
        if b >= n and node[b, Z] == 0:
            first = node[b, CHILD]
            c = first
            while True:
                freed[k] = 2 * c + was_outer
                k += 1
                c = node[c, NEXT]
                if c == first:
                    break
            dissolve(forest, b)
            forest.lists[SPARE_NODES, count[NODES]] = b
            count[NODES] += 1
        elif count[LIVE] > 0:
            if was_outer and not all_must_look:
                unread_look_if_seen(forest, b)
            else:
                all_look_if_seen(forest, b)
