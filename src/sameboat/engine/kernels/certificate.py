"""The certificate: from prices and blossoms alone, in whole numbers. It knows nothing of the search.

Edmonds' inequalities say that in a blossom of 2k + 1 people there are at most k pairs. So prices y >= 0 of people and z
>= 0 of blossoms with

    y[u] + y[v] + (sum of z over the blossoms that hold both) >= 4 * value(u, v)    for every pair

bound every matching: 4 * value of all its pairs <= sum of y + sum of z * k. A matching that comes to that bound is the
best there is, however it was found.

To find the blossoms that hold both, blossoms are decomposed into heavy paths: the deepest common one takes O(log n)
steps, even where 50,000 are nested. Sums are kept in two halves, so that none overflows.
"""

import numpy as np

from .arrays import filled, new
from .compiled import kernel, maker, part
from .numbers import NEVER

FINE = 0
ODD_PARTNERS = 1  # partners that are not each other's, or out of range
FOREIGN_PAIR = 2  # a pair that is not in the graph
NOT_NESTED = 3  # blossoms that are not sets inside sets
EVEN_BLOSSOM = 4
NEGATIVE_PRICE = 5
TOO_LARGE = 6  # a price beyond exact arithmetic
UNPAID_PAIR = 7  # prices that do not cover a pair's value

#: Prices up to this are believed; the sum of three is still exact.
LARGEST_PRICE = np.int64(1) << np.int64(60)

LOW_HALF = (np.int64(1) << np.int64(31)) - 1


@kernel
def certify(start, to, value, mate, y, parent, z):
    """Check a matching against prices.

    Parameters
    ----------
    start, to, value : the graph's rows
    mate : (n,) array of int64
    y : (n,) array of int64
        Prices of people in quarters.
    parent : (N,) array of int64
        Blossom directly around each person 0..n-1 and each blossom n..N-1, -1 for none.
    z : (N,) array of int64
        Prices of blossoms in quarters; those of people are not read.

    Returns
    -------
    verdict : int
        FINE: the prices bound every matching. ODD_PARTNERS and FOREIGN_PAIR are about the matching, the rest about the
        bound.
    size : int
        Pairs of the matching.
    dual_high, dual_low : int
        Four times the bound is ``dual_high * 2**31 + dual_low``.
    primal_high, primal_low : int
        Four times the value of the matching, in the same way.

    Cost: O(n + pairs), and a factor of log n for pairs within blossoms.
    """
    n = len(start) - 1
    verdict, size, primal_high, primal_low = _weigh(start, to, value, mate)
    if verdict != FINE:
        return verdict, size, 0, 0, primal_high, primal_low
    verdict, dual_high, dual_low, path, depth, above = _check_prices(n, y, parent, z)
    if verdict == FINE and not _covers(start, to, value, y, parent, path, depth, above):
        verdict = UNPAID_PAIR
    return verdict, size, dual_high, dual_low, primal_high, primal_low


@part
def _weigh(start, to, value, mate):
    """Check that these are pairs of the graph, nobody in two; how many, and four times their value in two halves."""
    n = len(start) - 1
    size = 0
    high = np.int64(0)
    low = np.int64(0)
    for x in range(n):
        other = mate[x]
        if other < -1 or other >= n or (other >= 0 and mate[other] != x):
            return ODD_PARTNERS, size, high, low
        if other <= x:
            continue
        found = NEVER
        for e in range(start[x], start[x + 1]):
            if to[e] == other:
                found = max(found, value[e])
        if found == NEVER:
            return FOREIGN_PAIR, size, high, low
        size += 1
        high += (4 * found) >> 31
        low += (4 * found) & LOW_HALF
    return FINE, size, high, low


@maker
def _check_prices(n, y, parent, z):
    """Check that blossoms are odd sets in sets and prices not negative; the bound, and what finds common blossoms."""
    nodes = len(parent)
    count = filled(nodes, 0)
    order = new(nodes)
    heavy = filled(nodes, -1)
    path = new(nodes)
    depth = filled(nodes, 0)
    above = filled(nodes, 0)
    high = np.int64(0)
    low = np.int64(0)
    if not _nest(n, parent, count, filled(nodes, 0), order, heavy, path):
        return NOT_NESTED, high, low, path, depth, above
    for k in range(nodes - 1, -1, -1):  # from the outside inwards
        b = order[k]
        if count[b] == 0:
            continue  # a number that is not in use
        price = y[b] if b < n else z[b]
        inside = np.int64(1) if b < n else count[b] // 2
        if price < 0:
            return NEGATIVE_PRICE, high, low, path, depth, above
        if count[b] % 2 == 0:
            return EVEN_BLOSSOM, high, low, path, depth, above
        _below(b, parent[b], price if b >= n else np.int64(0), heavy, path, depth, above)
        if price > LARGEST_PRICE or above[b] > LARGEST_PRICE:
            return TOO_LARGE, high, low, path, depth, above
        high += (price >> 31) * inside
        low += (price & LOW_HALF) * inside
        high += low >> 31
        low &= LOW_HALF
    return FINE, high, low, path, depth, above


@part
def _nest(n, parent, count, waiting, order, heavy, path):
    """From people outwards: each node after its parts, its people counted, its largest part. False if impossible."""
    nodes = len(parent)
    for b in range(nodes):
        path[b] = b
        up = parent[b]
        if up < -1 or up >= nodes or 0 <= up < n:
            return False
        if up >= 0:
            waiting[up] += 1
    known = 0
    for b in range(nodes):
        if b < n:
            count[b] = 1
        if waiting[b] == 0:
            order[known] = b
            known += 1
    k = 0
    while k < known:
        b = order[k]
        k += 1
        up = parent[b]
        if up >= 0:
            count[up] += count[b]
            if heavy[up] < 0 or count[b] > count[heavy[up]]:
                heavy[up] = b
            waiting[up] -= 1
            if waiting[up] == 0:
                order[known] = up
                known += 1
    return known == nodes


@part
def _below(b, up, price, heavy, path, depth, above):
    """Where node b stands below the node around it: heavy path, depth, the sum of the prices around it and its own."""
    above[b] = price
    if up >= 0:
        above[b] += above[up]
        depth[b] = depth[up] + 1
        if heavy[up] == b:
            path[b] = path[up]


@part
def _covers(start, to, value, y, parent, path, depth, above):
    """Check that prices cover the value of every pair."""
    for u in range(len(start) - 1):
        for e in range(start[u], start[u + 1]):
            v = to[e]
            if v < u:
                continue  # each pair once
            slack = y[u] + y[v] - 4 * value[e]
            if slack < 0 and slack + _around_both(u, np.int64(v), parent, path, depth, above) < 0:
                return False
    return True


@part
def _around_both(a, b, parent, path, depth, above):
    """Sum of the prices of the blossoms that hold both: climb from heavy path to heavy path until the two meet."""
    while path[a] != path[b]:
        if depth[path[a]] < depth[path[b]]:
            a, b = b, a
        a = parent[path[a]]
        if a < 0:
            return np.int64(0)
    if depth[a] < depth[b]:
        return above[a]
    return above[b]
