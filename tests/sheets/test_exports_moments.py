import pytest

from sameboat.sheets.exports.moments import are_moments, iso, moments


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2026/03/01 4:12:09 PM GMT+2", "2026-03-01T16:12:09+02:00"),
        ("2026/03/01 4:12:09 PM GMT+5:30", "2026-03-01T16:12:09+05:30"),
        ("3/1/2026 16:12", "2026-03-01T16:12:00"),
        ("03/01/2026 12:05:00 AM", "2026-03-01T00:05:00"),
        ("03/01/26 12:05:00 p.m.", "2026-03-01T12:05:00"),
        ("2026-03-01T16:12:09Z", "2026-03-01T16:12:09+00:00"),
        ("2026-03-01 16:12:09.123", "2026-03-01T16:12:09"),
        ("1 March 2026, 16:12", "2026-03-01T16:12:00"),
        ("Mar 1, 2026 4:12 PM", "2026-03-01T16:12:00"),
        ("2026-03-01", "2026-03-01"),
        ("2026-02-30", None),
        ("3/1/2026 25:00", None),
        ("12", None),
        ("soon", None),
        ("", None),
    ],
)
def test_time_stamps_of_services_become_iso(text, said):
    assert iso(text) == said


def test_a_number_above_twelve_says_where_the_day_is():
    assert moments(["4/5/2026 10:00", "13/5/2026 10:00"]).cells[0] == "2026-05-04T10:00:00"
    assert moments(["4/5/2026 10:00", "4/13/2026 10:00"]).cells[0] == "2026-04-05T10:00:00"
    assert moments(["4.5.2026 10:00"]).cells == ["2026-05-04T10:00:00"]


def test_otherwise_the_order_of_answering_tells():
    day_first = ["1/2/2026 10:00", "5/2/2026 10:00", "2/3/2026 10:00", "1/4/2026 10:00"]
    read = moments(day_first)
    assert read.day_first
    assert not read.guessed
    assert read.cells == sorted(read.cells)


def test_where_nothing_tells_the_month_goes_first_and_it_is_a_guess():
    assert moments(["4/5/2026 10:00", "", "4/5/2026 10:00"]).guessed
    assert moments(["4/4/2026 10:00"]).guessed is False, "either way it is the fourth of April"


def test_what_cannot_be_read_stays_and_is_named():
    read = moments(["2026-03-01", "later"])
    assert read.cells == ["2026-03-01", "later"]
    assert read.unread == [1]


def test_a_column_of_years_is_no_column_of_moments():
    assert not are_moments(["2019", "2020"])
    assert are_moments(["2026-03-01 10:00", "2026-03-02 11:00"])
