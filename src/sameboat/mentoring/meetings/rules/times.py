"""Wall clocks: which moment a time at a place is, whether there is such a time, and what becomes of it.

*No meeting moves on the wall clock of the zone in which it was agreed.* A meeting is a day and a time there; the
moment in UTC follows from it by the rules of that zone as they are known today. When the rules change, the moment is
worked out anew, the wall time stays, and whoever lives elsewhere is told that their own clock shows another time.

A time that clocks jump over does not exist, and one at which they are put back comes twice: neither can be agreed
on. Should a change of rules make an agreed time into one of them, it is kept as well as it can be: of two the first,
and of none as long after the jump as it would have been.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.utils.translation import gettext_lazy as _

from sameboat.base.kit.verdicts import YES, Verdict, no


class Comes(Enum):
    """How often a wall clock shows a time on a day."""

    ONCE = 1
    NEVER = 0
    TWICE = 2


@dataclass(frozen=True, slots=True)
class Wall:
    """A time on the wall clock of a place."""

    day: date
    time: time
    zone: str

    @property
    def shows(self) -> datetime:
        """What the clock shows, without saying where."""
        return datetime.combine(self.day, self.time)


def is_a_clock(zone: str) -> bool:
    """Whether there is a zone of that name."""
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return bool(zone)


def comes(wall: Wall) -> Comes:
    """Once, as nearly always; never, where clocks jump over it; twice, where they are put back."""
    early, late = (wall.shows.replace(tzinfo=ZoneInfo(wall.zone), fold=fold) for fold in (0, 1))
    if early.utcoffset() == late.utcoffset():
        return Comes.ONCE
    return Comes.TWICE if _there_and_back(early) == wall.shows else Comes.NEVER


def moment_of(wall: Wall) -> datetime:
    """The moment in UTC: of two the first, and of none as long after the jump as it would have been."""
    try:
        return wall.shows.replace(tzinfo=ZoneInfo(wall.zone)).astimezone(UTC)
    except OverflowError:  # the first and the last day of the calendar: somebody mistyped a year
        return wall.shows.replace(tzinfo=UTC)


def on_the_wall(moment: datetime, zone: str) -> Wall:
    """What the clock of a zone shows at a moment."""
    there = moment.astimezone(ZoneInfo(zone))
    return Wall(there.date(), there.time().replace(tzinfo=None, fold=0), zone)


def clock_in(zone: str) -> str:
    """A zone that can be reckoned with: that one, or UTC where nobody knows it."""
    return zone if is_a_clock(zone) else "UTC"


def has_moved(wall: Wall, moment: datetime) -> bool:
    """Whether the rules of the zone say another moment now than the one that was written down."""
    return moment_of(wall) != moment


def clock_differs(before: datetime, after: datetime, zone: str, wall: Wall) -> bool:
    """Whether somebody's own clock shows another time since the moment was worked out anew.

    In the zone in which it was agreed it never does: there the moment moved because the clock stayed.
    """
    if zone == wall.zone:
        return False
    return on_the_wall(before, zone).shows != on_the_wall(after, zone).shows


def is_a_time(wall: Wall) -> Verdict:
    """Whether a meeting can be agreed on for this time: the clock there shows it, and once."""
    if not is_a_clock(wall.zone):
        return no(
            _(
                "We do not know yet on which clock you live. Choose it on the page “Language and clock”, "
                "then propose again."
            )
        )
    how = comes(wall)
    if how is Comes.ONCE:
        return YES
    first, last = _edges(wall)
    words = {"time": f"{wall.time:%H:%M}", "first": f"{first:%H:%M}", "last": f"{last:%H:%M}"}
    if how is Comes.NEVER:
        return no(
            _(
                "On that day your clocks go forward from %(first)s to %(last)s, so there is no %(time)s. "
                "Choose a time before %(first)s, or %(last)s and later."
            )
            % words
        )
    return no(
        _(
            "On that day your clocks are put back from %(last)s to %(first)s, so %(time)s comes twice and nobody "
            "would know which. Choose a time before %(first)s, or %(last)s and later."
        )
        % words
    )


def _there_and_back(moment: datetime) -> datetime:
    return moment.astimezone(UTC).astimezone(moment.tzinfo).replace(tzinfo=None, fold=0)


def _edges(wall: Wall) -> tuple[datetime, datetime]:
    """From when to when the clock jumps over, or goes through twice, as it shows it."""
    early, late = (wall.shows.replace(tzinfo=ZoneInfo(wall.zone), fold=fold) for fold in (0, 1))
    low, high = sorted((early.astimezone(UTC), late.astimezone(UTC)))
    turn = _turn_between(low, high, ZoneInfo(wall.zone))
    before = (turn - timedelta(seconds=1)).astimezone(ZoneInfo(wall.zone)).replace(tzinfo=None) + timedelta(seconds=1)
    after = turn.astimezone(ZoneInfo(wall.zone)).replace(tzinfo=None)
    return (before, after) if before < after else (after, before)


def _turn_between(low: datetime, high: datetime, zone: ZoneInfo) -> datetime:
    """The moment at which the zone's clocks turn, which lies near these two."""
    return _halved(low - timedelta(days=1), high + timedelta(days=1), zone)


@dataclass(frozen=True, slots=True)
class Turn:
    """Clocks of a zone are set forward or back."""

    at: datetime
    """The moment, in UTC."""
    before: timedelta
    """How far ahead of UTC they were."""
    after: timedelta


def turns_between(zone: str, first: datetime, last: datetime) -> list[Turn]:
    """Every turn of a zone's clocks between two moments, in order; even those that last a few weeks are found."""
    there, found, at = ZoneInfo(zone), [], first
    while at < last:
        then = min(at + timedelta(days=1), last)
        before, after = (moment.astimezone(there).utcoffset() or timedelta() for moment in (at, then))
        if before != after:
            found.append(Turn(_halved(at, then, there), before, after))
        at = then
    return found


def _halved(low: datetime, high: datetime, zone: ZoneInfo) -> datetime:
    was = low.astimezone(zone).utcoffset()
    while high - low > timedelta(seconds=1):
        middle = low + (high - low) / 2
        low, high = (middle, high) if middle.astimezone(zone).utcoffset() == was else (low, middle)
    return high.replace(microsecond=0)
