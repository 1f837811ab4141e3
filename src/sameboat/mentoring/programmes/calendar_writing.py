"""Days of a round as a calendar file (RFC 5545): whole days, so that no clock and no time zone can move them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple
from uuid import NAMESPACE_URL, UUID, uuid5

LONGEST_LINE = 75
"""Octets of one line; what is longer goes on in the next, after a blank."""


class CalendarDay(NamedTuple):
    """Something that happens on a day."""

    day: date
    what: str
    more: str = ""


def as_calendar(of: UUID, name: str, days: Iterable[CalendarDay], *, now: datetime) -> str:
    """The days as a calendar. The same day of the same thing has the same id, so that a newer file replaces it."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Sameboat//Calendar of a round//EN",
        f"X-WR-CALNAME:{_text(name)}",
    ]
    for day in days:
        lines += [
            "BEGIN:VEVENT",
            f"UID:{uuid5(NAMESPACE_URL, f'{of} {day.day} {day.what}')}",
            f"DTSTAMP:{now.astimezone(UTC):%Y%m%dT%H%M%SZ}",
            f"DTSTART;VALUE=DATE:{day.day:%Y%m%d}",
            f"DTEND;VALUE=DATE:{day.day + timedelta(days=1):%Y%m%d}",
            f"SUMMARY:{_text(day.what)}",
            *([f"DESCRIPTION:{_text(day.more)}"] if day.more else []),
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        ]
    return "".join(f"{_folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"])


def _text(words: str) -> str:
    words = (
        words.replace("\r\n", "\n").replace("\r", "\n").replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    )
    return words.replace("\n", "\\n")


def _folded(line: str) -> str:
    """Cut between letters, never inside one, so that no line is longer than a reader must take."""
    pieces, piece, size = [], "", 0
    for letter in line:
        octets = len(letter.encode("utf-8", "replace"))
        if size + octets > LONGEST_LINE:
            pieces.append(piece)
            piece, size = " ", 1
        piece, size = piece + letter, size + octets
    return "\r\n".join([*pieces, piece])
