"""Compile the engine's kernels once, so that nobody waits for the compiler later."""

import numpy as np

from .matching import maximum_matching


def matching() -> None:
    """A triangle and one more, both objectives, with both widths of integers."""
    triangle = [(0, 1), (1, 2), (0, 2), (2, 3)]
    for width in (np.int32, np.int64):
        for size_first in (False, True):
            maximum_matching(4, np.array(triangle, width), [3, 9, 4, 5], size_first=size_first)


#: What is run; each subject of the engine adds its own.
EXERCISES = [matching]


def main() -> None:
    """Run every kernel on a handful of people; numba keeps what it compiled beside the source."""
    for exercise in EXERCISES:
        exercise()


if __name__ == "__main__":
    main()
