"""Where the marks of the report's figures stand. Pure geometry; the templates draw it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor

LARGEST, SMALLEST = 15.0, 4.5


@dataclass(frozen=True, slots=True)
class Dots:
    """Every group as a dot, the weakest on the left; of very many groups, a dot is several."""

    width: int
    height: float
    size: float
    each: int
    """How many groups a dot stands for: 1 unless there are too many to draw."""
    low: tuple[tuple[float, float], ...]
    rest: tuple[tuple[float, float], ...]
    ticks: tuple[tuple[float, int], ...]
    """Where the scale is written, and what it says there, out of 100."""


def dots(values: Sequence[float], width: int, highest: float, half: float = 0.5) -> Dots:
    """Stack a dot for each value over its place on a scale that ends at 100; none stands above ``highest``."""
    start = min(0.9, floor(min(values, default=0.0) * 10) / 10)
    size, each = LARGEST, 1
    while True:
        columns = _columns(values, start, width, size)
        tallest = max((ceil(count / each) for count in columns.values()), default=0) * size
        if tallest <= highest:
            break
        if size > SMALLEST:
            size -= 0.5
        else:
            each = ceil(each * tallest / highest) + 1
    height = max(tallest, 4 * size) + size
    low: list[tuple[float, float]] = []
    rest: list[tuple[float, float]] = []
    half_at = (half - start) / (1 - start) * width
    for column, count in sorted(columns.items()):
        x = (column + 0.5) * size
        side = low if x < half_at else rest
        side.extend((round(x, 1), round(height - (k + 0.7) * size, 1)) for k in range(ceil(count / each)))
    steps = range(round(start * 10), 11)
    ticks = tuple((round((step / 10 - start) / (1 - start) * width, 1), step * 10) for step in steps)
    return Dots(width, round(height, 1), size, each, tuple(low), tuple(rest), ticks)


def _columns(values: Sequence[float], start: float, width: int, size: float) -> Counter[int]:
    last = int(width / size) - 1
    return Counter(min(last, int((value - start) / (1 - start) * width / size)) for value in values)


def parts_of_a_bar(counts: Sequence[int]) -> tuple[tuple[float, float], ...]:
    """Where each part of a stacked bar begins and how wide it is, in hundredths of the whole."""
    whole = sum(counts) or 1
    begins, parts = 0.0, []
    for count in counts:
        wide = 100 * count / whole
        parts.append((round(begins, 2), round(wide, 2)))
        begins += wide
    return tuple(parts)
