"""Answering by e-mail is asked for on a page that says what it means, and is nowhere seen where it cannot work."""

from __future__ import annotations

import pytest
from django.urls import reverse

from sameboat.commons.conversations import queries
from sameboat.members.people.models import Person
from sameboat.mentoring.partnerships.models import Partnership
from tests import site_makers as make
from tests.commons.conversations.answering import BEN, a_letter, a_mail, asks, brought, moves_to
from tests.commons.conversations.making import said

pytestmark = pytest.mark.django_db


@pytest.fixture
def two():
    return make.parts_of(make.partners("Ana", "Ben"))


@pytest.fixture
def ben(client, two):
    return make.sign_in(client, two[1].person)


def to(part, name="partner_talk_answers"):
    return reverse(name, args=[part.partnership_id])


def test_it_is_switched_on_by_whoever_ticks_what_it_means_and_off_by_one_button(ben, two):
    moves_to(two[1], BEN)
    page = ben.get(to(two[1], "partner_talk_letters")).text
    assert to(two[1]) in page
    assert "It is off." in page
    page = ben.get(to(two[1])).text
    assert "can write here as you" in page
    assert "It opens nothing" in page
    refused = ben.post(to(two[1]), {})
    assert refused.status_code == 200
    assert "yours alone" in refused.text
    assert not queries.answers_by_mail(two[1])
    assert ben.post(to(two[1]), {"mine_alone": "on"}).status_code == 302
    assert queries.answers_by_mail(two[1])
    assert not queries.answers_by_mail(two[0])
    assert "It is on" in ben.get(to(two[1], "partner_talk_letters")).text
    assert "Switch it off" in ben.get(to(two[1])).text
    Partnership.objects.update(ended_early=True, ended_at="2026-11-01T10:00Z")
    assert ben.post(to(two[1]), {"stop": "on"}).status_code == 302  # one's own no, also after the end
    assert not queries.answers_by_mail(two[1])
    assert "has ended" in ben.get(to(two[1])).text


def test_an_institution_s_mailbox_and_one_that_nobody_proved_are_told_why(ben, two):
    make.person("Cleo")  # a third at the same address
    page = ben.get(to(two[1])).text
    assert "looks like one of an institution" in page
    assert "Let me answer by e-mail" not in page
    assert "institution" in ben.post(to(two[1]), {"mine_alone": "on"}).text
    moves_to(two[1], BEN)
    Person.objects.filter(pk=two[1].person_id).update(email="ben@new.example.org")
    assert "Show first that letters to your address reach you" in ben.get(to(two[1])).text


def test_where_the_site_takes_no_mail_nothing_speaks_of_it(ben, two, settings):
    settings.ANSWERS_AT = ""
    assert ben.get(to(two[1])).status_code == 404
    assert "by e-mail" not in ben.get(to(two[1], "partner_talk_letters")).text


def test_it_is_asked_for_in_an_opened_browser_alone(client, two):
    closed = make.sign_in(client, two[1].person, opened=False)
    for answer in (closed.get(to(two[1])), closed.post(to(two[1]), {"mine_alone": "on"})):
        assert answer.status_code == 302
        assert reverse("open_talk") in answer.url
    assert not queries.answers_by_mail(two[1])


def test_everybody_sees_that_a_message_came_by_mail(client, two):
    ana = make.sign_in(client, two[0].person)
    letter = a_letter(*two)
    assert "by e-mail</span>" not in ana.get(to(two[0], "partner_talk")).text
    assert brought(letter, a_mail(letter, "At *four*.")) == "taken"
    page = ana.get(to(two[0], "partner_talk")).text
    assert page.count("by e-mail</span>") == 1
    assert "At <em>four</em>." in page
    said(two[1], "From the page")
    assert ana.get(to(two[0], "partner_talk")).text.count("by e-mail</span>") == 1


def test_asking_twice_asks_once(two):
    asks(two[1])
    asks(two[1])
    assert queries.answers_by_mail(two[1])
