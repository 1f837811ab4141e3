"""Hours in common, roughly and without the compiled engine: at the first and in the last week of the term.

A week is one whole number with a bit for each half hour in UTC. The engine looks at every week of the term; between
the first and the last the clocks change at most twice, and the gauge says *about*.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from sameboat.base.kit import clock
from sameboat.mentoring.wishes.rules.hours import hours_of

HALF_HOURS = 336
WEEK = 7 * 24 * 60
AN_HOUR = 2
WHOLE = (1 << HALF_HOURS) - 1


def share_an_hour(one: Sequence[str], other: Sequence[str], days: Sequence[date]) -> bool:
    """Whether two people have an hour a week in common in each of the weeks of these days."""
    return bool(one and other) and all(
        (half_hours(tuple(one), day) & half_hours(tuple(other), day)).bit_count() >= AN_HOUR for day in days
    )


@lru_cache(maxsize=20_000)
def half_hours(values: tuple[str, ...], day: date) -> int:
    """The free half hours of an answer in the week of that day, as bits of UTC."""
    zone, spans = hours_of(values)
    ahead = clock.minutes_ahead(zone, day)
    bits = 0
    for start, end in spans:
        first, last = -(-(start - ahead) // 30), (end - ahead) // 30
        for slot in range(first, last):
            bits |= 1 << slot % HALF_HOURS
    return bits & WHOLE
