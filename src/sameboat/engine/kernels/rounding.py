"""From a fractional matching to pairs: even cycles of the assignment become pairs, odd ones leave one person out."""

from .arrays import filled, new
from .compiled import maker


@maker
def round_cycles(column):
    """Pairs along the cycles of an assignment.

    Parameters
    ----------
    column : (n,) array of int64
        A permutation; column[i] = i is being alone.

    Returns
    -------
    mate : (n,) array of int64
        -1 for nobody.
    exposed : array of int64
        One person of each odd cycle of three or more, who may still find a partner. Cost: O(n).
    """
    n = len(column)
    mate = filled(n, -1)
    seen = filled(n, 0)
    exposed = new(n)
    odd = 0
    for first in range(n):
        length = 0
        x = first
        while not seen[x]:
            seen[x] = 1
            x = column[x]
            length += 1
        if length < 2:
            continue
        x = first
        if length % 2:
            exposed[odd] = first
            odd += 1
            x = column[first]
        for _ in range(length // 2):
            y = column[x]
            mate[x] = y
            mate[y] = x
            x = column[y]
    return mate, exposed[:odd]
