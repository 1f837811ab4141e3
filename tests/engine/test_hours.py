"""Hours in common, against a slow minute by minute walk through the real weeks."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from sameboat.engine.hours import HoursError, hours_in_common, masks
from sameboat.engine.people import FreeHours, Person
from sameboat.engine.programme import Term

DAY, WEEK = 24 * 60, 7 * 24 * 60
Spans = tuple[tuple[int, int], ...]


def at(day: int, start: float, end: float) -> tuple[int, int]:
    return int(day * DAY + start * 60), int(day * DAY + end * 60)


def lives(zone: str, *spans: tuple[int, int]) -> Person:
    return Person(zone, free_hours=FreeHours(zone, spans))


def common(one: Person, other: Person, term: Term) -> float:
    return float(hours_in_common(masks([one, other], term), np.array([0]), np.array([1]))[0])


def free_slots(person: Person, midnight: datetime) -> np.ndarray:
    """The 336 half hours from ``midnight``, walked minute by minute on the person's own clock."""
    hours = person.free_hours
    assert hours is not None
    free = np.zeros(WEEK, bool)
    for start, end in hours.spans:
        free[start:end] = True
    zone = ZoneInfo(hours.zone)
    walked = np.empty(WEEK, bool)
    for minute in range(WEEK):
        local = (midnight + timedelta(minutes=minute)).astimezone(zone)
        walked[minute] = free[local.weekday() * DAY + local.hour * 60 + local.minute]
    return walked.reshape(336, 30).all(axis=1)


def common_slowly(one: Person, other: Person, term: Term) -> float:
    assert term.starts is not None
    starts = datetime(term.starts.year, term.starts.month, term.starts.day, tzinfo=UTC)
    weeks = [starts + timedelta(weeks=k) for k in range(term.weeks)]
    return min(int((free_slots(one, week) & free_slots(other, week)).sum()) for week in weeks) / 2


EVENINGS = tuple(at(day, 17.5, 21.25) for day in range(7))
OFFICE = tuple(at(day, 9, 17) for day in range(5))
NIGHT = ((0, 150), at(2, 22, 24), at(3, 0, 5.75), (WEEK - 95, WEEK))


@pytest.mark.parametrize(
    ("one", "other", "starts", "weeks"),
    [
        ("Europe/London", "America/New_York", date(2026, 3, 2), 5),  # the weeks in which only one has changed
        ("Europe/Berlin", "Australia/Sydney", date(2026, 3, 23), 3),  # both change, the other way, a week apart
        ("America/Santiago", "Pacific/Auckland", date(2026, 9, 1), 2),  # a term that starts on a Tuesday
        ("Asia/Kathmandu", "Pacific/Chatham", date(2026, 9, 25), 2),  # both 45 minutes off, one changes
        ("Asia/Kolkata", "Australia/Lord_Howe", date(2026, 10, 1), 1),  # half an hour off, and a change by half an hour
        ("Asia/Tehran", "Africa/Cairo", date(2026, 4, 20), 1),  # one abolished it, one changes on a Friday
        ("Africa/Casablanca", "Europe/Paris", date(2026, 2, 9), 2),  # the clocks go back for Ramadan
        ("Pacific/Kiritimati", "Pacific/Pago_Pago", date(2026, 6, 1), 1),  # 25 hours apart
        ("America/Asuncion", "America/Sao_Paulo", date(2026, 10, 2), 1),  # neither changes any more
    ],
)
def test_the_poorest_week_is_that_of_a_minute_by_minute_walk(one: str, other: str, starts: date, weeks: int) -> None:
    term = Term(starts, weeks)
    for spans, others in ((EVENINGS, OFFICE), (NIGHT, EVENINGS), (NIGHT, NIGHT)):
        a, b = lives(one, *spans), lives(other, *others)
        assert common(a, b, term) == common_slowly(a, b, term)


ZONES = ["Asia/Kathmandu", "Pacific/Chatham", "Europe/Lisbon", "America/Toronto", "Asia/Gaza", "Pacific/Easter"]
SPANS = some.lists(
    some.tuples(some.integers(0, WEEK - 1), some.integers(1, 900)).map(lambda s: (s[0], min(WEEK, s[0] + s[1]))),
    max_size=8,
).map(tuple)


@settings(max_examples=25, deadline=None)
@given(
    some.sampled_from(ZONES),
    some.sampled_from(ZONES),
    SPANS,
    SPANS,
    some.dates(date(2026, 1, 1), date(2026, 12, 20)),
)
def test_any_two_weeks_agree_with_the_slow_walk(a: str, b: str, some_: Spans, more: Spans, starts: date) -> None:
    term = Term(starts, 1)
    one, other = lives(a, *some_), lives(b, *more)
    assert common(one, other, term) == common_slowly(one, other, term)


def test_only_half_hours_that_are_wholly_free_count() -> None:
    kathmandu, utc = lives("Asia/Kathmandu", at(0, 9, 10)), lives("UTC", at(0, 0, 24))
    assert common(kathmandu, utc, Term(date(2026, 1, 5), 1)) == 0.5


def test_spans_that_touch_are_one_span() -> None:
    apart = lives("UTC", at(0, 9, 9.25), at(0, 9.25, 10))
    assert common(apart, lives("UTC", at(0, 0, 24)), Term(date(2026, 1, 5), 1)) == 1.0


def test_a_span_over_sunday_midnight_is_whole() -> None:
    over = lives("Asia/Kathmandu", (WEEK - 15, WEEK), (0, 45))
    assert common(over, lives("UTC", (0, WEEK)), Term(date(2026, 1, 5), 1)) == 1.0


def test_a_whole_free_week_stays_whole_in_every_zone() -> None:
    for zone in ("Asia/Kathmandu", "Pacific/Kiritimati", "Pacific/Pago_Pago"):
        assert common(lives(zone, (0, WEEK)), lives("UTC", (0, WEEK)), Term(date(2026, 1, 5), 1)) == 168


def test_the_gap_weeks_count_when_the_term_touches_them() -> None:
    london, new_york = lives("Europe/London", at(0, 14, 15)), lives("America/New_York", at(0, 9, 10))
    assert common(london, new_york, Term(date(2026, 1, 5), 8)) == 1.0
    assert common(london, new_york, Term(date(2026, 1, 5), 16)) == 0.0


def test_a_term_without_a_date_may_lie_anywhere_in_the_year() -> None:
    london, new_york = lives("Europe/London", at(0, 14, 15)), lives("America/New_York", at(0, 9, 10))
    assert common(london, new_york, Term()) == 0.0
    assert common(london, london, Term()) == 1.0
    lagos, nairobi = lives("Africa/Lagos", at(0, 9, 10)), lives("Africa/Nairobi", at(0, 11, 12))
    assert masks([lagos, nairobi], Term()).shape == (2, 1, 6)
    assert common(lagos, nairobi, Term()) == 1.0


def test_a_blank_week_is_empty_and_nobody_is_no_trouble() -> None:
    week = masks([Person("blank"), lives("UTC", at(0, 9, 10))], Term())
    assert not week[0].any()
    assert masks([], Term()).shape[0] == 0


@pytest.mark.parametrize("zone", ["Europe/Atlantis", "", "../passwd", "Europe", "nowhere"])
def test_an_unknown_zone_is_refused_with_a_way_out(zone: str) -> None:
    with pytest.raises(HoursError, match="Europe/Berlin"):
        masks([lives(zone, at(0, 9, 10))], Term())


def test_a_span_outside_the_week_is_refused() -> None:
    with pytest.raises(HoursError, match="10080"):
        masks([lives("UTC", (10000, 10100))], Term())
