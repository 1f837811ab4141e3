"""Compile the engine's kernels once, so that nobody waits for the compiler later."""

from dataclasses import replace

import numpy as np

from .candidates import more_for, nearest
from .capacities import capacitated_matching
from .circles import divide
from .encoding import encode
from .hours import hours_in_common, masks
from .matching import maximum_matching
from .matchmaking import match
from .people import FreeHours, Person, Wish
from .programme import Programme, Question, Rules


def matching() -> None:
    """A triangle and one more, both objectives, with both widths of integers."""
    triangle = [(0, 1), (1, 2), (0, 2), (2, 3)]
    for width in (np.int32, np.int64):
        for size_first in (False, True):
            maximum_matching(4, np.array(triangle, width), [3, 9, 4, 5], size_first=size_first)


PROGRAMME = Programme(
    "warm",
    questions=(
        Question("country", "country"),
        Question("interests", "choices", common=1.0),
        Question("stage", "scale", options=("early", "mid", "late")),
        Question("free_hours", "hours", common=0.5),
    ),
    rules=Rules(different=("country",)),
)


def people() -> list[Person]:
    """A dozen who are alike, of two countries, half of them mentors."""
    return [
        Person(
            f"p{number}",
            {"country": ("AB"[number % 2],), "interests": ("maps", "zines"), "stage": ("mid",)},
            (Wish("stage", "same"), Wish("interests", "different", (), "nice")),
            free_hours=FreeHours("UTC", ((540, 660),)),
            role="mentor" if number % 2 else "mentee",
            capacity=2,
        )
        for number in range(12)
    ]


def rounds() -> None:
    """A round of each shape, with every kind of result."""
    for shape in ("pairs", "mentors", "circles"):
        match(people(), replace(PROGRAMME, shape=shape))


def candidates() -> None:
    """The search that large rounds begin with."""
    crowd = encode(people(), PROGRAMME)
    few = nearest(crowd, 2)
    everybody = np.arange(len(crowd))
    more_for(crowd, everybody, np.ones(len(crowd), np.bool_), few)


def small_groups() -> None:
    """Hours of given pairs, mentors with a mentee too many, and circles of three where one has to wait."""
    hours_in_common(masks(people()), np.array([0]), np.array([1]))
    capacitated_matching(3, 1, [(0, 0), (1, 0), (2, 0)], [3, 9, 4], [2])
    worth = np.arange(49, dtype=np.int32).reshape(7, 7)
    worth = np.minimum(worth, worth.T)
    worth[6, :] = worth[:, 6] = -1
    np.fill_diagonal(worth, -1)
    divide(worth, 3, 4)


#: What is run; each subject of the engine adds its own.
EXERCISES = [matching, rounds, candidates, small_groups]


def main() -> None:
    """Run every kernel on a handful of people; numba keeps what it compiled beside the source."""
    for exercise in EXERCISES:
        exercise()


if __name__ == "__main__":
    main()
