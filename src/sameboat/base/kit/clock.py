"""The only clock of the site. Rules are handed a time; actions and queries take it from here."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.utils import timezone


def now() -> datetime:
    """The present moment, in UTC."""
    return timezone.now()


def today() -> date:
    """The date on the reader's own clock, or in UTC where nobody is reading."""
    return timezone.localdate()


EARLIEST = timedelta(hours=14)
"""How far ahead of UTC the first place on earth is (Kiritimati)."""
LATEST = timedelta(hours=-12)
"""How far behind UTC the last place on earth is."""
