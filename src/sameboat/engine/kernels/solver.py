"""The whole search as one compiled function, so that a command loads one piece of code and not twenty."""

from .arrays import filled, new
from .blossoms import priced_blossoms
from .compiled import kernel
from .forest.events import search_forest
from .fractional import all_alike, fractional_matching, fractional_matching_of_equals
from .potential import size_potential
from .rounding import round_cycles


@kernel
def search(graph, bonus, unit, span, size_first):
    """Best matching and the prices that prove it.

    Parameters
    ----------
    graph : Graph
        Values with the bonus in them.
    bonus : int
        What each pair is worth for being a pair; even.
    unit : int
        The auction's prices are kept in 1/unit.
    span : int
        Largest difference between a pair's weight and 0 or another pair's weight.
    size_first : bool

    Returns
    -------
    mate : (n,) array of int64
        -1 for nobody.
    y : (n,) array of int64
        Prices of people in quarters.
    parent, z : (N,) arrays of int64
        Blossom directly around, and price in quarters, of people 0..n-1 and blossoms n..N-1.
    twice : int
        With size_first, twice the size of the largest fractional matching; else n.
    """
    n = len(graph.start) - 1
    twice = n
    half = filled(n, 0)
    equal = all_alike(graph)
    if size_first or equal:
        column, row, half, fractional_size = size_potential(graph)
        if size_first:
            twice = fractional_size
        if equal:
            column, p, q = fractional_matching_of_equals(graph, column, row, half)
    if not equal:
        column, p, q = fractional_matching(graph, half, bonus, unit, span)
    mate, exposed = round_cycles(column)
    y = new(n)
    for x in range(n):
        y[x] = 2 * (p[x] + q[x])
    if len(exposed) == 0:
        return mate, y, filled(n, -1), filled(n, 0), twice
    parent, z = search_forest(graph, mate, y, exposed)
    parent, z = priced_blossoms(n, parent, z)
    return mate, y, parent, z, twice
