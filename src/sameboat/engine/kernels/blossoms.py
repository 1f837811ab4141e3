"""What of the forest's blossoms the proof needs: those with a price, numbered without gaps."""

from .arrays import filled, new
from .compiled import maker


@maker
def priced_blossoms(n, parent, z):
    """Leave out blossoms without a price, and number the others n, n + 1, ...

    Parameters
    ----------
    n : int
        People.
    parent, z : (N,) arrays of int64
        Blossom directly around, and price, of people 0..n-1 and blossoms n..N-1.

    Returns
    -------
    parent, z : arrays of int64
        The same for the blossoms kept; z of people is 0. Cost: O(N).
    """
    number = filled(len(parent), -1)
    # shortened on the way, so that long chains of blossoms without a price are climbed once
    around = new(len(parent))
    kept = n
    for b in range(len(parent)):
        around[b] = parent[b]
        if b >= n and z[b] > 0:
            number[b] = kept
            kept += 1
    new_parent = filled(kept, -1)
    new_z = filled(kept, 0)
    for b in range(len(parent)):
        if b >= n and number[b] < 0:
            continue
        up = parent[b]
        while up >= 0 and number[up] < 0:
            up = around[up]
        x = parent[b]
        while x >= 0 and number[x] < 0:
            follow = around[x]
            around[x] = up
            x = follow
        here = b if b < n else number[b]
        new_parent[here] = number[up] if up >= 0 else -1
        new_z[here] = z[b] if b >= n else 0
    return new_parent, new_z
