"""The dates of a round: in which order they come, and what is usual."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from sameboat.base.kit.verdicts import YES, Verdict, no

LONGEST_WEEKS = 156
FORTNIGHT = timedelta(days=14)
A_MONTH = timedelta(days=28)
TO_TELL = timedelta(days=9)
"""From the last day of applications to the day people are told: what the ILN managed by hand."""


@dataclass(frozen=True, slots=True)
class Dates:
    """The days of one round."""

    opens_on: date
    closes_on: date | None
    tells_on: date | None
    starts_on: date | None
    weeks: int

    @property
    def ends_on(self) -> date | None:
        """The last day partners meet as part of the round."""
        return self.starts_on + timedelta(weeks=self.weeks) if self.starts_on else None


def usual_dates(today: date, *, weeks: int, ongoing: bool = False) -> Dates:
    """Opens in a fortnight on a Monday, four weeks to apply, nine days to match, told on the day it starts."""
    opens = _monday_from(today + FORTNIGHT)
    if ongoing:
        return Dates(opens, None, None, None, weeks)
    closes = opens + A_MONTH - timedelta(days=1)
    starts = _monday_from(closes + TO_TELL)
    return Dates(opens, closes, starts, starts, weeks)


def dates_hang_together(dates: Dates) -> Verdict:
    """Opens, then closes, then people are told, then it starts."""
    if dates.closes_on and dates.closes_on < dates.opens_on:
        return no(_("Applications would close before they open. Choose a later last day."))
    if dates.tells_on and dates.tells_on <= (dates.closes_on or dates.opens_on):
        return no(_("People would be told while others can still apply. Choose a day after the last day."))
    if dates.starts_on and dates.starts_on < (dates.tells_on or dates.closes_on or dates.opens_on):
        return no(_("It would start before people know their partners. Choose a later first day."))
    if not 1 <= dates.weeks <= LONGEST_WEEKS:
        return no(_("A round lasts from one week to three years, which is 156 weeks."))
    return YES


def _monday_from(day: date) -> date:
    return day + timedelta(days=-day.weekday() % 7)
