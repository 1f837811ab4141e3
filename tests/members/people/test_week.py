"""A week of free hours: ticked, written or painted, and said back."""

import itertools

import pytest
from django import forms
from django.http import QueryDict
from hypothesis import given, settings
from hypothesis import strategies as st

from sameboat.members.people.week import (
    A_WEEK,
    SaidWeek,
    WeekField,
    in_words,
    is_a_week,
    merged,
    said_by,
    spans_written,
)

SPANS = st.lists(
    st.tuples(st.integers(0, A_WEEK - 1), st.integers(1, 600)).map(
        lambda span: (span[0], min(span[0] + span[1], A_WEEK))
    ),
    max_size=12,
)


class Form(forms.Form):
    hours = WeekField(required=False)


def posted(**fields):
    data = QueryDict(mutable=True)
    data.update(fields)
    return Form(data)


def test_a_ticked_morning_is_a_span():
    form = posted(hours_0_1="1")
    assert form.is_valid()
    assert form.cleaned_data["hours"] == [(540, 720)]


def test_parts_that_touch_become_one_span():
    form = posted(hours_1_0="1", hours_1_1="1")
    assert form.is_valid()
    assert form.cleaned_data["hours"] == [(1440 + 360, 1440 + 720)]


@pytest.mark.parametrize(
    ("text", "day", "spans"),
    [
        ("18:30-20", 0, [(1110, 1200)]),
        ("7.30 – 8.15, 6pm to 8 pm", 0, [(450, 495), (1080, 1200)]),
        ("22-1", 6, [(6 * 1440 + 1320, A_WEEK), (0, 60)]),
        ("0-24", 2, [(2880, 4320)]),
        ("23:00–24:00", 6, [(A_WEEK - 60, A_WEEK)]),
        ("", 3, []),
    ],
)
def test_times_are_read_as_people_write_them(text, day, spans):
    assert merged(spans_written(text, day)) == merged(spans)


@pytest.mark.parametrize("text", ["evening", "25-26", "18:70-19", "9", "13pm-14", "8-8", "24-2"])
def test_what_is_no_time_is_said_with_its_day(text):
    form = posted(hours_2=text)
    assert not form.is_valid()
    assert "Wednesday" in form.errors["hours"][0]
    assert text in form.errors["hours"][0]
    assert f'value="{text}"' in str(form["hours"])  # and what was typed is still there


def test_painted_hours_count_alone():
    form = posted(hours="540-690", hours_3_3="1")
    assert form.is_valid()
    assert form.cleaned_data["hours"] == [(540, 690)]


@pytest.mark.parametrize("painted", ["x", "5", "-5-60", "600-540", "0-10081", "1e3-2000", "0-30;DROP"])
def test_what_was_never_painted_is_refused(painted):
    assert not posted(hours=painted).is_valid()


def test_a_needed_week_says_what_is_missing():
    class Needed(forms.Form):
        hours = WeekField()

    form = Needed(QueryDict("hours="))
    assert not form.is_valid()
    assert "half an hour" in form.errors["hours"][0]


@settings(deadline=None)
@given(SPANS)
def test_what_is_ticked_and_written_says_the_same_week(spans):
    said = said_by(spans)
    assert SaidWeek(None, said.ticked, said.written).spans() == merged(spans)


@settings(deadline=None)
@given(SPANS)
def test_merged_spans_are_those_of_a_week(spans):
    whole = merged(spans)
    assert is_a_week(whole) or len(whole) > 168
    assert all(end < start for (_, end), (start, _) in itertools.pairwise(whole))


def test_a_week_is_said_in_words():
    assert in_words([(1080, 1200), (5 * 1440 + 600, 5 * 1440 + 720)]) == "Monday 18:00–20:00; Saturday 10:00–12:00"
