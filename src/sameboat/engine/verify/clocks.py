"""Hours in common, reckoned minute by minute: the same meaning as `engine/hours.py`, found another way."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import cache
from importlib import resources
from zoneinfo import ZoneInfo

import numpy as np

from sameboat.engine.people import FreeHours
from sameboat.engine.programme import Term

MINUTES = 7 * 24 * 60
ANY_YEAR = date(2025, 12, 29)
ANY_YEAR_WEEKS = 53


class Clocks:
    """The weeks of one term."""

    def __init__(self, term: Term) -> None:
        first, weeks = (term.starts, max(1, term.weeks)) if term.starts else (ANY_YEAR, ANY_YEAR_WEEKS)
        self.weeks = tuple(first + timedelta(days=7 * w) for w in range(weeks))
        self._free: dict[tuple[FreeHours, tuple[int, ...]], int] = {}

    def in_common(self, one: FreeHours, other: FreeHours) -> float:
        """Hours that both are free, in the poorest week."""
        kinds = {(clock(one.zone, w), clock(other.zone, w)) for w in self.weeks}
        return min((self.free(one, a) & self.free(other, b)).bit_count() for a, b in kinds) / 2

    def free(self, hours: FreeHours, ahead: tuple[int, ...]) -> int:
        """The free half hours of a UTC week as the bits of one number."""
        known = self._free.get((hours, ahead))
        if known is None:
            local = np.zeros(MINUTES, bool)
            for start, end in hours.spans:
                local[start:end] = True
            offsets = np.repeat(np.array(ahead), MINUTES // len(ahead))
            whole = local[(np.arange(MINUTES) + offsets) % MINUTES].reshape(-1, 30).all(axis=1)
            known = self._free[hours, ahead] = int("".join("1" if bit else "0" for bit in whole), 2)
        return known


@cache
def clock(zone: str, first: date) -> tuple[int, ...]:
    """Minutes that clocks in the zone are ahead of UTC, each quarter of an hour from Monday 00:00 UTC.

    The seven days from ``first``, told from Monday to Sunday; one number where nothing changes.
    """
    days = sorted((first + timedelta(days=d) for d in range(7)), key=date.weekday)
    quarters = tuple(minutes for day in days for minutes in _day(zone, day))
    return quarters if len(set(quarters)) > 1 else quarters[:1]


@cache
def _day(zone: str, day: date) -> tuple[int, ...]:
    midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
    ends = {_ahead(zone, midnight), _ahead(zone, midnight + timedelta(days=1))}
    if len(ends) == 1:
        return (*ends,) * 96
    return tuple(_ahead(zone, midnight + timedelta(minutes=15 * quarter)) for quarter in range(96))


def _ahead(zone: str, moment: datetime) -> int:
    offset = moment.astimezone(_zone(zone)).utcoffset() or timedelta(0)
    return round(offset.total_seconds() / 60)


@cache
def _zone(name: str) -> ZoneInfo:
    with resources.files("tzdata.zoneinfo").joinpath(*name.split("/")).open("rb") as rules:
        return ZoneInfo.from_file(rules, key=name)
