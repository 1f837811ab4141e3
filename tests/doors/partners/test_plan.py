"""The room Plan: what they agree on and set out to do, on pages for those who are in it."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sameboat.base.kit import clock
from sameboat.base.live.models import Bell
from sameboat.mentoring.partnerships.actions import end_early
from sameboat.mentoring.partnerships.models import Partnership
from sameboat.mentoring.plans.actions import (
    confirm_agreement,
    propose_agreement,
    write_goal,
    write_reflection,
    write_step,
    write_theme,
)
from sameboat.mentoring.plans.models import Agreement, Goal, Step, TopicWish
from sameboat.mentoring.programmes.models import Topic
from tests import site_makers as make

pytestmark = pytest.mark.django_db
CANARY = "heron-CANARY-7713"


@pytest.fixture
def two():
    return make.partners("Ana", "Ben")


def at(name, together, *more):
    return reverse(name, args=[together.pk, *more])


def words_of(page):
    return page.content.decode()


def test_an_empty_plan_says_what_will_be_there_and_a_closed_browser_is_shown_the_way(client, two):
    ana = make.parts_of(two)[0]
    make.sign_in(client, ana.person, opened=False)
    assert client.get(at("partner_plan", two)).headers["Location"].startswith(reverse("open_talk"))
    make.sign_in(client, ana.person)
    page = words_of(client.get(at("partner_plan", two)))
    assert "No goals yet" in page
    assert "Propose an agreement" in page


def test_an_agreement_is_proposed_with_sentences_ticked_and_own_words_and_the_other_says_yes(client, two):
    ana, ben = make.parts_of(two)
    make.sign_in(client, ana.person)
    form = {"seen": 0, "gap": "other", "days": "", "means_some": ["0"], "between_us": f"Nothing of {CANARY}"}
    wrong = client.post(at("partner_agreement_new", two), form)
    assert wrong.status_code == 422
    assert CANARY in words_of(wrong)
    assert client.post(at("partner_agreement_new", two), form | {"days": "10"}).status_code == 302
    assert Agreement.objects.get().gap_days == 10
    make.sign_in(client, ben.person)
    read = words_of(client.get(at("partner_agreement", two)))
    assert "every 10 days" in read
    assert "We write to each other here." in read
    assert f"Nothing of {CANARY}" in read
    client.post(at("partner_agreement_answer", two, 1), {"becomes": "confirmed"})
    assert "Each of you has said yes" in words_of(client.get(at("partner_agreement", two)))


def test_whoever_was_overtaken_reads_the_newer_version_beside_what_they_wrote(client, two):
    ana, ben = make.parts_of(two)
    make.sign_in(client, ben.person)
    form = {"seen": 0, "gap": "14", "hopes": "ben-was-writing-this"}
    propose_agreement(two.pk, {"hopes": "ana-was-quicker"}, 7, seen=0, by=ana.person)
    page = client.post(at("partner_agreement_new", two), form)
    assert page.status_code == 409
    assert "ana-was-quicker" in words_of(page)
    assert "ben-was-writing-this" in words_of(page)
    assert 'name="seen" value="1"' in words_of(page)
    assert client.post(at("partner_agreement_new", two), form | {"seen": 1}).status_code == 302
    earlier = words_of(client.get(at("partner_agreement_version", two, 1)))
    assert "ana-was-quicker" in earlier


def test_a_goal_goes_its_way_with_steps_and_links_and_only_its_writer_changes_its_words(client, two):
    ana, ben = make.parts_of(two)
    make.sign_in(client, ana.person)
    client.post(at("partner_goal_new", two), {"kind": "project", "text": "A poster together"})
    goal = Goal.objects.get()
    client.post(at("partner_step_new", two, goal.pk), {"text": "Ask for the size"})
    client.post(
        at("partner_link_new", two, goal.pk), {"address": "https://b\u00fccher.example/poster", "called": "Draft"}
    )
    assert client.post(at("partner_link_new", two, goal.pk), {"address": "javascript:alert(1)"}).status_code == 422
    make.sign_in(client, ben.person)
    page = words_of(client.get(at("partner_goal", two, goal.pk)))
    assert "at xn--bcher-kva.example" in page
    client.post(at("partner_step_act", two, goal.pk, Step.objects.get().pk), {"becomes": "done"})
    assert Step.objects.get().done_at
    client.post(at("partner_goal_words", two, goal.pk), {"text": "Something else"})
    client.post(at("partner_goal_act", two, goal.pk), {"becomes": "removed"})
    assert "A poster together" in words_of(client.get(at("partner_goal", two, goal.pk)))
    client.post(at("partner_goal_act", two, goal.pk), {"becomes": "done"})
    assert "finished" in words_of(client.get(at("partner_goal", two, goal.pk)))


def test_somebody_elses_own_goal_is_read_and_left_alone(client, two):
    ana, ben = make.parts_of(two)
    goal = write_goal(two.pk, "Leave by the summer", kind="own", by=ana.person)
    make.sign_in(client, ben.person)
    assert "Leave by the summer" in words_of(client.get(at("partner_plan", two)))
    for name, said in (("partner_goal_act", {"becomes": "done"}), ("partner_step_new", {"text": "Now"})):
        client.post(at(name, two, goal.pk), said)
    goal.refresh_from_db()
    assert goal.is_open
    assert not goal.steps.exists()
    stranger = make.partners("Cleo", "Dan")
    assert client.get(at("partner_goal", stranger, goal.pk)).status_code == 404
    make.sign_in(client, make.parts_of(stranger)[0].person)
    assert client.get(at("partner_goal", stranger, goal.pk)).status_code == 404


def test_goals_change_places_and_what_is_let_go_can_be_taken_up(client, two):
    ana = make.parts_of(two)[0]
    first, second = (write_goal(two.pk, text, kind="own", by=ana.person) for text in ("first-goal", "second-goal"))
    make.sign_in(client, ana.person)
    client.post(at("partner_goal_act", two, second.pk), {"becomes": "up"})
    page = words_of(client.get(at("partner_plan", two)))
    assert page.index("second-goal") < page.index("first-goal")
    for becomes, let_go in (("let_go", True), ("open", False)):
        client.post(at("partner_goal_act", two, first.pk), {"becomes": becomes})
        first.refresh_from_db()
        assert (first.let_go_at is not None) is let_go


def test_a_topic_that_one_would_like_is_seen_by_the_other_and_letters_only_if_asked_for(client, two):
    ana, ben = make.parts_of(two)
    topic = Topic.objects.create(round=two.round, week=1, title="What we read as children")
    make.sign_in(client, ana.person)
    client.post(at("partner_topic_wish", two, topic.pk), {"wished": "yes"})
    client.post(at("partner_topic_letters", two), {"wanted": "yes"})
    assert "No more of these letters" in words_of(client.get(at("partner_plan", two)))
    make.sign_in(client, ben.person)
    page = words_of(client.get(at("partner_plan", two)))
    assert "Wished for by Ana" in page
    assert "Write to me when a topic begins" in page
    make.sign_in(client, ana.person)
    client.post(at("partner_topic_wish", two, topic.pk), {"wished": "no"})
    assert not TopicWish.objects.exists()


def test_three_of_everything_ask_the_database_no_more_than_one(client, two):
    ana, ben = make.parts_of(two)
    make.sign_in(client, ana.person)

    def more():
        for one in (ana, ben):
            write_step(two.pk, write_goal(two.pk, "g", kind="shared", by=one.person).pk, "s", by=one.person)
            write_theme(two.pk, "t", month=None, by=one.person)

    def asked():
        with CaptureQueriesContext(
            connection,
        ) as seen:
            assert client.get(at("partner_plan", two)).status_code == 200
        return len(seen)

    propose_agreement(two.pk, {}, 7, seen=0, by=ana.person)
    confirm_agreement(two.pk, 1, by=ben.person)
    more()
    asked()
    once = asked()
    more()
    more()
    assert asked() == once


def test_after_an_early_end_everything_is_read_without_a_name_and_nothing_is_written(client, two):
    ana, ben = make.parts_of(two)
    goal = write_goal(two.pk, "Leave by the summer", kind="own", by=ana.person)
    propose_agreement(two.pk, {"means": "By post."}, 7, seen=0, by=ana.person)
    Partnership.objects.filter(pk=two.pk).update(ended_at=clock.now(), ended_early=True)
    make.sign_in(client, ben.person)
    for name, *more in (
        ("partner_plan",),
        ("partner_agreement",),
        ("partner_agreement_version", 1),
        ("partner_agreement_new",),
        ("partner_goal", goal.pk),
        ("partner_goal_new",),
    ):
        page = client.get(at(name, two, *more))
        assert page.status_code == 200
        assert b"Ana" not in page.content
        assert b"<textarea" not in page.content
    assert b"has ended" in client.post(at("partner_agreement_new", two), {"seen": 1, "gap": "7"}).content
    assert Agreement.objects.count() == 1


def test_what_a_partner_changes_rings_where_plan_and_journey_are_open(client, settings):
    settings.LIVE = True
    two = make.partners("Ana", "Ben")
    ana, ben = make.parts_of(two)
    rang = Bell.objects.filter(topic=two.pk, what="plan")
    goal = write_goal(two.pk, "Say no, kindly", kind="own", by=ben.person)
    assert rang.count() == 1
    write_reflection(two.pk, {"learnt": "To ask."}, by=ben.person)
    assert rang.count() == 1, "what is for oneself alone rings nowhere"
    make.sign_in(client, ana.person)
    for name, wants in (("partner_plan", "planned"), ("partner_journey", "way")):
        page = client.get(reverse(name, args=[two.pk])).text
        assert "bell-plan from:body" in page
        assert f'hx-select="#{wants}"' in page
        assert f'id="{wants}"' in page
        assert "data-bells" in page
        inside = page[page.index(f'id="{wants}"') : page.index("data-bells")]
        assert not re.search(r'<textarea|<input(?! type="hidden")', inside), "nothing typed could be lost"
    page = client.get(reverse("partner_goal", args=[two.pk, goal.pk])).text
    assert reverse("partner_plan_news", args=[two.pk]) in page
    assert "hx-select" not in page, "a page on which one may write is told, and stays as it is"
    assert "look again" in client.get(reverse("partner_plan_news", args=[two.pk])).text
    end_early(two.pk, by=ben.person)
    assert "data-bells" not in client.get(reverse("partner_plan", args=[two.pk])).text
