"""When looking back is offered, and what may stand on a line of time."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from sameboat.base.kit.verdicts import YES, Verdict, no

MOST_TURNING_POINTS = 300
MOST_REFLECTIONS = 60
FOR_SO_LONG = timedelta(days=14)
"""How long looking back is offered: from the middle on, and before the end."""
SHORTEST = timedelta(days=42)
"""What lasts less has an end, and no middle."""


def offered(starts_on: date, ends_on: date | None, today: date, *, asked: Collection[str]) -> str:
    """``middle`` or ``end``, in its two weeks and once; else nothing. ``asked``: what was written or put off."""
    if ends_on is None or ends_on < today:
        return ""
    if ends_on - FOR_SO_LONG < today:
        return "" if "end" in asked else "end"
    middle = starts_on + (ends_on - starts_on) / 2
    if ends_on - starts_on >= SHORTEST and middle <= today < middle + FOR_SO_LONG and "middle" not in asked:
        return "middle"
    return ""


def may_write_turning_point(on: date, today: date, there: int) -> Verdict:
    """Something that has happened; as many as a long friendship has."""
    if on > today:
        return no(_("That day is still to come. Choose a day that has been."))
    if there >= MOST_TURNING_POINTS:
        return no(_("So many turning points stand here that none would be found again. Remove one first."))
    return YES


def may_change(*, is_theirs: bool) -> Verdict:
    """One's own words."""
    return YES if is_theirs else no(_("Only whoever wrote this can change it."))


def may_mark(*, is_on_the_line: bool) -> Verdict:
    """A moment that is there for whoever marks it."""
    return YES if is_on_the_line else no(_("This moment is no longer on your line of time."))
