"""A week of free hours: from *Mo 09:00-11:30; We 18:00-20:00* to spans of minutes, and back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
DAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
A_DAY = 24 * 60
A_WEEK = 7 * A_DAY

PIECE = re.compile(r"(?P<days>[^\d]+?)[\s:]*(?P<times>\d.*)", re.DOTALL)
CLOCK = r"(\d{1,2})(?:[:.h](\d{2}))?\s*(am|pm|a\.m\.|p\.m\.)?"
TIMES = re.compile(rf"{CLOCK}\s*(?:-|–|—|−|to|until)\s*{CLOCK}")

Span = tuple[int, int]


def spans_of(text: str) -> tuple[tuple[Span, ...], list[str]]:
    """Read a week: the spans of minutes since Monday 00:00, and the pieces that could not be read.

    Hours over midnight come as two spans; spans that touch become one.

    >>> spans_of("Mo 09:00-11:30; Su 23:00-01:00; someday")
    (((0, 60), (540, 690), (10020, 10080)), ['someday'])
    """
    spans: list[Span] = []
    unread: list[str] = []
    for piece in re.split(r"[;\n]", text):
        if piece.strip():
            read = _piece(piece.strip())
            spans += read
            if not read:
                unread.append(piece.strip())
    return _merged(spans), unread


def hours_text(spans: Iterable[Span]) -> str:
    """Write spans the way `spans_of` reads them.

    >>> hours_text([(540, 690)])
    'Mo 09:00-11:30'
    """
    return "; ".join(piece for start, end in spans for piece in _day_by_day(start, end))


def _day_by_day(start: int, end: int) -> Iterator[str]:
    while start < end:
        day, minute = divmod(start, A_DAY)
        until = min(end - day * A_DAY, A_DAY)
        yield f"{DAYS[day]} {minute // 60:02}:{minute % 60:02}-{until // 60:02}:{until % 60:02}"
        start = day * A_DAY + until


@lru_cache(maxsize=10_000)
def _piece(piece: str) -> list[Span]:
    """One piece, such as *Mo, We 9-11, 14:00-15:30*; nothing if any part of it cannot be read."""
    parts = PIECE.fullmatch(piece.casefold())
    if not parts:
        return []
    days = _days(parts["days"])
    times = [_times(said) for said in re.split(r",|&|\band\b", parts["times"]) if said.strip()]
    if not days or not times or None in times:
        return []
    return [span for day in days for said in times if said for span in _on_day(day, *said)]


def _days(text: str) -> list[int]:
    """*mo*, *mo-fr*, *mo, we and fr*: the days meant, or none if one of them is no day."""
    days: list[int] = []
    for part in re.split(r",|&|/|\band\b", text):
        if not part.strip(" ."):
            continue
        names = re.split(r"-|–|—|\bto\b", part)
        first, last = _day(names[0]), _day(names[-1])
        if first is None or last is None or len(names) > 2:
            return []
        days += [(first + k) % 7 for k in range((last - first) % 7 + 1)]
    return days


def _day(name: str) -> int | None:
    bare = name.strip(" .")
    if len(bare) < 2:
        return None
    return next((day for day, full in enumerate(DAY_NAMES) if full.startswith(bare) or full + "s" == bare), None)


def _times(text: str) -> Span | None:
    said = TIMES.fullmatch(text.strip())
    if not said:
        return None
    start, end = _minute(*said.group(1, 2, 3)), _minute(*said.group(4, 5, 6))
    if start is None or end is None or start in (end, A_DAY):
        return None
    return start, end


def _minute(hours: str, minutes: str | None, half: str | None) -> int | None:
    h, m = int(hours), int(minutes or 0)
    if half:
        if not 1 <= h <= 12:
            return None
        h = h % 12 + (12 if half.startswith("p") else 0)
    return h * 60 + m if m < 60 and h * 60 + m <= A_DAY else None


def _on_day(day: int, start: int, end: int) -> list[Span]:
    begins = day * A_DAY
    if start < end:
        return [(begins + start, begins + end)]
    tomorrow = (begins + A_DAY) % A_WEEK
    return [(begins + start, begins + A_DAY), *([(tomorrow, tomorrow + end)] if end else [])]


def _merged(spans: list[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
