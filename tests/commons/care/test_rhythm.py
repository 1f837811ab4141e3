"""When silence is silence: a table of days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from sameboat.commons.care.rules.rhythm import Step, Turn, days_of_silence, gap_of, may_be_woken, next_step, turned
from sameboat.commons.care.rules.set_days import check_in_days, is_before_the_end, is_time_for

START = date(2026, 3, 2)


def day(number):
    return START + timedelta(days=number)


def after(*signs):
    """How the talk stands after these (who, day), looked at after each."""
    turn, last = Turn(START), {}
    for who, number in signs:
        last[who] = day(number)
        turn = turned(turn, last)
    return turn


@pytest.mark.parametrize(
    ("signs", "since", "why"),
    [
        ([], 0, "nobody has said anything: from the first day"),
        ([("a", 1)], 1, "somebody began: the other has their turn"),
        ([("a", 1), ("a", 6)], 1, "whoever writes again into silence does not begin the count anew"),
        ([("a", 1), ("b", 6)], 6, "whoever answers does"),
        ([("a", 1), ("b", 6), ("a", 9), ("a", 12)], 9, "and so on, to and fro"),
        ([("a", 1), ("b", 1)], 1, "both on one day"),
        ([("a", 0), ("a", 5)], 0, "on the very first day, and then into silence"),
        ([("a", 1), ("b", 2), ("c", 4), ("c", 8)], 4, "in a circle, as long as two voices change"),
    ],
)
def test_silence_counts_from_the_day_on_which_the_voice_last_changed(signs, since, why):
    assert after(*signs).since == day(since), why


def test_an_answer_between_two_looks_is_not_missed():
    before = Turn(day(1), "a")
    assert turned(before, {"a": day(5), "b": day(3)}) == Turn(day(5), "a")


@pytest.mark.parametrize(
    ("agreed", "template", "elsewhere", "gap"),
    [
        (None, "iln", False, 7),
        (None, "qut", False, 14),
        (None, "", False, 14),
        (21, "iln", False, 21),
        (30, "", False, 30),
        (3, "", False, 7),
        (None, "iln", True, 30),
        (60, "", True, 60),
    ],
)
def test_what_they_agreed_goes_before_the_programme_and_elsewhere_is_once_a_month(agreed, template, elsewhere, gap):
    assert gap_of(agreed=agreed, template=template, elsewhere=elsewhere) == gap


@pytest.mark.parametrize(
    ("today", "dates", "step"),
    [
        (6, {}, Step.NOTHING),
        (7, {}, Step.ASK),
        (13, {"asked_on": 7}, Step.NOTHING),
        (14, {"asked_on": 7}, Step.TELL),
        (20, {"asked_on": 7, "told_on": 14}, Step.NOTHING),
        (21, {"asked_on": 7, "told_on": 14}, Step.OFFER),
        (40, {"asked_on": 7, "told_on": 14, "offered_on": 21}, Step.NOTHING),
        (40, {"asked_on": 39}, Step.NOTHING),
    ],
)
def test_each_step_is_a_gap_of_days_after_the_one_before(today, dates, step):
    dates = {word: day(number) for word, number in dates.items()}
    assert next_step(7, since=START, today=day(today), **dates) is step


def test_days_on_which_somebody_is_away_do_not_count_and_nothing_is_done_on_them():
    away = {day(number) for number in range(3, 11)}
    assert days_of_silence(START, day(14), away) == 6
    assert next_step(7, since=START, today=day(14), away=away) is Step.NOTHING
    assert next_step(7, since=START, today=day(15), away=away) is Step.ASK
    assert next_step(7, since=START, today=day(9), away={day(9)}) is Step.NOTHING


def test_nobody_is_written_to_at_night():
    assert [hour for hour in range(24) if may_be_woken(hour)] == list(range(8, 21))


def test_check_ins_are_after_two_weeks_in_the_middle_and_near_the_end_and_never_fall_together():
    every = ("start", "middle", "end")
    assert check_in_days(START, day(112), every) == {"start": day(14), "middle": day(56), "end": day(91)}
    assert check_in_days(START, day(112), ["end"]) == {"end": day(91)}
    assert check_in_days(START, None, every) == {"start": day(14)}
    assert check_in_days(START, day(28), every) == {"start": day(14)}
    assert is_time_for(day(14), day(14))
    assert not is_time_for(day(14), day(21))


def test_goodbyes_are_for_the_last_two_weeks_with_the_last_day():
    ends = day(112)
    assert [is_before_the_end(ends, day(number)) for number in (97, 98, 112, 113)] == [False, True, True, False]
    assert not is_before_the_end(None, START)
