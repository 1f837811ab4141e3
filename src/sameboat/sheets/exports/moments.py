"""Time stamps of form services, as ISO 8601.

Whether 4/5/2026 is in April or May, the column tells as a whole: a number above 12 is no month, and
exports stand in the order in which people answered. Only when neither speaks is American order taken, and told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from itertools import pairwise

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_NUMBERS = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})")
_NAMED = re.compile(r"(?:(\d{1,2})\.? )?([A-Za-z]{3})[a-z]*\.? (?:(\d{1,2})(?:st|nd|rd|th)?,? )?(\d{4})")
_CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:\.\d+)?\s*([ap])?\.?m?\.?", re.IGNORECASE)
_ZONE = re.compile(r"(?:Z|UTC|GMT)?\s*(?:([+-])(\d{1,2}):?(\d{2})?)?\s*", re.IGNORECASE)
_MONTHS = {name: at for at, name in enumerate(
    ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1)}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Moments:
    """A column of time stamps, read."""

    cells: list[str]
    """In ISO 8601; a cell that could not be read stands as it was."""
    unread: list[int]
    """Which cells those are."""
    guessed: bool = False
    """Whether the order of day and month is a guess."""
    day_first: bool = False


def moments(cells: Sequence[str]) -> Moments:
    """Read a column of time stamps."""
    day_first, guessed = _order(cells)
    read = [iso(cell, day_first=day_first) if cell else "" for cell in cells]
    unread = [k for k, found in enumerate(read) if found is None]
    return Moments([found if found is not None else cell for found, cell in zip(read, cells, strict=True)],
                   unread, guessed and len(unread) < len(cells), day_first)  # fmt: skip


def are_moments(values: Iterable[str]) -> bool:
    """Whether a column holds time stamps: nearly all of it can be read, most of it with a time of day."""
    sample = [value for value in values if value][:200]
    if not sample:
        return False
    read = [found for value in sample if (found := iso(value) or iso(value, day_first=True))]
    return len(read) >= 0.95 * len(sample) and sum("T" in found for found in read) >= 0.5 * len(read)


def _order(cells: Sequence[str]) -> tuple[bool, bool]:
    """Whether the day comes first, and whether that is a guess."""
    said = [m for cell in cells if cell and not _ISO.match(cell) and (m := _NUMBERS.match(cell))]
    if not said:
        return False, False
    if any("." in m.group() for m in said) or any(int(m[1]) > 12 for m in said):
        return True, False
    if any(int(m[2]) > 12 for m in said):
        return False, False
    month_first, day_first = (_steps_back(cells, day_first=order) for order in (False, True))
    return day_first < month_first, day_first == month_first and any(m[1] != m[2] for m in said)


def _steps_back(cells: Sequence[str], *, day_first: bool) -> int:
    """How often a time stamp lies before the one above it; exports are in order, one way or the other."""
    read = [found for cell in cells if cell and (found := iso(cell, day_first=day_first))]
    back = sum(later < earlier for earlier, later in pairwise(read))
    forth = sum(later > earlier for earlier, later in pairwise(read))
    return min(back, forth)


def iso(text: str, *, day_first: bool = False) -> str | None:
    """One time stamp in ISO 8601, or None if it is none.

    >>> iso("2026/03/01 4:12:09 PM GMT+2"), iso("3/1/2026 16:12"), iso("1.3.2026", day_first=True), iso("soon")
    ('2026-03-01T16:12:09+02:00', '2026-03-01T16:12:00', '2026-03-01', None)
    """
    text = " ".join(text.replace("\u202f", " ").split())
    found = _day(text, day_first)
    if found is None:
        return None
    day, rest = found
    rest = rest.lstrip(" T,").removeprefix("at ").lstrip()
    if not rest:
        return day.isoformat()
    clock = _CLOCK.match(rest)
    if not clock:
        return None
    zone = _ZONE.fullmatch(rest[clock.end() :].strip())
    hour = int(clock[1]) % 12 + 12 * (clock[4].lower() == "p") if clock[4] else int(clock[1])
    try:
        moment = datetime(day.year, day.month, day.day, hour, int(clock[2]), int(clock[3] or 0))
        return moment.isoformat() + _offset(rest[clock.end() :].strip(), zone) if zone else None
    except ValueError:
        return None


def _offset(text: str, zone: re.Match[str]) -> str:
    if not text:
        return ""
    minutes = int(zone[2] or 0) * 60 + int(zone[3] or 0)
    ahead = timezone(timedelta(minutes=-minutes if zone[1] == "-" else minutes))
    return datetime(2000, 1, 1, tzinfo=ahead).isoformat()[19:]


def _day(text: str, day_first: bool) -> tuple[date, str] | None:
    try:
        if said := _ISO.match(text):
            return date(int(said[1]), int(said[2]), int(said[3])), text[said.end() :]
        if said := _NUMBERS.match(text):
            year = int(said[3]) + (2000 if len(said[3]) == 2 else 0)
            month, day = (said[2], said[1]) if day_first else (said[1], said[2])
            return date(year, int(month), int(day)), text[said.end() :]
        if (said := _NAMED.match(text)) and said[2].lower() in _MONTHS and (said[1] or said[3]):
            return date(int(said[4]), _MONTHS[said[2].lower()], int(said[1] or said[3])), text[said.end() :]
    except ValueError:
        return None
    return None
