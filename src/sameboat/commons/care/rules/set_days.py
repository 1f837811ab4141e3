"""The days on which somebody is asked how it goes, and the weeks before the end. Pure thoughts."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

START, MIDDLE, END = "start", "middle", "end"
CHECK_INS: dict[str, str | Promise] = {
    START: _("after two weeks"),
    MIDDLE: _("in the middle"),
    END: _("three weeks before the end"),
}
FIRST, LAST, APART = timedelta(days=14), timedelta(days=21), timedelta(days=7)
A_WEEK = timedelta(days=7)
BEFORE_THE_END = timedelta(days=14)


def check_in_days(starts_on: date, ends_on: date | None, chosen: Collection[str]) -> dict[str, date]:
    """On which day each of the chosen check-ins is; those of a short term that would fall together are left out."""
    days = {START: starts_on + FIRST}
    if ends_on is not None:
        days |= {MIDDLE: starts_on + (ends_on - starts_on) / 2, END: ends_on - LAST}
    found: dict[str, date] = {}
    for which, day in days.items():
        apart = all(day - other >= APART for other in found.values())
        if which in chosen and day > starts_on and apart and (ends_on is None or day <= ends_on):
            found[which] = day
    return found


def is_time_for(day: date, today: date) -> bool:
    """A question belongs to its week: later nobody is asked it any more."""
    return day <= today < day + A_WEEK


def is_before_the_end(ends_on: date | None, today: date) -> bool:
    """The last two weeks of the term, with its last day."""
    return ends_on is not None and ends_on - BEFORE_THE_END <= today <= ends_on
