"""The only clock of the site. Rules are handed a time; actions and queries take it from here."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.utils import timezone

_told: ContextVar[datetime | None] = ContextVar("told", default=None)


def now() -> datetime:
    """The present moment, in UTC."""
    return _told.get() or timezone.now()


@contextmanager
def told_as_of(moment: datetime) -> Iterator[None]:
    """Let what happens inside happen at another moment. For the demo alone, which has a past to tell."""
    before = _told.set(moment)
    try:
        yield
    finally:
        _told.reset(before)


def today() -> date:
    """The date on the reader's own clock, or in UTC where nobody is reading."""
    return timezone.localdate(now())


EARLIEST = timedelta(hours=14)
"""How far ahead of UTC the first place on earth is (Kiritimati)."""
LATEST = timedelta(hours=-12)
"""How far behind UTC the last place on earth is."""


def zone_of(name: str) -> ZoneInfo:
    """The clocks of a zone, by its IANA name; those of UTC where there is none of that name."""
    try:
        return ZoneInfo(name or "UTC")
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")


@lru_cache(maxsize=2_000)
def minutes_ahead(zone: str, day: date) -> int:
    """Minutes that clocks there are ahead of UTC at noon of that day; 0 where nobody knows the zone."""
    offset = datetime(day.year, day.month, day.day, 12, tzinfo=UTC).astimezone(zone_of(zone)).utcoffset()
    return round((offset or timedelta()) / timedelta(minutes=1))
