"""The world as faint dots, and where each country lies on it.

The land is ``land.txt``: one sign a dot, rows from 80° north to 56° south, in the Equal Earth projection of Šavrič,
Patterson and Jenny (2018), so that no continent looks larger than it is. It was read off NOAA's GLOBE elevation model,
which is in the public domain. A country stands where tzdata's ``zone.tab``, in the public domain too, puts the first
of its time zones: its largest city, but for the few in ``LARGEST``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from math import asin, cos, radians, sin, sqrt

WIDTH, HEIGHT = 150, 64
BEGINS = 7
"""West of this there is water alone."""
EDGE, TOP, STEP = 2.70663, 1.288211, 0.0360884
"""Of the projected globe: its eastern edge, the first row, and how far one dot is from the next."""
A1, A2, A3, A4 = 1.340264, -0.081106, 0.000893, 0.003796
HALF_ROOT_OF_THREE = sqrt(3) / 2

LARGEST = {
    "AU": "Australia/Sydney",
    "BR": "America/Sao_Paulo",
    "CA": "America/Toronto",
    "RU": "Europe/Moscow",
    "UA": "Europe/Kyiv",
    "UZ": "Asia/Tashkent",
}
"""Countries whose zones the table lists from east to west, so that the first is not where most people live."""
SMALLEST_DOT, LARGEST_DOT = 0.65, 3.4


@dataclass(frozen=True, slots=True)
class Dot:
    """A country on the map."""

    country: str
    x: float
    y: float
    radius: float
    number: int
    words: str


def on_the_map(latitude: float, longitude: float) -> tuple[float, float]:
    """Where a place lies, in dots from the upper left corner.

    >>> on_the_map(0, -180)[0]
    0.0
    """
    t = asin(HALF_ROOT_OF_THREE * sin(radians(latitude)))
    t2, t6 = t**2, t**6
    x = radians(longitude) * cos(t) / (HALF_ROOT_OF_THREE * (A1 + 3 * A2 * t2 + t6 * (7 * A3 + 9 * A4 * t2)))
    y = t * (A1 + A2 * t2 + t6 * (A3 + A4 * t2))
    return round((x + EDGE) / STEP, 1), round((TOP - y) / STEP, 1)


@cache
def land() -> str:
    """All land as one path: each run of dots a line, dashed by nothing so that only its round ends are seen."""
    rows = resources.files(__name__).joinpath("land.txt").read_text(encoding="utf-8").splitlines()
    return "".join(
        f"M{run.start() + 0.5} {at + 0.5}h{len(run[0]) - 0.9:.1f}"
        for at, row in enumerate(rows)
        for run in re.finditer("#+", row)
    )


@cache
def places() -> dict[str, tuple[float, float]]:
    """Every country that the table of time zones knows, by its code, with its place on the map."""
    found: dict[str, tuple[float, float]] = {}
    for line in resources.files("tzdata.zoneinfo").joinpath("zone.tab").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        country, where, zone = line.split("\t")[:3]
        if zone == LARGEST.get(country, zone) and country not in found:
            found[country] = on_the_map(*_degrees(where))
    return found


def dots(rows: Iterable[tuple[str, int, str]]) -> list[Dot]:
    """A dot for each country, by how many people it stands for: code, number, words. Small ones lie on large ones.

    Its area grows with the number; countries that no table knows are left to the words beneath the map.
    """
    rows = [row for row in rows if row[1] and row[0] in places()]
    most = max((number for _, number, _ in rows), default=1)
    grows = max(min(LARGEST_DOT / sqrt(most), SMALLEST_DOT), 0.2)
    return [
        Dot(
            country,
            *places()[country],
            round(min(max(grows * sqrt(number), SMALLEST_DOT), LARGEST_DOT), 2),
            number,
            words,
        )
        for country, number, words in sorted(rows, key=lambda row: -row[1])
    ]


def _degrees(where: str) -> tuple[float, float]:
    """``+3843-00908`` and ``+404251-0740023`` in degrees: latitude, longitude."""
    one, other = re.findall(r"[+-]\d+", where)
    return _angle(one, 2), _angle(other, 3)


def _angle(text: str, whole: int) -> float:
    sign, digits = (-1 if text[0] == "-" else 1), text[1:]
    minutes, seconds = digits[whole : whole + 2], digits[whole + 2 :] or "0"
    return sign * (int(digits[:whole]) + int(minutes) / 60 + int(seconds) / 3600)
