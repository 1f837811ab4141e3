"""Arrays, made in one place: each way of making one that numba sees costs a third of a second to compile."""

import numpy as np

from .compiled import maker


@maker
def new(n):
    """Room for n whole numbers."""
    return np.empty(n, np.int64)


@maker
def filled(n, number):
    """The same number n times."""
    array = np.empty(n, np.int64)
    for k in range(n):
        array[k] = number
    return array


@maker
def table(rows, columns):
    """Room for a table of whole numbers."""
    return np.empty((rows, columns), np.int64)
