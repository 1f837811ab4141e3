"""The pages of care: one click from a letter, somebody new, how it goes, and the last two weeks."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from sameboat.commons.care.actions.check_ins import ask_how_it_goes
from sameboat.commons.care.actions.farewell import ask_before_the_end
from sameboat.commons.care.models import Ask, CheckIn, HelpAsked, OwnCare, Silence, Thanks
from sameboat.commons.care.queries.own import link_of_ask
from sameboat.members.notices.models import Letter
from sameboat.members.notices.words import written
from sameboat.mentoring.partnerships.actions import mute
from sameboat.mentoring.partnerships.models import Partnership
from tests import site_makers as make
from tests.commons.care.keeping import looked_after, on_day, two_of_the_iln

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair():
    return two_of_the_iln("Ana", "Ben")[0]


@pytest.fixture
def ana(pair):
    return make.parts_of(pair)[0]


@pytest.fixture
def ben(pair):
    return make.parts_of(pair)[1]


def page(name, partner, *more):
    return reverse(name, args=[partner.partnership_id, *more])


def as_(partner):
    return make.sign_in(Client(), partner.person)


def link_for(partner):
    return reverse("in_touch", args=[link_of_ask(Ask.objects.get(partner=partner, kind=Ask.Kind.IN_TOUCH))])


def letters_of(kind):
    return sorted(Letter.objects.filter(kind=kind).values_list("to__name", flat=True))


def test_following_the_link_changes_nothing_and_shows_no_name_and_one_click_answers(pair, ana, ben):
    looked_after(7)
    with on_day(8):
        read = Client().get(link_for(ana))
        for word in ("Ana", "Ben", str(pair.round), pair.round.programme.title):
            assert word not in read.content.decode()
        assert Ask.objects.get(partner=ana).answered_at is None
        said = Client().post(link_for(ana), {"choice": "yes"}, follow=True)
        assert "Good to hear" in said.content.decode()
        assert not Silence.objects.filter(over_at=None).exists()
        theirs = Client().get(link_for(ben)).content.decode()
        assert "settled itself" in theirs
        assert "Ana" not in theirs
        Client().post(link_for(ben), {"choice": "not_yet"})
        assert Silence.objects.filter(over_at=None).exists(), "whoever hears nothing knows better"


def test_not_yet_is_answered_kindly_with_what_happens_next_on_its_day(ana):
    looked_after(7)
    with on_day(8):
        said = Client().post(link_for(ana), {"choice": "not_yet"}, follow=True).content.decode()
    assert "says nothing about you" in said
    assert "Monday, 16 March" in said
    assert "Monday, 23 March" in said


def test_after_a_not_yet_that_a_yes_has_overtaken_nobody_is_said_to_look(ana, ben):
    looked_after(7)
    with on_day(8):
        Client().post(link_for(ben), {"choice": "not_yet"})
        Client().post(link_for(ana), {"choice": "elsewhere"})
        browser = as_(ben)
        for address in (link_for(ben), page("partner_care", ben)):
            said = browser.get(address).content.decode()
            assert "nothing more is asked just now" in said
            assert "of the team has a look" not in said
        assert "One of you said" not in said, "nobody sees what the other has clicked"
        browser.post(link_for(ben), {"choice": "not_yet"})
        assert "Monday, 16 March" in browser.get(page("partner_care", ben)).content.decode()


def test_somebody_signed_in_as_another_cannot_answer_for_them(ana, ben):
    looked_after(7)
    with on_day(8):
        browser = as_(ben)
        assert "another account" in browser.get(link_for(ana)).content.decode()
        browser.post(link_for(ana), {"choice": "yes"})
    assert Ask.objects.get(partner=ana).answered_at is None


def test_asking_for_help_tells_the_team_the_fact_and_the_partner_nothing(pair, ana, ben):
    with on_day(3):
        as_(ana).post(page("partner_care_help", ana))
        assert HelpAsked.objects.get(settled_at=None).partner == ana
        assert letters_of("help_is_asked") == [pair.troubleshooter.person.name]
        theirs = as_(ben).get(page("partner_care", ben)).content.decode()
        assert "You asked for help" not in theirs
        as_(ana).post(page("partner_care_help", ana), {"act": "none"})
    assert not HelpAsked.objects.filter(settled_at=None).exists()


def test_today_names_what_waits_and_never_what_was_said(ana):
    looked_after(7)
    with on_day(8):
        assert "Are you in touch?" in as_(ana).get(reverse("today")).content.decode()


def test_how_it_goes_is_for_oneself_alone_and_can_be_switched_off(pair, ana, ben):
    with on_day(14):
        assert ask_how_it_goes() == 2
        assert ask_how_it_goes() == 0
        said = {"way": "not_well", "text": "canary of mine"}
        answer = as_(ana).post(page("partner_check_in", ana, "start"), said, follow=True).content.decode()
        assert "canary of mine" in answer
        assert b"canary" not in bytes(CheckIn.objects.get().sealed)
        assert b"not_well" not in bytes(CheckIn.objects.get().sealed)
        assert "canary" not in as_(ben).get(page("partner_check_in", ben, "start")).content.decode()
        as_(ben).post(page("partner_check_ins", ben), {"on": "no"})
        assert OwnCare.objects.get(partner=ben).no_check_ins_since is not None
    with on_day(56):
        assert ask_how_it_goes() == 1
    assert letters_of("how_does_it_go") == ["Ana", "Ana", "Ben"]
    del pair


def test_staying_in_touch_is_told_only_once_all_have_said_so(pair, ana, ben):
    with on_day(97):
        assert ask_before_the_end() == 0
        as_(ana).post(page("partner_staying", ana), {"answer": "yes"})
        assert not OwnCare.objects.filter(would_stay_since__isnull=False).exists(), "not before the last two weeks"
    with on_day(98):
        assert ask_before_the_end() == 2
        before = as_(ben).get(page("partner_farewell", ben)).content
        as_(ana).post(page("partner_staying", ana), {"answer": "yes"})
        assert without_tokens(as_(ben).get(page("partner_farewell", ben)).content) == without_tokens(before)
        assert Partnership.objects.get(pk=pair.pk).stays_since is None
        assert letters_of("you_stay_in_touch") == []
        as_(ben).post(page("partner_staying", ben), {"answer": "yes"})
        assert Partnership.objects.get(pk=pair.pk).stays_since is not None
        assert letters_of("you_stay_in_touch") == ["Ana", "Ben"]
        assert "You stay in touch" in as_(ana).get(page("partner_farewell", ana)).content.decode()


def test_thanks_are_read_at_once_or_after_the_last_day(pair, ana, ben):
    with on_day(100):
        as_(ana).post(page("partner_farewell", ana), {"text": "You made me braver", "when": "end"})
        as_(ben).post(page("partner_farewell", ben), {"text": "Your letters were my Mondays", "when": "now"})
        assert "my Mondays" in as_(ana).get(page("partner_farewell", ana)).content.decode()
        assert "braver" not in as_(ben).get(page("partner_farewell", ben)).content.decode()
        assert letters_of("thanks_wait") == ["Ana"]
        assert written(Letter.objects.get(kind="thanks_wait"))
        mute(pair.pk, by=ana.person)
        assert written(Letter.objects.get(kind="thanks_wait")) is None
    with on_day(114):
        assert "braver" in as_(ben).get(page("partner_farewell", ben)).content.decode()
        Partnership.objects.filter(pk=pair.pk).update(ended_at=pair.made_at, ended_early=True)
        assert "braver" not in as_(ben).get(page("partner_farewell", ben)).content.decode()
    assert Thanks.objects.count() == 2


def test_after_the_end_one_click_asks_for_somebody_new(pair, ana, ben):
    looked_after(7, 14, 21)
    with on_day(22):
        said = as_(ana).post(page("partner_somebody_new", ana), {"answer": "yes"}, follow=True).content.decode()
        assert "You come first" in said
        theirs = as_(ben).get(page("partner_new", ben)).content.decode()
        assert "Find me a new partner" in theirs
        assert "Ana" not in theirs
        as_(ben).post(page("partner_new", ben))
        assert "You come first" in as_(ben).get(page("partner_new", ben)).content.decode()
    del pair


def without_tokens(content):
    import re

    return re.sub(rb'(csrfmiddlewaretoken" value=|csrf[^"]*": ?|nonce=)"[^"]+"', b"", content)
