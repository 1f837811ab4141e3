"""The room Journey: one line of time, read by both, kept and hidden by each, taken away in one's own words alone."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sameboat.base.kit import clock
from sameboat.mentoring.partnerships.models import Partnership
from sameboat.mentoring.partnerships.registry import journey_of
from sameboat.mentoring.plans.actions import move_goal_on, write_goal, write_reflection, write_turning_point
from sameboat.mentoring.plans.models import Mark, NotNow, Reflection, TurningPoint
from sameboat.mentoring.plans.rules.journey import offered
from tests import site_makers as make

pytestmark = pytest.mark.django_db
CANARY = "heron-CANARY-2208"


@pytest.fixture
def two():
    return make.partners("Ana", "Ben")


def at(name, together, *more):
    return reverse(name, args=[together.pk, *more])


def words_of(page):
    return page.content.decode()


def test_the_line_tells_of_goals_and_turning_points_in_their_order_and_by_whom(client, two):
    ana, ben = make.parts_of(two)
    goal = write_goal(two.pk, "Read aloud to adults", kind="own", by=ana.person)
    move_goal_on(two.pk, goal.pk, "done", by=ana.person)
    make.sign_in(client, ben.person)
    tomorrow = clock.today() + timedelta(days=1)
    assert client.post(at("partner_turning_point", two), {"text": CANARY, "on": tomorrow}).status_code == 422
    client.post(at("partner_turning_point", two), {"text": CANARY, "on": clock.today()})
    make.sign_in(client, ana.person)
    page = words_of(client.get(at("partner_journey", two)))
    assert page.index("You were brought together") < page.index("A goal</a>") < page.index("A goal reached")
    assert "by you" in page
    assert "by Ben" in page
    assert CANARY in page
    assert "<title id=" in page
    assert client.get(at("partner_turning_point_words", two, TurningPoint.objects.get().pk)).status_code == 404
    stranger = make.sign_in(client, make.person("Cleo"))
    assert stranger.get(at("partner_journey", two)).status_code == 404


def test_each_hides_and_keeps_on_their_own_line_alone(client, two):
    ana, ben = make.parts_of(two)
    point = write_turning_point(two.pk, CANARY, clock.today(), by=ana.person)
    make.sign_in(client, ben.person)
    client.post(at("partner_moment", two, point.pk), {"kind": "turning", "becomes": "hidden"})
    assert CANARY not in words_of(client.get(at("partner_journey", two)))
    assert CANARY in words_of(client.get(at("partner_journey_hidden", two)))
    make.sign_in(client, ana.person)
    page = words_of(client.get(at("partner_journey", two)))
    assert CANARY in page
    assert "hidden/" not in page
    client.post(at("partner_moment", two, point.pk), {"kind": "turning", "becomes": "kept"})
    client.post(at("partner_moment", two, two.round_id), {"kind": "turning", "becomes": "kept"})
    assert Mark.objects.filter(partner=ana).count() == 1
    Partnership.objects.filter(pk=two.pk).update(ended_at=clock.now(), ended_early=True)
    client.post(at("partner_moment", two, point.pk), {"kind": "turning", "becomes": "hidden"})
    ended = words_of(client.get(at("partner_journey", two)))
    assert CANARY not in ended
    assert "Ben" not in ended


def test_one_takes_ones_own_words_along_and_nobody_elses(client, two):
    ana, ben = make.parts_of(two)
    write_turning_point(two.pk, "words-of-ana", clock.today(), by=ana.person)
    write_turning_point(two.pk, CANARY, clock.today(), by=ben.person)
    write_goal(two.pk, CANARY, kind="shared", by=ben.person)
    write_reflection(two.pk, {"learnt": "ana-looks-back"}, by=ana.person)
    write_reflection(two.pk, {"learnt": CANARY}, by=ben.person)
    make.sign_in(client, ana.person)
    assert CANARY in words_of(client.get(at("partner_journey", two)))
    for name in ("partner_journey_printed", "partner_journey_file"):
        copy = client.get(at(name, two))
        assert "words-of-ana" in words_of(copy)
        assert "ana-looks-back" in words_of(copy)
        assert CANARY not in words_of(copy)
    kept = client.get(at("partner_journey_file", two) + "?only=kept")
    assert json.loads(kept.content)["journey"] == []


def test_looking_back_is_private_until_it_is_shared(client, two):
    ana, ben = make.parts_of(two)
    make.sign_in(client, ana.person)
    assert client.post(at("partner_reflections", two), {}).status_code == 422
    client.post(at("partner_reflections", two), {"learnt": CANARY})
    row = Reflection.objects.get()

    def seen_by_ben():
        return CANARY in json.dumps([each.words for each in journey_of(make.reader(ben))])

    assert not seen_by_ben()
    act = at("partner_reflection_act", two, row.pk)
    client.post(act, {"becomes": "shared"})
    assert seen_by_ben()
    client.post(at("partner_reflection", two, row.pk), {"learnt": "other words"})
    assert not seen_by_ben()
    for becomes in ("mine", "shared", "removed"):
        client.post(act, {"becomes": becomes})
    assert "reflection" not in [each.kind for each in journey_of(make.reader(ben))]
    make.sign_in(client, ben.person)
    assert client.get(at("partner_reflection", two, row.pk)).status_code == 404


def test_looking_back_is_offered_twice_and_not_now_is_the_end_of_it(client):
    two = make.partners("Ana", "Ben", ends_on=clock.today() + timedelta(days=112))
    ana, _ben = make.parts_of(two)
    with time_machine.travel(clock.now() + timedelta(days=58)):
        make.sign_in(client, ana.person)
        page = words_of(client.get(at("partner_journey", two)))
        assert "Half of your time" in page
        client.post(at("partner_not_now", two))
        assert "Half of your time" not in words_of(client.get(at("partner_journey", two)))
        assert NotNow.objects.get().when == "middle"
    ends = two.ends_on
    assert offered(two.starts_on, ends, ends, asked=["middle"]) == "end"
    assert offered(two.starts_on, ends, ends, asked=["middle", "end"]) == ""
    assert offered(two.starts_on, ends, ends + timedelta(days=1), asked=[]) == ""
    assert offered(two.starts_on, None, ends, asked=[]) == ""


def test_a_long_line_is_paged_and_asks_the_database_no_more_than_a_short_one(client, two):
    ana, ben = make.parts_of(two)

    def more(times):
        for number in range(times):
            for one in (ana, ben):
                write_turning_point(two.pk, f"turn {number}", clock.today(), by=one.person)

    def asked():
        with CaptureQueriesContext(connection) as seen:
            assert client.get(at("partner_journey", two)).status_code == 200
        return len(seen)

    make.sign_in(client, ana.person)
    more(1)
    asked()
    once = asked()
    more(2)
    assert asked() == once
    more(30)
    assert "What was before" in words_of(client.get(at("partner_journey", two)))
