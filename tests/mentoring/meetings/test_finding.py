"""Times that suit everybody: on real calendars, through changes of clocks, days away and midnight."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from sameboat.mentoring.meetings.rules.finding import Week, times_that_suit
from sameboat.mentoring.meetings.rules.times import on_the_wall

A_DAY = 24 * 60
NOW = datetime(2027, 3, 5, 12, tzinfo=UTC)  # a Friday
WHOLE = ((0, 7 * A_DAY),)


def found(*weeks, minutes=60, now=NOW, mine="UTC", **more):
    return times_that_suit(weeks, minutes, now, mine, **more)


def on(day, start, end):
    return (day * A_DAY + start * 60, day * A_DAY + end * 60)


def test_a_shared_hour_follows_both_clocks_through_the_weeks_in_which_only_one_has_changed():
    lisbon, new_york = Week("Europe/Lisbon", (on(1, 17, 20),)), Week("America/New_York", (on(1, 13, 15),))
    by_day: dict[date, int] = {}
    for at in found(lisbon, new_york):
        by_day.setdefault(at.date(), at.hour)
    assert by_day[date(2027, 3, 9)] == 18  # 13:00 in New York, 18:00 in Lisbon
    assert by_day[date(2027, 3, 16)] == 17  # clocks in New York have gone forward: 17:00 in Lisbon
    assert by_day[date(2027, 3, 30)] == 17  # and now those in Lisbon, too: 18:00 again


def test_whoever_lives_a_half_or_three_quarters_of_an_hour_aside_finds_times_on_everybodys_quarters():
    kathmandu, lord_howe = Week("Asia/Kathmandu", (on(2, 6, 12),)), Week("Australia/Lord_Howe", (on(2, 12, 18),))
    times = found(kathmandu, lord_howe)
    assert times
    for at in times:
        assert at.minute % 15 == 0
        assert 6 <= on_the_wall(at, "Asia/Kathmandu").time.hour < 12
        assert 12 <= on_the_wall(at, "Australia/Lord_Howe").time.hour < 18


def test_a_day_away_is_left_out_on_the_calendar_of_whoever_is_away():
    auckland = Week("Pacific/Auckland", WHOLE, frozenset({date(2027, 3, 9)}))
    for at in found(auckland, Week("UTC", WHOLE)):
        assert on_the_wall(at, "Pacific/Auckland").day != date(2027, 3, 9)


def test_free_hours_over_midnight_are_one_stretch():
    late = Week("Europe/Lisbon", ((A_DAY - 60, A_DAY + 60),))  # Monday 23:00 to Tuesday 01:00
    assert [at.hour for at in found(late, Week("UTC", WHOLE), minutes=120)][:1] == [23]


@pytest.mark.parametrize("weeks", [(), (Week("UTC", WHOLE), Week("UTC", ())), (Week("UTC", (on(0, 9, 9),)),)])
def test_without_hours_nothing_is_guessed(weeks):
    assert found(*weeks) == []


def test_nobody_is_asked_to_come_at_once_nor_after_the_end():
    times = found(Week("UTC", WHOLE), last=NOW + timedelta(days=3))
    assert NOW + timedelta(hours=12) <= times[0]
    assert times[-1] + timedelta(hours=1) <= NOW + timedelta(days=3)
    assert len(found(Week("UTC", WHOLE))) <= 12


def test_an_hour_that_clocks_jump_over_is_offered_to_nobody():
    night = Week("Europe/Lisbon", (on(6, 1, 2),))  # on 28 March 2027 there is no such hour
    assert date(2027, 3, 28) not in {at.date() for at in found(night)}
    assert date(2027, 3, 21) in {at.date() for at in found(night)}
