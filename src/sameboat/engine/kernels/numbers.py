"""Constants every kernel shares."""

import numpy as np

#: Larger than any value, price or distance that the solver lets itself handle (see ``matching.LARGEST_SUM``).
INFINITY = np.int64(1) << np.int64(62)

#: Below any real offer, and still far from overflow when a price is taken off it.
NEVER = -(np.int64(1) << np.int64(61))

#: In place of a person, a blossom or a place in a list.
NOBODY = np.int64(-1)
