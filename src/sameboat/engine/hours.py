"""Hours in common: everybody's week laid on one clock, in every week of the term.

A person tells us the week as it is lived: *Mondays from nine to half past eleven*, in a time zone. Two such weeks
can only be compared on one clock, and clocks change at different dates in different places: New York and London
are an hour nearer for three weeks each March. So every week of the term is laid out in UTC, in half hours, and
what two people have in common is what they have in the **poorest** of these weeks.

* The weeks of a term are seven days each, counted from its first day at midnight UTC. A term without a date is
  taken to lie anywhere in the year 2026: the 53 weeks from Monday 29 December 2025 on. Never today's date, so the
  same sheet gives the same hours tomorrow.
* Weeks in which nobody's clock differs are one *season*; only seasons are kept.
* A half hour counts when all of it is free. Where a clock is 45 minutes off (Kathmandu, Chatham), the ends of a
  span are rounded inwards. Spans that touch, also over Sunday midnight, are one span.
* The rules of the clocks are those of the ``tzdata`` package, not of the machine, so they are everywhere the same.

A week is 336 half hours from Monday 00:00 UTC, one bit each, in six 64-bit words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from importlib import resources
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from sameboat.engine.compiled import scoring_kernel, scoring_part
from sameboat.engine.people import FreeHours, Person
from sameboat.engine.programme import Term

WEEK = 7 * 24 * 60
"""Minutes in a week."""
GRAIN = 30
"""Minutes in the smallest piece of time we count."""
WORDS = 6
"""64-bit words that hold the 336 half hours of a week."""
REFERENCE = date(2025, 12, 29)
"""The Monday of the week in which 2026 begins."""
REFERENCE_WEEKS = 53

Masks = NDArray[np.uint64]
Piece = tuple[int, int, int]
"""From and to, in minutes of the UTC week; and how many minutes local clocks are then ahead of UTC."""
Clock = tuple[Piece, ...]
"""How a zone's clocks run through one week: one piece, or two or more in a week in which they change."""


class HoursError(ValueError):
    """Free hours that cannot be read, with a way out in the sentence."""


def masks(people: Sequence[Person], term: Term | None = None) -> Masks:
    """Everybody's free half hours in every season of the term.

    Parameters
    ----------
    people
        Whoever left the hours blank gets an empty week; only the person tells whether it was left blank.
    term
        From when, and for how many weeks; without a date the whole of 2026 is considered.

    Returns
    -------
    masks : uint64 array, shape (n, seasons, 6)
        Bit ``b`` of word ``w`` says whether the half hour ``64 w + b`` since Monday 00:00 UTC is free.

    Raises
    ------
    HoursError
        For a zone that is not in the IANA list.

    Notes
    -----
    O(zones x weeks) looks at the clocks, then O(n x seasons x spans). 48 bytes a person and season.

    Examples
    --------
    >>> nine_to_ten = ((9 * 60, 10 * 60),)
    >>> london = Person("a", free_hours=FreeHours("Europe/London", nine_to_ten))
    >>> berlin = Person("b", free_hours=FreeHours("Europe/Berlin", nine_to_ten))
    >>> week = masks([london, berlin], Term(date(2026, 9, 7), 16))
    >>> hours_in_common(week, np.array([0]), np.array([1]))
    array([0.])
    """
    term = term or Term()
    zones = sorted({p.free_hours.zone for p in people if p.free_hours})
    seasons = _seasons(zones, term)
    row_of = {zone: row for row, zone in enumerate(zones)}
    week = np.zeros((len(people), len(seasons), WORDS), np.uint64)
    zone = np.array([row_of[p.free_hours.zone] if p.free_hours else -1 for p in people], np.int64)
    first_span, spans = _ragged((_merged(p.free_hours) for p in people), 2)
    first_piece, pieces = _ragged((season[row] for row in range(len(zones)) for season in seasons), 3)
    _fill(week, zone, first_span, spans, first_piece, pieces)
    return week


def hours_in_common(masks: Masks, u: NDArray[np.integer], v: NDArray[np.integer]) -> NDArray[np.float64]:
    """Hours a week that ``u[k]`` and ``v[k]`` have in common, in the poorest week of the term.

    Parameters
    ----------
    masks : uint64 array, shape (n, seasons, 6)
        From :func:`masks`.
    u, v : integer arrays, shape (m,)
        The two people of each pair, as rows of ``masks``.

    Returns
    -------
    hours : float array, shape (m,)
        In hours; 0 where either left the hours blank.

    Notes
    -----
    O(m x seasons), about a nanosecond a word.
    """
    common = np.empty(len(u), np.int64)
    _many_in_common(masks, np.asarray(u, np.int64), np.asarray(v, np.int64), common)
    return common / 2


@scoring_part
def ones(word: np.uint64) -> np.int64:
    """How many bits of a word are set (Wilkes, Wheeler and Gill 1957, as every compiler knows it)."""
    word -= (word >> np.uint64(1)) & np.uint64(0x5555555555555555)
    word = (word & np.uint64(0x3333333333333333)) + ((word >> np.uint64(2)) & np.uint64(0x3333333333333333))
    word = (word + (word >> np.uint64(4))) & np.uint64(0x0F0F0F0F0F0F0F0F)
    return np.int64((word * np.uint64(0x0101010101010101)) >> np.uint64(56))


@scoring_part
def common_half_hours(masks: Masks, i: int, j: int) -> int:
    """Half hours that two people have in common in their poorest season, for use inside other kernels."""
    poorest = 336
    for season in range(masks.shape[1]):
        common = 0
        for word in range(WORDS):
            common += ones(masks[i, season, word] & masks[j, season, word])
        poorest = min(poorest, common)
        if poorest == 0:
            break
    return poorest


@scoring_kernel
def _many_in_common(masks: Masks, u: NDArray[np.int64], v: NDArray[np.int64], common: NDArray[np.int64]) -> None:
    for k in range(len(u)):
        common[k] = common_half_hours(masks, u[k], v[k])


# ------------------------------------------------------------------------------------------- clocks
def _seasons(zones: Sequence[str], term: Term) -> list[tuple[Clock, ...]]:
    """The distinct weeks of the term: for each, how every zone's clocks run. In the order they come."""
    first, weeks = (term.starts, max(1, term.weeks)) if term.starts else (REFERENCE, REFERENCE_WEEKS)
    starts = [first + timedelta(days=7 * week) for week in range(weeks)]
    return list(dict.fromkeys(tuple(_clock(zone, start) for zone in zones) for start in starts))


@lru_cache(maxsize=65536)
def _clock(zone: str, start: date) -> Clock:
    """How a zone's clocks run through the seven days from ``start``, told from Monday to Sunday.

    Most weeks nothing changes, and two looks tell it. (Since 2001 no zone changed its clocks and changed them
    back within a week; such a week would be taken for an ordinary one.)
    """
    if (always := _ahead(zone, start)) == _ahead(zone, start + timedelta(days=7)):
        return ((0, WEEK, always),)
    days = sorted((start + timedelta(days=d) for d in range(7)), key=date.weekday)
    pieces: list[Piece] = []
    for day in days:
        for since, until, ahead in _day(zone, day):
            at = day.weekday() * 24 * 60
            if pieces and pieces[-1][2] == ahead:
                pieces[-1] = (pieces[-1][0], at + until, ahead)
            else:
                pieces.append((at + since, at + until, ahead))
    return tuple(pieces)


@lru_cache(maxsize=65536)
def _day(zone: str, day: date) -> Clock:
    """One UTC day: one piece, or two if the clocks change in it. When, is found by halving."""

    def ahead(minute: int) -> int:
        return _ahead(zone, day, minute)

    before, after = ahead(0), ahead(24 * 60)
    if before == after:
        return ((0, 24 * 60, before),)
    low, high = 0, 24 * 60
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if ahead(middle) == before else (low, middle)
    return ((0, high, before), (high, 24 * 60, after))


def _ahead(zone: str, day: date, minute: int = 0) -> int:
    """Minutes that the zone's clocks are ahead of UTC, so long after midnight UTC."""
    moment = datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(minutes=minute)
    local = moment.astimezone(_zone(zone)).replace(tzinfo=UTC)
    return round((local - moment) / timedelta(minutes=1))


@lru_cache(maxsize=1024)
def _zone(name: str) -> ZoneInfo:
    """The zone as the tzdata package tells it."""
    try:
        file = resources.files("tzdata.zoneinfo").joinpath(*name.split("/"))
        with file.open("rb") as rules:
            return ZoneInfo.from_file(rules, key=name)
    except (OSError, ValueError, TypeError):
        raise HoursError(f"The time zone “{name}” is not known. Write one like Europe/Berlin.") from None


# -------------------------------------------------------------------------------------------- weeks
def _merged(hours: FreeHours | None) -> list[tuple[int, int]]:
    """The spans, touching ones made one, also over the end of the week; a full week goes round twice."""
    if hours is None:
        return []
    merged: list[tuple[int, int]] = []
    for start, end in sorted(hours.spans):
        if not 0 <= start < end <= WEEK:
            raise HoursError(f"The span {start} to {end} is not within one week of {WEEK} minutes.")
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    if merged == [(0, WEEK)]:
        return [(0, 2 * WEEK)]
    if len(merged) > 1 and merged[0][0] == 0 and merged[-1][1] == WEEK:
        (_, end), merged = merged[0], merged[1:]
        merged[-1] = (merged[-1][0], WEEK + end)
    return merged


def _ragged(rows: Iterable[Sequence[tuple[int, ...]]], width: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Rows of different length as one array, with where each begins."""
    begins: list[int] = [0]
    flat: list[tuple[int, ...]] = []
    for row in rows:
        flat.extend(row)
        begins.append(len(flat))
    return np.array(begins, np.int64), np.array(flat, np.int64).reshape(len(flat), width)


@scoring_kernel
def _fill(
    week: Masks,
    zone: NDArray[np.int64],
    first_span: NDArray[np.int64],
    spans: NDArray[np.int64],
    first_piece: NDArray[np.int64],
    pieces: NDArray[np.int64],
) -> None:
    """Set the bits: each span, moved to UTC by each piece of the zone's clock, rounded inwards."""
    n, seasons, _ = week.shape
    for person in range(n):
        for season in range(seasons if zone[person] >= 0 else 0):
            clock = zone[person] * seasons + season
            for piece in range(first_piece[clock], first_piece[clock + 1]):
                since, until, ahead = pieces[piece, 0], pieces[piece, 1], pieces[piece, 2]
                for span in range(first_span[person], first_span[person + 1]):
                    for turn in range(-1, 2):
                        start = max(spans[span, 0] - ahead + turn * WEEK, since)
                        end = min(spans[span, 1] - ahead + turn * WEEK, until)
                        for slot in range((start + GRAIN - 1) // GRAIN, end // GRAIN):
                            week[person, season, slot >> 6] |= np.uint64(1) << np.uint64(slot & 63)
