"""The room Matching through the door: what stands in the way, the button, the bar, what came of it, all runs."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sameboat.base.kit import clock
from sameboat.mentoring.matching.actions import run_round, start_run
from sameboat.mentoring.matching.models import Run
from sameboat.mentoring.matching.rules.runs import QUIET
from sameboat.mentoring.programmes.models import Round
from tests import site_makers as make
from tests.doors.desk.at_the_desk import read, signed_in, to
from tests.mentoring.matching.twelve import twelve_people

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    round_, _people = twelve_people(4)
    by = make.on_the_team(round_.programme, who=make.person("Ingrid Solberg"))
    return round_, by, signed_in(client, by)


def test_a_round_is_matched_from_its_page_and_the_page_says_what_came_of_it(desk):
    round_, by, client = desk
    page = read(client.get(to("desk_matching", round_)))
    assert "No run yet" in page
    assert "Match everybody" in page
    answer = client.post(to("desk_matching", round_), {"care": "above_all", "hours": "2", "by_email": "on"})
    run = Run.objects.get()
    assert answer.url == to("desk_run", round_, run=1)
    assert (run.settings["care"], run.settings["sum_may_fall"], run.settings["hours"]) == (1.0, 0.05, 2.0)
    waiting = read(client.get(answer.url))
    assert "Run 1 is going" in waiting
    assert "Waiting for its turn" in waiting
    run_round.func(str(run.pk))
    page = read(client.get(answer.url))
    for said in ("Have a partner", "Read the pairs", "the worst-off: above all; 2 hours a week in common", by.name):
        assert said in page
    page = read(client.get(to("desk_matching", round_)))
    assert "What run 1 proposes" in page
    assert "In run 1 the worst-off got" in page


def test_a_bar_that_is_looked_at_each_second_is_told_when_it_is_over(desk):
    round_, by, client = desk
    run = start_run(round_, {}, by=by)
    asked = {"headers": {"HX-Request": "true"}}
    going = client.get(to("desk_run", round_, run=1), **asked)
    assert "every 1s" in read(going)
    assert "HX-Refresh" not in going
    run_round.func(str(run.pk))
    assert client.get(to("desk_run", round_, run=1), **asked)["HX-Refresh"] == "true"


def test_what_stands_in_the_way_is_told_before_any_button(desk):
    round_, _by, client = desk
    Round.objects.filter(pk=round_.pk).update(rules={"different": ["country"], "hours": 40})
    page = read(client.get(to("desk_matching", round_)))
    assert "All rules together leave nobody a partner" in page
    assert "See the rules" in page
    assert "Match everybody" not in page


def test_applications_that_are_open_make_it_a_rehearsal(desk):
    round_, _by, client = desk
    Round.objects.filter(pk=round_.pk).update(closes_on=clock.today())
    page = read(client.get(to("desk_matching", round_)))
    assert "A run now is a rehearsal" in page
    assert "Match everybody" in page


def test_what_a_setting_would_change_is_counted_without_starting_anything(desk):
    round_, _by, client = desk
    page = read(client.post(to("desk_matching", round_), {"care": "first", "hours": "6", "look": "yes"}))
    assert "in 100 pairs have that many" in page
    assert not Run.objects.exists()


def test_a_second_coordinator_reads_that_a_run_is_going(desk):
    round_, by, client = desk
    start_run(round_, {}, by=by)
    page = read(client.post(to("desk_matching", round_), {"care": "first", "hours": "1"}))
    assert "A run of this round is going already" in page
    assert "Run 1 is going" in page
    assert Run.objects.count() == 1


def test_a_run_is_stopped_and_repeated_from_its_page(desk):
    round_, by, client = desk
    start_run(round_, {}, by=by)
    assert "Nothing was changed" in read(client.post(to("desk_run_stop", round_, run=1), follow=True))
    assert "was stopped" in read(client.get(to("desk_run", round_, run=1)))
    answer = client.post(to("desk_run_again", round_, run=1))
    assert answer.url == to("desk_run", round_, run=2)
    told = read(client.post(to("desk_run_again", round_, run=1), follow=True))
    assert "going already" in told


def test_a_run_that_nobody_takes_up_says_so_and_whom_to_ask(desk):
    round_, by, client = desk
    run = start_run(round_, {}, by=by)
    Run.objects.filter(pk=run.pk).update(asked_at=clock.now() - 2 * QUIET)
    assert "no worker is running" in read(client.get(to("desk_run", round_, run=1)))
    Run.objects.filter(pk=run.pk).update(began_at=run.asked_at, told_at=clock.now() - 2 * QUIET)
    assert "Nothing has moved for a minute" in read(client.get(to("desk_run", round_, run=1)))


def test_the_list_of_runs_asks_as_much_for_three_as_for_one(desk, django_assert_max_num_queries):
    round_, by, client = desk
    first = start_run(round_, {}, by=by)
    run_round.func(str(first.pk))
    client.get(to("desk_matching", round_))
    with CaptureQueriesContext(connection) as before:
        client.get(to("desk_matching", round_))
    for _again in range(2):
        run = start_run(round_, {}, by=by)
        run_round.func(str(run.pk))
    with django_assert_max_num_queries(len(before)):
        client.get(to("desk_matching", round_))
