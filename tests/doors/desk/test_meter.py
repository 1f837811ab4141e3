"""The workload meter: minutes from coordinators' own requests, kept as one sum for the round and the day."""

import re
import threading
from datetime import datetime
from pathlib import Path

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

import sameboat
from sameboat.base.kit.verdicts import Refused
from sameboat.doors.desk.meter import BY_ITSELF, LAST
from sameboat.mentoring.programmes.actions.times import add_desk_time, count_desk_time
from sameboat.mentoring.programmes.models import DeskTime, Role
from sameboat.mentoring.programmes.queries.times import work_on
from tests import site_makers as make
from tests.doors.desk.at_the_desk import read, signed_in, to

pytestmark = pytest.mark.django_db

NOON = "2026-11-22 12:00:00+00:00"


@pytest.fixture
def clock():
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


def seconds(round_):
    return sum(DeskTime.objects.filter(round=round_).values_list("seconds", flat=True))


def test_what_passes_between_two_pages_is_counted_up_to_two_minutes(client, clock, round_, ingrid):
    desk = signed_in(client, ingrid)
    for gap, so_far in [(0, 0), (40, 40), (120, 160), (121, 160), (20, 180)]:
        clock.shift(gap)
        desk.get(to("desk_round", round_))
        assert seconds(round_) == so_far, gap
    row = DeskTime.objects.get()
    assert {field.name for field in DeskTime._meta.fields} == {"id", "round", "day", "seconds"}, "no person, no page"
    assert (row.round, str(row.day)) == (round_, "2026-11-22")


def test_moments_too_short_to_write_down_are_not_lost_and_cost_nothing(client, clock, round_, ingrid):
    desk = signed_in(client, ingrid)
    desk.get(to("desk_dates", round_))
    for _ in range(10):
        clock.shift(3)
        desk.get(to("desk_dates", round_))
    assert seconds(round_) == 30
    with CaptureQueriesContext(connection) as asked:
        desk.get(to("desk_dates", round_))
    assert not [each["sql"] for each in asked if each["sql"].startswith(("UPDATE", "INSERT"))]
    clock.shift(30)
    with CaptureQueriesContext(connection) as asked:
        desk.get(to("desk_dates", round_))
    written = [each["sql"] for each in asked if "desktime" in each["sql"]]
    assert len(written) == 1, "one statement adds to the sum"


def test_only_a_hand_counts_not_a_page_that_looks_again_nor_a_look_at_its_head(client, clock, round_, ingrid):
    desk = signed_in(client, ingrid)
    desk.get(to("desk_round", round_))
    for _ in range(60):
        clock.shift(60)
        desk.get(to("desk_round", round_), headers={BY_ITSELF: "yes"})
        desk.head(to("desk_round", round_))
    assert seconds(round_) == 0
    clock.shift(30)
    desk.post(to("desk_closure", round_))
    clock.shift(30)
    desk.post(to("desk_reopening", round_))
    assert seconds(round_) == 30


def test_another_round_or_another_door_in_between_begins_anew(client, clock, round_, ingrid):
    other = make.round_of(round_.programme)
    desk = signed_in(client, ingrid)
    desk.get(to("desk_round", round_))
    clock.shift(30)
    desk.get(to("desk_round", other))
    clock.shift(30)
    desk.get(to("desk_round", round_))
    clock.shift(30)
    desk.get(reverse("today"))
    clock.shift(100)
    desk.get(to("desk_round", round_))
    assert seconds(round_) == seconds(other) == 0


def test_nobodys_time_but_a_coordinators_is_counted(client, clock, round_):
    helper = make.on_the_team(round_.programme, Role.COUNTRY_COORDINATOR, country="PT")
    desk = signed_in(client, helper)
    for _ in range(3):
        desk.get(to("desk_people", round_))
        clock.shift(60)
    assert not DeskTime.objects.exists()
    assert LAST not in desk.session


def test_the_session_keeps_the_last_moment_and_the_round_alone(client, clock, round_, ingrid):
    desk = signed_in(client, ingrid)
    desk.get(to("desk_people", round_))
    clock.shift(60)
    desk.get(to("desk_texts", round_))
    assert desk.session[LAST] == [str(round_.pk), int(datetime.fromisoformat(NOON).timestamp()) + 60]


def test_switched_off_nothing_is_counted_and_what_was_stays(client, clock, round_, ingrid):
    desk = signed_in(client, ingrid)
    add_desk_time(round_, 600)
    desk.get(to("desk_figures", round_))
    desk.post(reverse("desk_timing", args=["open-stacks"]), {"counted": "no"})
    for _ in range(3):
        clock.shift(60)
        page = read(desk.get(to("desk_figures", round_)))
    assert LAST not in desk.session
    assert seconds(round_) == 600
    assert "your minutes are not counted. 10 minutes so far" in page
    desk.post(reverse("desk_timing", args=["open-stacks"]), {"counted": "yes"})
    desk.get(to("desk_figures", round_))
    clock.shift(60)
    desk.get(to("desk_figures", round_))
    assert seconds(round_) == 660


def test_minutes_are_told_to_coordinators_alone(client, round_, ingrid):
    for _ in range(14):
        make.proved_applicant(round_)
    add_desk_time(round_, 11 * 60)
    assert "11 minutes so far, 0.8 a person." in read(signed_in(client, ingrid).get(to("desk_round", round_)))
    helper = make.on_the_team(round_.programme, Role.TROUBLESHOOTER)
    assert work_on(helper, round_) is None
    assert "minutes so far" not in read(signed_in(client, helper).get(to("desk_round", round_)))
    with pytest.raises(Refused, match="Only a coordinator"):
        count_desk_time(round_.programme, by=helper, counted=False)


@pytest.mark.django_db(transaction=True)
def test_coordinators_at_one_moment_lose_nothing():
    round_ = make.round_of(questions=False)

    def work():
        try:
            for _ in range(10):
                add_desk_time(round_, 7)
        finally:
            connection.close()

    several = [threading.Thread(target=work) for _ in range(4)]
    for one in several:
        one.start()
    for one in several:
        one.join()
    assert seconds(round_) == 4 * 10 * 7


def test_every_page_that_looks_again_by_itself_says_so():
    """A progress bar on a forgotten screen is nobody's work."""
    for template in (Path(sameboat.__file__).parent / "doors" / "desk" / "templates").rglob("*.html"):
        for tag in re.findall(r"<[^<>]*hx-trigger=\"[^\"]*(?:every|load)[^\"]*\"[^<>]*>", template.read_text()):
            assert f'"{BY_ITSELF}"' in tag, f'{template.name}: put hx-headers=\'{{"{BY_ITSELF}": "yes"}}\' into {tag}'
