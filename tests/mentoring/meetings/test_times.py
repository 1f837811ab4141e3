"""No meeting moves on the wall clock of the zone in which it was agreed.

``walls.tsv`` holds what the C library's clocks say, which share no line with ours: zone, wall time, the moment in UTC
(or that the time never comes, or comes twice), and why it stands there.
"""

from __future__ import annotations

import shutil
import zoneinfo
from datetime import UTC, date, datetime, time, timedelta
from importlib.resources import files
from itertools import groupby
from pathlib import Path

import pytest
import recurring_ical_events
import time_machine
from icalendar import Calendar

from sameboat.base.kit import clock
from sameboat.members.notices.models import Letter
from sameboat.mentoring.meetings import actions
from sameboat.mentoring.meetings.actions.keeping_time import keep_wall_times
from sameboat.mentoring.meetings.calendars import Entry, invitation
from sameboat.mentoring.meetings.models import Hosting
from sameboat.mentoring.meetings.queries.hosts import state_of_hosting
from sameboat.mentoring.meetings.rules.meeting import may_propose
from sameboat.mentoring.meetings.rules.times import Comes, Wall, comes, is_a_time, moment_of, on_the_wall
from tests.mentoring.meetings import makers

CASES = [line.split("\t") for line in (Path(__file__).parent / "walls.tsv").read_text().splitlines()]
ONCE = [case for case in CASES if case[2][0] == "2"]
ZONES = sorted({case[0] for case in ONCE})


def wall_of(case):
    shows = datetime.strptime(case[1], "%Y-%m-%d %H:%M")
    return Wall(shows.date(), shows.time(), case[0])


def moment(text):
    return datetime.strptime(text, "%Y-%m-%d %H:%MZ").replace(tzinfo=UTC)


def test_there_are_enough_cases_of_every_sort():
    assert len(CASES) >= 200
    assert len({case[0] for case in CASES}) >= 40
    assert {"never", "twice"} <= {case[2] for case in CASES}


@pytest.mark.parametrize("zone", sorted({case[0] for case in CASES}))
def test_a_wall_time_is_the_moment_that_others_say_it_is(zone):
    for case in (each for each in CASES if each[0] == zone):
        wall = wall_of(case)
        if case in ONCE:
            assert is_a_time(wall), case
            assert moment_of(wall) == moment(case[2]), case
            assert on_the_wall(moment_of(wall), zone) == wall, case
        else:
            assert comes(wall) is {"never": Comes.NEVER, "twice": Comes.TWICE}[case[2]], case
            assert wall.time.strftime("%H:%M") in str(is_a_time(wall).why), case
            assert not may_propose([wall], 60, moment_of(wall) - timedelta(days=9)), case


@pytest.mark.parametrize("zone", ZONES)
def test_in_a_calendar_it_stands_at_the_same_time_by_the_rules_in_it_alone(zone):
    """The zone is given a name that no program knows, so that nothing but our own clock rules can place the event."""
    for year, cases in groupby((each for each in ONCE if each[0] == zone), key=lambda each: each[1][:4]):
        for case in cases:
            wall = wall_of(case)
            entry = Entry("one@example.org", moment_of(wall), 60, zone, 1, datetime(2026, 1, 1, tzinfo=UTC), "It", "x")
            text = invitation(entry, "ana@example.org", "sameboat@example.org").replace(
                zone, f"Ours/{zone[::-1]}-{year}"
            )
            [event] = Calendar.from_ical(text).walk("VEVENT")
            assert event.start.replace(tzinfo=None) == wall.shows, case
            assert event.start.astimezone(UTC) == moment(case[2]), case


def test_calendar_programs_see_the_hour_on_its_day():
    wall = Wall(datetime(2027, 2, 10).date(), datetime(2027, 2, 10, 18).time(), "Africa/Casablanca")  # Ramadan
    entry = Entry("one@example.org", moment_of(wall), 90, wall.zone, 1, datetime(2026, 1, 1, tzinfo=UTC), "It", "x")
    calendar = Calendar.from_ical(invitation(entry, "ana@example.org", "sameboat@example.org"))
    [event] = recurring_ical_events.of(calendar).at((2027, 2, 10))
    assert (event.start.hour, event.end - event.start) == (18, timedelta(minutes=90))
    assert moment_of(wall).hour == 18  # no hour ahead in those weeks


@pytest.mark.parametrize(("zone", "day", "why"), [("Asia/Tokyo", date.min, "passed"), ("Etc/GMT+5", date.max, "year")])
def test_a_mistyped_year_is_refused_like_any_other_time(zone, day, why):
    wall = Wall(day, time(0) if day == date.min else time(23), zone)
    assert why in str(may_propose([wall], 60, datetime(2026, 11, 23, tzinfo=UTC)).why)


@pytest.fixture
def new_rules(tmp_path):
    """Morocco decides that its clocks stay with Greenwich: its file of rules becomes another."""

    def arrive():
        place = tmp_path / "Africa"
        place.mkdir()
        with (
            (files("tzdata") / "zoneinfo" / "Etc" / "GMT").open("rb") as rules,
            (place / "Casablanca").open("wb") as to,
        ):
            shutil.copyfileobj(rules, to)
        zoneinfo.reset_tzpath(to=[str(tmp_path)])
        zoneinfo.ZoneInfo.clear_cache(only_keys=["Africa/Casablanca"])

    yield arrive
    zoneinfo.reset_tzpath()
    zoneinfo.ZoneInfo.clear_cache(only_keys=["Africa/Casablanca"])


@pytest.mark.django_db
def test_when_rules_change_the_wall_time_stays_and_the_other_side_is_told(new_rules):
    with time_machine.travel(datetime(2026, 11, 23, 9, tzinfo=UTC), tick=False):
        leila, tomas = parts = makers.far_apart("Leila", "Tomás", zones=("Africa/Casablanca", "America/Montevideo"))
        meeting = makers.agreed(parts)
        assert meeting.starts_at == datetime(2026, 12, 1, 19, tzinfo=UTC)
        assert keep_wall_times(clock.now()) == 0
        new_rules()
        assert keep_wall_times(clock.now()) == 1
        meeting.refresh_from_db()
        assert meeting.starts_at == datetime(2026, 12, 1, 20, tzinfo=UTC)
        assert on_the_wall(meeting.starts_at, "Africa/Casablanca").time == meeting.time == makers.WHEN[1]
        told = Letter.objects.filter(kind="meeting_clock_differs")
        assert [each.to for each in told] == [tomas.person]
        assert leila.person not in {each.to for each in told}
        assert keep_wall_times(clock.now()) == 0


@pytest.mark.django_db
def test_a_host_is_asked_anew_where_their_own_clock_shows_another_time_and_nowhere_else(new_rules):
    request = actions.Request("Mrs Okafor", "Leila and Tomás", "to look", [], "okafor@example.org")
    with time_machine.travel(datetime(2026, 11, 23, 9, tzinfo=UTC), tick=False):
        leila, tomas = parts = makers.far_apart("Leila", "Tomás", zones=("Africa/Casablanca", "America/Montevideo"))
        asked = {}
        for part in parts:
            meeting = makers.agreed(parts, kind="visit")
            actions.say_who_is_first(meeting, part.pk, by=leila.person)
            asked[part] = actions.ask_host(meeting, request, by=leila.person)
            actions.answer_as_host(asked[part], "yes")
        new_rules()
        assert keep_wall_times(clock.now()) == 2
    states = {}
    for part, hosting in asked.items():
        row = Hosting.objects.select_related("meeting").get(pk=hosting.pk)
        states[part] = state_of_hosting(row, row.meeting)
    assert states == {leila: "yes", tomas: "again"}
    assert [each.about for each in Letter.objects.filter(kind="host_time_changed")] == [asked[tomas].pk]
