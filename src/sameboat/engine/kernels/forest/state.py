"""What the forest keeps, in four tables of whole numbers. One row of a table is one cache line or half of one.

**Nodes** are the people 0..n-1 and the blossoms n..2n-1. A **group** is the people of a node that lies in no blossom.
Groups have numbers of their own that survive: a new blossom keeps the number of its largest part, a dissolved one
leaves it to its largest part. So a person changes group O(log n) times in a search, and a label costs O(1) however many
people carry it.

**Prices are lazy.** With the clock at ``now``, the price of person x in group s is ``y[x] + offset[s]``, less ``now``
where s is labelled OUTER, plus ``now`` where it is INNER. A blossom's price is lazy in the same way: ``z + 2 now``
outside, ``z - 2 now`` inside. So when the clock moves nothing else does.

Everything is in quarters: a pair u, v asks for y[u] + y[v] >= 4 * value. Prices are even at first, so every event falls
on a whole number.
"""

from collections import namedtuple

import numpy as np

from ..arrays import filled, table
from ..compiled import maker
from ..numbers import INFINITY

Forest = namedtuple("Forest", "person node tree lists count")

# columns of person[x]: four about person x, and four about the group numbered x, which most often is the group of
# person x alone: so one cache line tells all that a neighbour wants to know
GROUP = 0  # the group x belongs to
Y = 1  # lazy price
REACHED_AT = 2  # when the nearest outer neighbour known will be tight with x, while x is free
WAITS = 3  # bits: is x in the list TO_READ, is x in the list TO_LOOK; above them, whose outer people have seen x

IN_TO_READ, IN_TO_LOOK = 1, 2

# above the two bits: the root of the only tree whose outer people have seen x, or that trees of two roots have
SEEN_BY = 2
WAITS_BITS = 3
UNSEEN = -1
BY_MANY = np.int64(1) << np.int64(40)

TOP = 4  # the node whose people group x are
OFFSET = 5  # lazy part of their prices
LABEL = 6
ROOT = 7  # the person their tree grew from
PERSON_COLUMNS = 8

FREE, OUTER, INNER = 0, 1, 2

# columns of node[b]; a blossom's parts form a ring, each joined to the next by a tight pair (EXIT in it, ENTRY in the
# next)
SIZE = 0  # people inside
Z = 1  # lazy price of a blossom
PARENT = 2  # blossom directly around, -1 for none
CHILD = 3  # the part that holds the base
NEXT = 4
PREVIOUS = 5
EXIT = 6
ENTRY = 7
BASE = 8  # the person whose partner is outside; -1 for a node not in use
LINK_FROM = 9  # the pair by which the node hangs in its tree: LINK_FROM outside (nearer the root), LINK_TO inside
LINK_TO = 10
STAMP = 11  # last search for a common ancestor that came by
BESIDE = 12  # next node of the same tree
MATE = 13  # of a person: the partner, -1 for nobody
NODE_COLUMNS = 16

# columns of tree[r], r the person a tree grew from
FIRST = 0  # its nodes, linked by BESIDE
LOW = 1  # when the first outer person of the tree comes to price 0, and so stays alone
LOW_AT = 2  # who
DROPPED = 3  # was a JOIN left out because this tree would end before?
TREE_COLUMNS = 4

# rows of lists
TO_READ = 0  # ring: new outer people, whose neighbours must be looked at
TO_LOOK = 1  # stack: freed people, who must look for their nearest outer neighbour
STACK = 2  # scratch
SCRATCH = 3  # scratch
SPARE_GROUPS = 4  # stack of numbers
SPARE_NODES = 5  # stack of numbers
RIPENING = 6  # new inner blossoms, to be opened when their price is used up
LISTS = 7

# entries of count
NOW = 0  # the clock
READ_HEAD = 1
READS = 2  # length of TO_READ
LOOKS = 3  # length of TO_LOOK
GROUPS = 4  # length of SPARE_GROUPS
NODES = 5  # length of SPARE_NODES
RIPE = 6  # length of RIPENING
LIVE = 7  # trees that still grow
ANCESTOR = 8  # the last stamp
COUNTERS = 9


@maker
def new_forest(mate, y):
    """Everyone a free node of their own."""
    n = len(y)
    person = table(n, PERSON_COLUMNS)
    node = table(2 * n, NODE_COLUMNS)
    tree = table(n, TREE_COLUMNS)
    lists = table(LISTS, 2 * n)
    count = filled(COUNTERS, 0)
    for x in range(n):
        person[x, WAITS] = np.int64(UNSEEN) << SEEN_BY
        person[x, OFFSET] = 0
        person[x, LABEL] = FREE
        person[x, GROUP] = x
        person[x, Y] = y[x]
        node[x, MATE] = mate[x]
        person[x, REACHED_AT] = INFINITY
        person[x, TOP] = x
        node[x, SIZE] = 1
        node[x, Z] = 0
        node[x, PARENT] = -1
        node[x, BASE] = x
        node[x, LINK_FROM] = -1
        node[x, STAMP] = 0
        lists[SPARE_NODES, x] = 2 * n - 1 - x
        node[n + x, BASE] = -1
        node[n + x, PARENT] = -1
        node[n + x, STAMP] = 0
        node[n + x, Z] = 0
    count[NODES] = n
    return Forest(person, node, tree, lists, count)
