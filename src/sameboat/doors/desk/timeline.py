"""The days of a round on a line: where each stretch and mark stands, in per cent of its length."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sameboat.mentoring.programmes.rules import Dates

OPEN_END = timedelta(weeks=8)
"""How much of a time without end is drawn."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A day on the line."""

    day: date
    at: str
    what: str | Promise
    past: bool


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days from one mark to another."""

    start: str
    length: str
    kind: str
    """``apply`` or ``meet``."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """A round's days, drawn and said."""

    marks: list[Mark]
    stretches: list[Stretch]
    today: str | None
    """Where today is, if it lies on the line."""


def timeline(dates: Dates, today: date) -> Timeline:
    """The line from the first day to the last, in their order."""
    named = (
        (dates.opens_on, _("Applications open")),
        (dates.closes_on, _("Last day to apply")),
        (dates.tells_on, _("Everybody is told")),
        (dates.starts_on, _("It starts")),
        (dates.ends_on, _("It ends")),
    )
    days = [(day, what) for day, what in named if day is not None]
    first, last = days[0][0], max(days[-1][0], days[0][0] + OPEN_END)

    def at(day: date) -> str:
        return per_cent(first, day)

    def per_cent(start: date, end: date) -> str:
        return f"{100 * (end - start).days / (last - first).days:.1f}"

    stretches = [Stretch(at(first), per_cent(first, dates.closes_on or last), "apply")]
    if dates.starts_on and dates.ends_on:
        stretches.append(Stretch(at(dates.starts_on), per_cent(dates.starts_on, dates.ends_on), "meet"))
    marks = [Mark(day, at(day), what, day < today) for day, what in days]
    return Timeline(marks, stretches, at(today) if first <= today <= last else None)
