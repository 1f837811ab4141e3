"""Lists of varying length, end to end in one array."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np


def stretches(n: int, pairs: Iterable[tuple[int, int]]) -> tuple[np.ndarray, np.ndarray]:
    """Offsets (n + 1,) int64 and values int32: for each i its j's, sorted, from pairs (i, j).

    Examples
    --------
    >>> at, values = stretches(3, [(2, 1), (0, 2), (0, 1)])
    >>> at.tolist(), values.tolist()
    ([0, 2, 2, 3], [1, 2, 1])
    """
    ordered = np.array(sorted(pairs), np.int64).reshape(-1, 2)
    at = np.zeros(n + 1, np.int64)
    np.cumsum(np.bincount(ordered[:, 0], minlength=n), out=at[1:])
    return at, ordered[:, 1].astype(np.int32)
