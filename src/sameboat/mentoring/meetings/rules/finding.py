"""Finding a time: from everybody's usual week and days away, over the coming weeks, on real calendars.

Each person's week is laid onto real days on their own clock, so that a change of clocks somewhere falls where it
falls; then the free stretches are compared in UTC. Nobody's week is said to anybody by this: only shared hours are.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from sameboat.mentoring.meetings.rules.times import Wall, clock_in, moment_of, on_the_wall

AHEAD = timedelta(weeks=4)
"""How far one looks."""
SOONEST = timedelta(hours=12)
"""Nobody is asked to come within the next hours."""
A_QUARTER = timedelta(minutes=15)
MOST_A_DAY, MOST = 2, 12
"""So many are shown at most: to choose from, not to study."""

Stretch = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class Week:
    """Somebody's usual free hours, in minutes since Monday 00:00 on their own clock, and the days of their absence."""

    zone: str
    spans: tuple[tuple[int, int], ...]
    away: frozenset[date] = field(default_factory=frozenset)


def times_that_suit(
    weeks: Sequence[Week], minutes: int, now: datetime, mine: str, *, last: datetime | None = None
) -> list[datetime]:
    """When everybody is free for so long, the soonest first: a few a day, on quarter hours.

    ``mine`` is the reader's zone, ``last`` when the partnership ends by itself. Nothing where somebody said no hours at
    all: then nobody can know, and times are written by hand.
    """
    if not weeks or any(not week.spans for week in weeks):
        return []
    soonest, latest = now + SOONEST, min(now + AHEAD, last or now + AHEAD)
    shared: list[Stretch] = [(soonest, latest)]
    for week in weeks:
        shared = _both(shared, _free(week, soonest, latest))
    length = timedelta(minutes=minutes)
    return _a_few_a_day(_starts(shared, length), clock_in(mine))


def _free(week: Week, first: datetime, last: datetime) -> list[Stretch]:
    """One person's free stretches between two moments, in order, without the days on which they are away."""
    zone = clock_in(week.zone)
    day = on_the_wall(first, zone).day
    monday = day - timedelta(days=day.weekday() + 7)
    found: list[Stretch] = []
    while moment_of(Wall(monday, time(), zone)) < last:
        for start, end in week.spans:
            found += _on_real_days(monday, start, end, zone, week.away)
        monday += timedelta(days=7)
    return _joined((max(start, first), min(end, last)) for start, end in found if start < last and end > first)


def _on_real_days(monday: date, start: int, end: int, zone: str, away: Collection[date]) -> Iterable[Stretch]:
    """A span of a usual week in a real one, cut at midnights so that a day away can be left out."""
    while start < end:
        stop = min(end, (start // 1440 + 1) * 1440)
        if monday + timedelta(days=start // 1440) not in away:
            begins, ends = (_moment(monday, minute, zone) for minute in (start, stop))
            if begins < ends:  # clocks may jump over all of it
                yield begins, ends
        start = stop


def _moment(monday: date, minute: int, zone: str) -> datetime:
    shows = datetime.combine(monday, time()) + timedelta(minutes=minute)
    return moment_of(Wall(shows.date(), shows.time(), zone))


def _joined(stretches: Iterable[Stretch]) -> list[Stretch]:
    """The same time, where stretches that touch have become one."""
    joined: list[Stretch] = []
    for start, end in sorted(stretches):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _both(ones: Sequence[Stretch], others: Sequence[Stretch]) -> list[Stretch]:
    """What lies in both; each in order and without overlaps."""
    found, one, other = [], 0, 0
    while one < len(ones) and other < len(others):
        start, end = max(ones[one][0], others[other][0]), min(ones[one][1], others[other][1])
        if start < end:
            found.append((start, end))
        if ones[one][1] < others[other][1]:
            one += 1
        else:
            other += 1
    return found


def _starts(stretches: Iterable[Stretch], length: timedelta) -> Iterable[datetime]:
    """Where a meeting of that length could begin: at the first quarter of each stretch, then every hour."""
    for start, end in stretches:
        at = _next_quarter(start)
        while at + length <= end:
            yield at
            at += timedelta(hours=1)


def _next_quarter(moment: datetime) -> datetime:
    """Every zone of today lies whole quarters of an hour from UTC, so its quarters are everybody's."""
    epoch = datetime(2000, 1, 1, tzinfo=UTC)
    return epoch + -(-(moment - epoch) // A_QUARTER) * A_QUARTER


def _a_few_a_day(starts: Iterable[datetime], zone: str) -> list[datetime]:
    found: list[datetime] = []
    a_day: dict[date, int] = {}
    for start in starts:
        day = on_the_wall(start, zone).day
        a_day[day] = a_day.get(day, 0) + 1
        if a_day[day] <= MOST_A_DAY:
            found.append(start)
        if len(found) == MOST:
            break
    return found
