"""A week of free hours, read and written."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sameboat.sheets.week import A_DAY, A_WEEK, hours_text, spans_of


def at(day, hour, minute=0):
    return day * A_DAY + hour * 60 + minute


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("Mo 09:00-11:30; We 18:00-20:00", [(at(0, 9), at(0, 11, 30)), (at(2, 18), at(2, 20))]),
        ("monday 9-11", [(at(0, 9), at(0, 11))]),
        ("Tues 9.30 – 10.30", [(at(1, 9, 30), at(1, 10, 30))]),
        ("Thursday 9am-1pm", [(at(3, 9), at(3, 13))]),
        ("Fr 12am-12pm", [(at(4, 0), at(4, 12))]),
        ("Su 22:00-24:00", [(at(6, 22), at(7, 0))]),
        ("Su 22:00-02:00", [(at(0, 0), at(0, 2)), (at(6, 22), at(7, 0))]),
        ("Mo 22:00-02:00", [(at(0, 22), at(1, 2))]),
        ("Mo 09:00-10:00; Mo 10:00-11:00", [(at(0, 9), at(0, 11))]),
        ("Mo 09:00-11:00; Mo 10:00-10:30", [(at(0, 9), at(0, 11))]),
        ("We 10-11; Mo 9-10", [(at(0, 9), at(0, 10)), (at(2, 10), at(2, 11))]),
        ("Mo-We 18-19", [(at(d, 18), at(d, 19)) for d in (0, 1, 2)]),
        ("Sa-Mo 18-19", [(at(d, 18), at(d, 19)) for d in (0, 5, 6)]),
        ("Mo, We and Fr 12:00-13:00", [(at(d, 12), at(d, 13)) for d in (0, 2, 4)]),
        ("Mo 9-10, 14-15", [(at(0, 9), at(0, 10)), (at(0, 14), at(0, 15))]),
        ("Mo 00:00-24:00", [(0, A_DAY)]),
        ("", []),
        (" ; ", []),
    ],
)
def test_a_week_is_read(text, spans):
    assert spans_of(text) == (tuple(spans), [])


@pytest.mark.parametrize(
    "text", ["someday", "Mo", "Mo 25:00-26:00", "Mo 9:75-10:00", "Mo 9-9", "M 9-10", "Mo 9", "9-10", "Mo 24:00-25:00",
             "Mo 13pm-14pm", "Mo 9-10 Tu", "Mo-We-Fr 9-10", "Xx 9-10"],
)  # fmt: skip
def test_what_is_no_time_of_the_week_is_given_back(text):
    assert spans_of(f"Tu 10:00-11:00; {text}") == (((at(1, 10), at(1, 11)),), [text])


@given(st.lists(st.tuples(st.integers(0, A_WEEK - 1), st.integers(1, A_WEEK)), max_size=8))
def test_what_is_written_is_read_back(raw):
    spans = sorted({(start, min(start + length, A_WEEK)) for start, length in raw})
    apart = []
    for start, end in spans:
        if not apart or start > apart[-1][1]:
            apart.append((start, end))
    assert spans_of(hours_text(apart)) == (tuple(apart), [])


@given(st.text(max_size=80))
def test_no_text_upsets_the_reading_of_a_week(text):
    spans, _ = spans_of(text)
    assert all(0 <= start < end <= A_WEEK for start, end in spans)
    assert all(one[1] < other[0] for one, other in pairwise(spans))
