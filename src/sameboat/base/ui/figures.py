"""The arithmetic of figures: numbers in, widths and places out. Colours come from classes, sizes from attributes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil

ROWS = 20
MOST_DOTS = 860
"""More people than this share dots: a picture of a crowd need not count it."""


@dataclass(frozen=True, slots=True)
class Block:
    """Some dots of one kind, as a rectangle filled with a pattern; in dots, from the top of the first column."""

    kind: str
    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Column:
    """Dots on one another, all at the same place of a line; in thousandths of its length, from the ground up."""

    x: float
    y: float
    rise: float
    low: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """One row of a figure of bars: what is said, and how long its bar is, in per cent of the longest possible."""

    number: float
    words: str
    width: float
    over: float = 0.0
    """How much of the width lies beyond the line."""


def _columns(kind: str, first: int, last: int) -> Iterator[Block]:
    """The dots from ``first`` to before ``last``, counted down the columns: at most three rectangles."""
    while first < last:
        column, row = divmod(first, ROWS)
        whole = (last - first) // ROWS if row == 0 else 0
        taken = whole * ROWS if whole else min(ROWS - row, last - first)
        yield Block(kind, column, row, whole or 1, ROWS if whole else taken)
        first += taken


def field_of_dots(fit: int, would: int, of: int) -> tuple[int, list[Block]]:
    """Everybody as a dot: those who fit, those who would without one must, the others. Columns, and rectangles.

    >>> field_of_dots(47, 212, 860)[1][:2]
    [Block(kind='fit', x=0, y=0, width=2, height=20), Block(kind='fit', x=2, y=0, width=1, height=7)]
    """
    everybody = max(of, 1)
    shrink = min(1.0, MOST_DOTS / everybody)
    dots = round(everybody * shrink)
    now = min(dots, ceil(fit * shrink))
    then = max(now, min(dots, ceil(would * shrink)))
    blocks = [*_columns("fit", 0, now), *_columns("would", now, then), *_columns("others", then, dots)]
    return ceil(dots / ROWS), blocks


def funnel(rows: Iterable[tuple[int, str]]) -> list[Bar]:
    """How many went on from each step: bars in proportion to the largest."""
    steps = list(rows)
    most = max((number for number, _ in steps), default=0) or 1
    return [Bar(number, words, round(100 * number / most, 1)) for number, words in steps]


def shares(rows: Sequence[tuple[str, float]], line: float | None = None) -> tuple[float, list[Bar]]:
    """Shares in per cent, and the line that none should cross. Where the line stands, and the bars.

    The figure ends at twice the line, or at the largest share: small differences stay visible.
    """
    longest = max([share for _, share in rows] + ([2 * line] if line else []) + [1.0])
    bars = []
    for words, share in rows:
        within = min(share, line) if line else share
        bars.append(Bar(share, words, round(100 * within / longest, 1), round(100 * (share - within) / longest, 1)))
    return (round(100 * line / longest, 1) if line else 0.0), bars


WIDTH = 1000
FINENESS = (50, 100, 200, 400)
"""Into how many places a line of dots may be cut; the fewer, the larger the dots."""
HIGHEST = 30
LOW = 0.5


def piles(values: Iterable[float], low: float = LOW) -> tuple[float, float, list[Column]]:
    """Values from 0 to 1 as one dot each, the least on the left. How wide a dot is, how high the figure, the columns.

    >>> piles([0.2, 0.9, 0.9])[2]
    [Column(x=210.0, y=30.0, rise=-0.1, low=True), Column(x=910.0, y=30.0, rise=-20.1, low=False)]
    """
    values = list(values)
    for places in FINENESS:
        heights: dict[int, int] = {}
        for value in values:
            at = min(int(value * places + 1e-9), places - 1)
            heights[at] = heights.get(at, 0) + 1
        if max(heights.values(), default=0) <= HIGHEST:
            break
    wide = WIDTH / places
    high = wide * max(heights.values(), default=1)
    ground = high - wide / 2
    return (
        wide,
        high,
        [
            Column((at + 0.5) * wide, ground, round(-(count - 1) * wide - 0.1, 1), (at + 0.5) / places < low)
            for at, count in sorted(heights.items())
        ],
    )


def stacked(parts: Sequence[int]) -> list[tuple[float, float]]:
    """Parts of a whole along one bar: where each begins and how long it is, in per cent."""
    whole = sum(parts) or 1
    begins = [sum(parts[:at]) for at in range(len(parts))]
    return [(round(100 * at / whole, 2), round(100 * part / whole, 2)) for at, part in zip(begins, parts, strict=True)]
