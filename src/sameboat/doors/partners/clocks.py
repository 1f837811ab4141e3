"""Two clocks: one's own week above, the others' beneath, and the hours in which all of them are free."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import and_

from django.utils.dates import WEEKDAYS, WEEKDAYS_ABBR

from sameboat.base.kit import clock
from sameboat.members.people.week import A_DAY, A_WEEK
from sameboat.mentoring.wishes.rules.hours import hours_of

A_QUARTER = 15
QUARTERS = A_WEEK // A_QUARTER
OF_A_DAY = A_DAY // A_QUARTER

Strip = list[tuple[int, int]]
"""Pieces of a day: from where, how wide, in quarters of an hour."""


@dataclass(frozen=True, slots=True)
class Day:
    """One day on one's own clock."""

    name: str
    mine: Strip
    theirs: Strip
    shared: Strip


@dataclass(frozen=True, slots=True)
class Hour:
    """A stretch in which all are free: the day and the times on one's own clock, and on each of the others'."""

    day: str
    mine: str
    theirs: list[str]


@dataclass(frozen=True, slots=True)
class Clocks:
    """The week of a partnership, on the clocks of its first days."""

    days: list[Day]
    hours: list[Hour]
    shared: float
    """How many hours a week."""
    zones: list[str]
    """One's own, then the others'."""


def clocks_of(mine: Sequence[str], theirs: Sequence[Sequence[str]], day: date) -> Clocks | None:
    """Both weeks, from the answers about free hours; None where somebody left the week blank."""
    if not mine or not all(theirs):
        return None
    zones = [hours_of(values)[0] for values in (mine, *theirs)]
    ahead = [clock.minutes_ahead(zone, day) for zone in zones]
    own, others = _free(mine, ahead[0]), reduce(and_, (_free(v, a) for v, a in zip(theirs, ahead[1:], strict=True)))
    both = own & others
    return Clocks(
        days=[_day(at, own, others, both, ahead[0]) for at in range(7)],
        hours=[_hour(start, end, ahead) for start, end in _pieces(_there(both, ahead[0]))],
        shared=len(both) / 4,
        zones=zones,
    )


def _free(values: Sequence[str], ahead: int) -> frozenset[int]:
    """The free quarters of an hour of a week in UTC."""
    _zone, spans = hours_of(values)
    return frozenset(
        quarter % QUARTERS
        for start, end in spans
        for quarter in range(-(-(start - ahead) // A_QUARTER), (end - ahead) // A_QUARTER)
    )


def _there(quarters: Iterable[int], ahead: int) -> set[int]:
    """The same quarters on a clock that is so many minutes ahead of UTC."""
    return {(quarter + ahead // A_QUARTER) % QUARTERS for quarter in quarters}


def _pieces(quarters: Iterable[int]) -> list[tuple[int, int]]:
    """Quarters that follow one another, as stretches; a stretch ends with its day."""
    pieces: list[tuple[int, int]] = []
    for quarter in sorted(quarters):
        if pieces and pieces[-1][1] == quarter and quarter % OF_A_DAY:
            pieces[-1] = (pieces[-1][0], quarter + 1)
        else:
            pieces.append((quarter, quarter + 1))
    return pieces


def _day(at: int, own: Iterable[int], others: Iterable[int], both: Iterable[int], ahead: int) -> Day:
    def strip(quarters: Iterable[int]) -> Strip:
        here = {q - at * OF_A_DAY for q in _there(quarters, ahead) if q // OF_A_DAY == at}
        return [(start, end - start) for start, end in _pieces(here)]

    return Day(str(WEEKDAYS_ABBR[at]), strip(own), strip(others), strip(both))


def _hour(start: int, end: int, ahead: Sequence[int]) -> Hour:
    """A stretch on everybody's clock; where another day begins there, the day is said."""
    day = start // OF_A_DAY
    theirs = []
    for other in ahead[1:]:
        moved = (other - ahead[0]) // A_QUARTER
        first, last = start + moved, end + moved
        on = first // OF_A_DAY % 7
        first, last = first % QUARTERS, first % QUARTERS + (last - first)
        times = _times(first, last)
        theirs.append(times if on == day else f"{WEEKDAYS[on]} {times}")
    return Hour(str(WEEKDAYS[day]), _times(start, end), theirs)


def _times(start: int, end: int) -> str:
    """From when to when; past midnight the clock begins again."""
    minutes = start * A_QUARTER % A_DAY, end * A_QUARTER % A_DAY
    return "–".join(f"{minute // 60:02}:{minute % 60:02}" for minute in minutes)
