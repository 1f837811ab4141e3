"""No division into circles is worth more than this.

In a circle of s everybody has s - 1 others, each counting 1 / (s - 1). Give every pair inside the share
``x = (b / (s - 1))`` with b = least - 1: then nobody has more than b in all, no pair more than 1, and the value is
``sum(x * worth) / b``. So the best fractional choice of b partners each is a bound, and by its dual any prices y >= 0
give one: ``b * sum(y) + sum over pairs of max(0, worth - y[i] - y[j])``, over b. Prices are improved one by one.
"""

import numpy as np

from ..compiled import kernel, part


@kernel
def partner_bound(worth, b, sweeps):
    """The bound for a (n, n) matrix of worth (-1 for pairs not allowed), times b, in whole numbers. O(sweeps * n²)."""
    n = len(worth)
    y = np.zeros(n, np.int64)
    top = np.empty(b, np.int64)
    for i in range(n):
        y[i] = _last_of_best(worth, y, i, top) // 2
    best = _dual(worth, y, b)
    for _ in range(sweeps):
        for i in range(n):
            y[i] = _last_of_best(worth, y, i, top)
        best = min(best, _dual(worth, y, b))
    return best


@part
def _last_of_best(worth, y, i, top):
    """The b-th largest of what others leave to i, not below 0: where raising y[i] stops paying."""
    top[:] = 0
    last = len(top) - 1
    for j in range(len(y)):
        left = worth[i, j] - y[j]
        if worth[i, j] >= 0 and left > top[last]:
            k = last
            while k > 0 and top[k - 1] < left:
                top[k] = top[k - 1]
                k -= 1
            top[k] = left
    return top[last]


@part
def _dual(worth, y, b):
    total = np.int64(0)
    for i in range(len(y)):
        total += b * y[i]
        for j in range(i):
            total += max(0, worth[i, j] - y[i] - y[j])
    return total
