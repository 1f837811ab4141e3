"""Free hours as they lie in an answer: first the time zone, then spans of minutes since Monday 00:00 on its clocks.

["Europe/Lisbon", "540-690", "2520-2640"]
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

Span = tuple[int, int]


def hours_as_values(zone: str, spans: Iterable[Sequence[int]]) -> list[str]:
    """The values of an answer. Without a zone or without hours there is no answer."""
    written = [f"{start}-{end}" for start, end in spans]
    return [zone, *written] if zone and written else []


def hours_of(values: Sequence[str]) -> tuple[str, tuple[Span, ...]]:
    """The zone and the spans of an answer; nothing for no answer."""
    if not values:
        return "", ()
    pieces = (value.partition("-") for value in values[1:])
    return values[0], tuple((int(start), int(end)) for start, _dash, end in pieces)
