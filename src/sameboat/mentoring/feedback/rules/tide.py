"""The tide: a stream that leans towards whoever gave help, wider where more went on. It counts nothing.

Only days and directions come in; curves come out. Up is oneself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from math import exp, tanh
from typing import Literal

WIDTH, HEIGHT, MIDDLE = 800.0, 260.0, 130.0
BANK = 22.0
"""How far from the edge the marks stand."""
A_WHILE = 21.0
"""Days over which help is felt in the stream, before and after."""
LINES = 9
FEWEST, MOST = 3, 18
"""Months that the picture spans."""
STEPS = 4
"""Points of the stream in a month."""

Lean = Literal["mine", "theirs", "both"]


@dataclass(frozen=True, slots=True)
class Mark:
    """One time of help."""

    on: date
    mine: bool
    """I gave it."""


@dataclass(frozen=True, slots=True)
class Phase:
    """Months that follow one another in which the stream leaned one way."""

    first: date
    last: date
    """The first day of its last month."""
    lean: Lean


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the water, with the rhythm in which it is broken."""

    path: str
    dashes: str


@dataclass(frozen=True, slots=True)
class Tide:
    """The picture: the body of the stream, its two edges, lines in it, marks on either bank, and months beneath."""

    body: str
    edges: tuple[str, str]
    lines: tuple[Line, ...]
    mine: str
    theirs: str
    stalks: str
    grid: str
    months: tuple[date, ...]


def phases(marks: Sequence[Mark]) -> list[Phase]:
    """How it leaned, month by month; months without help belong to none, and do not part what is alike around them.

    >>> day = date(2027, 3, 9)
    >>> noted = [Mark(day, False), Mark(day.replace(month=5), False), Mark(day.replace(month=6), True)]
    >>> [each.lean for each in phases(noted)]
    ['theirs', 'mine']
    """
    by_month: dict[date, int] = {}
    for mark in sorted(marks, key=lambda each: each.on):
        month = mark.on.replace(day=1)
        by_month[month] = by_month.get(month, 0) + (1 if mark.mine else -1)
    leans: list[tuple[date, Lean]] = [
        (month, "mine" if way > 0 else "theirs" if way < 0 else "both") for month, way in by_month.items()
    ]
    return _smoothed(_together(leans))


def _together(leans: Sequence[tuple[date, Lean]]) -> list[Phase]:
    found = []
    for lean, group in groupby(leans, key=lambda each: each[1]):
        months = [month for month, _lean in group]
        found.append(Phase(months[0], months[-1], lean))
    return found


def _smoothed(found: Sequence[Phase]) -> list[Phase]:
    """An even month does not part what leaned the same way before and after it."""
    kept: list[Phase] = []
    for at, phase in enumerate(found):
        following = found[at + 1] if at + 1 < len(found) else None
        if phase.lean == "both" and kept and following and kept[-1].lean == following.lean:
            continue
        if kept and kept[-1].lean == phase.lean:
            kept[-1] = Phase(kept[-1].first, phase.last, phase.lean)
        else:
            kept.append(phase)
    return kept


def tide(marks: Sequence[Mark], today: date) -> Tide | None:
    """The picture of these marks, up to this month; None where nothing was noted yet."""
    if not marks:
        return None
    months = _months(min(each.on for each in marks), max([today, *(each.on for each in marks)]))
    first, end = months[0], _after(months[-1])
    marks = [each for each in marks if each.on >= first]
    days = (end - first).days

    def across(day: date) -> float:
        return WIDTH * (day - first).days / days

    places = [WIDTH * at / (len(months) * STEPS) for at in range(len(months) * STEPS + 1)]
    water = [
        _water((place / WIDTH) * days, [((each.on - first).days, each.mine) for each in marks]) for place in places
    ]
    upper = [middle - half for middle, half in water]
    lower = [middle + half for middle, half in water]
    between = [
        [high + (low - high) * at / (LINES + 1) for high, low in zip(upper, lower, strict=True)]
        for at in range(1, LINES + 1)
    ]
    curve = _curve(places, upper)
    back = _curve(places[::-1], lower[::-1])
    return Tide(
        body=f"{curve}L{back[1:]}Z",
        edges=(curve, _curve(places, lower)),
        lines=tuple(Line(_curve(places, line), _DASHES[at % len(_DASHES)]) for at, line in enumerate(between)),
        mine="".join(f"M{across(each.on):.1f} {BANK:g}h0" for each in marks if each.mine),
        theirs="".join(f"M{across(each.on):.1f} {HEIGHT - BANK:g}h0" for each in marks if not each.mine),
        stalks="".join(_stalk(across(each.on), each.mine, places, upper, lower) for each in marks),
        grid="".join(f"M{across(month):.1f} 0V{HEIGHT:g}" for month in months[1:]),
        months=tuple(months),
    )


_DASHES = ("47 8 69 8", "64 11 64 7", "41 5 59 6", "58 8 54 9", "35 11 49 8")


def _months(first: date, last: date) -> list[date]:
    """The first days of the months to be shown: a few at least, and of many the latest."""
    months = [last.replace(day=1)]
    while len(months) < MOST and (months[0] > first or len(months) < FEWEST):
        months.insert(0, (months[0] - timedelta(days=1)).replace(day=1))
    return months


def _after(month: date) -> date:
    return (month + timedelta(days=32)).replace(day=1)


def _water(day: float, marks: Sequence[tuple[int, bool]]) -> tuple[float, float]:
    """Where the middle of the stream is on a day, and how far it reaches to either side."""
    near = [(exp(-(((day - at) / A_WHILE) ** 2) / 2), mine) for at, mine in marks]
    lean = sum(weight if mine else -weight for weight, mine in near)
    much = sum(weight for weight, _mine in near)
    return MIDDLE - 52 * tanh(lean), 16 + 22 * (1 - exp(-much / 2))


def _curve(places: Sequence[float], heights: Sequence[float]) -> str:
    """A smooth line through all points."""
    points = list(zip(places, heights, strict=True))
    return f"M{points[0][0]:.1f} {points[0][1]:.1f}" + "".join(_bends(points))


def _bends(points: Sequence[tuple[float, float]]) -> Iterator[str]:
    last = len(points) - 1
    for at in range(last):
        before, here, there, beyond = (points[min(max(each, 0), last)] for each in (at - 1, at, at + 1, at + 2))
        yield (
            f"C{here[0] + (there[0] - before[0]) / 6:.1f} {here[1] + (there[1] - before[1]) / 6:.1f} "
            f"{there[0] - (beyond[0] - here[0]) / 6:.1f} {there[1] - (beyond[1] - here[1]) / 6:.1f} "
            f"{there[0]:.1f} {there[1]:.1f}"
        )


def _stalk(across: float, mine: bool, places: Sequence[float], upper: Sequence[float], lower: Sequence[float]) -> str:
    """From a mark on its bank down, or up, to the water."""
    at = min(range(len(places)), key=lambda each: abs(places[each] - across))
    bank, water = (BANK, upper[at]) if mine else (HEIGHT - BANK, lower[at])
    return f"M{across:.1f} {bank:g}V{water:.1f}"
