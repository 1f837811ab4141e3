"""The page that partners find: everything for the two of them, and nothing for anybody else."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sameboat.base.kit import clock
from sameboat.doors.partners.clocks import clocks_of
from sameboat.members.people.actions import change_profile, leave
from sameboat.mentoring.matching.actions import announce
from sameboat.mentoring.matching.models import WishOutcome
from sameboat.mentoring.partnerships.models import Partner
from sameboat.mentoring.partnerships.queries import between_them, partners_in, partnerships_of
from sameboat.mentoring.programmes.models import Role, Round
from sameboat.mentoring.wishes.actions.answers import save_answers
from sameboat.mentoring.wishes.actions.consents import give_consent, withdraw_consent
from sameboat.mentoring.wishes.actions.wishes import save_wishes
from sameboat.mentoring.wishes.models import Answer, Question
from sameboat.mentoring.wishes.rules.said import Wished
from tests import site_makers as make
from tests.mentoring.matching.told import a_proposal

pytestmark = pytest.mark.django_db
CANARY = "heron-CANARY-5519"


@pytest.fixture
def told():
    """Two pairs who were told; the first two said something private, which only they share."""
    round_, run, people = a_proposal(4)
    asked = Question.objects.create(
        round=round_, key="background", kind="choices", ask="Anything you would not put in a form?", private=True
    )
    Round.objects.filter(pk=round_.pk).update(closed_at=None, closes_on=clock.today() + timedelta(days=3))
    for one, step in zip(people[:3], ("tell", "tell", "use"), strict=True):
        one.refresh_from_db()
        give_consent(one, asked, step, by=one.person)
        save_answers(one, {"background": [CANARY]}, by=one.person)
        save_wishes(one, {"background": Wished("same", (), "should")}, by=one.person)
    Round.objects.filter(pk=round_.pk).update(closed_at=clock.now(), closes_on=clock.today() - timedelta(days=2))
    lead = make.on_the_team(round_.programme, Role.SAFEGUARDING_LEAD, make.person("Sage Lead"))
    helper = make.on_the_team(round_.programme, Role.TROUBLESHOOTER, make.person("Thyme Helper"))
    sector = round_.questions.get(key="sector")
    WishOutcome.objects.create(
        run=run, group=run.groups.get(number=1), enrolment=people[0], question=sector, wish="the same kind of library",
        weight="should", answer="granted", why="Both work in a public library.",
    )  # fmt: skip
    announce(run, by=make.on_the_team(round_.programme))
    return round_, people, lead, helper


def page_of(client, enrolment, status=200):
    client.force_login(enrolment.person)
    found = client.get(reverse("partners"), follow=True)
    assert found.status_code == status
    return found.text


def test_the_page_says_who_why_how_and_whom_to_turn_to(client, told):
    _round, people, lead, helper = told
    text = page_of(client, people[0])
    other = people[1].person
    for said in (
        f"meet {other.name}",
        other.email,
        "New Zealand",
        "Both speak English.",
        "the same kind of library",
        "granted",
        "1 private wish",
        "considered",
        "Getting to know each other",
        "What does a usual day at your work look like",
        "In the first week",
        lead.name,
        helper.name,
    ):
        assert said in text, said
    assert people[2].person.name not in text


def test_own_wishes_are_for_own_eyes(client, told):
    _round, people, *_ = told
    assert "the same kind of library" not in page_of(client, people[1])


def test_what_two_share_in_private_only_the_two_read_and_only_if_both_agreed(client, told):
    _round, people, *_ = told
    assert page_of(client, people[0]).count(CANARY) == 1
    assert page_of(client, people[1]).count(CANARY) == 1
    assert CANARY not in page_of(client, people[2]), "one of these two agreed to nothing of the kind"
    assert CANARY not in page_of(client, people[3])
    assert CANARY.encode() not in b"".join(bytes(each.between_them or b"") for each in Partner.objects.all())


def test_what_was_taken_back_is_gone_from_the_partners_page_at_once(client, told):
    round_, people, *_ = told
    withdraw_consent(people[1], round_.questions.get(key="background"), by=people[1].person)
    assert CANARY not in page_of(client, people[0])
    assert not Partner.objects.exclude(between_them=None).exists()


def test_a_copied_seal_opens_nowhere_else(told):
    _round, people, *_ = told
    mine, other = (Partner.objects.get(enrolment=one) for one in people[:2])
    Partner.objects.filter(pk=mine.pk).update(between_them=other.between_them)
    found = partnerships_of(people[0].person).first()
    assert between_them(*partners_in(found, people[0].person)) == []


def test_of_a_profile_partners_read_what_is_meant_for_them(client, told):
    _round, people, *_ = told
    who = people[1].person
    words, seen = {"about": "I keep bees", "place": "By the sea"}, {"about": "partner", "place": "nobody"}
    change_profile(who.name, words, seen, by=who)
    text = page_of(client, people[0])
    assert "I keep bees" in text
    assert "By the sea" not in text


def test_for_anybody_else_the_page_does_not_exist(client, told):
    round_, people, lead, helper = told
    address = reverse("partnership", args=[Partner.objects.get(enrolment=people[0]).partnership_id])
    for who in (people[2].person, lead, helper, make.on_the_team(round_.programme, who=make.person()), make.person()):
        client.force_login(who)
        assert client.get(address).status_code == 404
    client.logout()
    assert client.get(address).status_code == 302


def test_whoever_leaves_takes_along_what_they_said(client, told):
    _round, people, *_ = told
    name, email = people[1].person.name, people[1].person.email
    leave(by=people[1].person)
    text = page_of(client, people[0])
    assert "This partnership has ended" in text
    assert CANARY not in text
    assert name not in text
    assert email not in text


def test_the_page_asks_as_much_of_the_database_for_three_as_for_two(client):
    counts = []
    for three in (False, True):
        round_, run, people = a_proposal(3 if three else 2, three=three)
        announce(run, by=make.on_the_team(round_.programme))
        client.force_login(people[0].person)
        page = reverse("partnership", args=[Partner.objects.get(enrolment=people[0]).partnership_id])
        client.get(page)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(page).status_code == 200
        counts.append(len(asked))
    assert counts[1] - counts[0] <= 4, "a partner more is a profile more, and how near it is"


def test_without_a_partner_the_pages_say_what_will_be(client):
    client.force_login(make.person())
    assert "Nobody yet" in client.get(reverse("partners")).text


def test_whoever_stays_alone_reads_why_and_comes_first(client):
    round_, run, people = a_proposal(2, alone=1)
    announce(run, by=make.on_the_team(round_.programme))
    client.force_login(people[2].person)
    text = client.get(reverse("my_application", args=[round_.programme.slug, round_.number])).text
    assert "You come first in the next round" in text
    assert "Nobody fitted every must." in text


def test_topics_are_open_to_everybody(client, told):
    round_, *_ = told
    text = client.get(reverse("topics", args=[round_.programme.slug, round_.number])).text
    assert text.index("Getting to know each other") < text.index("How each of us got here")


def test_two_clocks_know_zones_half_hours_and_the_turn_of_the_day():
    mine = ["Europe/Lisbon", "540-690", "8640-8700"]
    theirs = ["Asia/Kathmandu", "840-1020"]
    clocks = clocks_of(mine, [theirs], date(2027, 1, 4))
    assert clocks.shared == 2.25, "09:00-11:30 in Lisbon is 14:45-17:15 in Kathmandu, free until 17:00"
    assert [(hour.day, hour.mine, hour.theirs) for hour in clocks.hours] == [("Monday", "09:00–11:15", ["14:45–17:00"])]
    across = clocks_of(["Pacific/Auckland", "480-600"], [["America/Los_Angeles", "9240-9480"]], date(2027, 1, 4))
    assert [hour.theirs for hour in across.hours] == [["Sunday 11:00–13:00"]]
    assert clocks_of([], [theirs], date(2027, 1, 4)) is None


def test_an_answer_about_hours_becomes_a_picture_and_a_table(client, told):
    round_, people, *_ = told
    hours = Question.objects.create(round=round_, key="hours", kind="hours", ask="When?")
    for one in people[:2]:
        Answer.objects.create(enrolment=one, question=hours, values=["Europe/Lisbon", "540-690"])
    text = page_of(client, people[0])
    assert "Hours a week that suit you all: 2.5" in text
    assert "09:00–11:30" in text
