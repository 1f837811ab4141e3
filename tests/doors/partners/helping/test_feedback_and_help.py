"""The pages of feedback and of help that is noted."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from sameboat.mentoring.feedback.models import Exchange, Feedback, Occasion
from sameboat.mentoring.meetings.actions.looking import agree_to_element, propose_element
from sameboat.mentoring.meetings.models import Meeting
from tests import site_makers as make

pytestmark = pytest.mark.django_db


def at(name, part, *more):
    return reverse(name, args=[part.partnership_id, *more])


def browser_of(part) -> Client:
    return make.sign_in(Client(), part.person)


@pytest.fixture
def two():
    return make.parts_of(make.partners("Ana", "Ben"))


def test_feedback_is_asked_for_agreed_on_given_and_thanked_for(two):
    ana, ben = two
    hers, his = browser_of(ana), browser_of(ben)
    asked = {"receiver": str(ana.pk), "title": "My class", "elements": "pace\nwho gets asked"}
    assert hers.post(at("partner_help_feedback_new", ana), asked).status_code == 302
    occasion = Occasion.objects.get()
    his.post(at("partner_help_feedback_agree", ben, occasion.pk))
    give = at("partner_help_feedback", ben, occasion.pk)
    assert b"who gets asked" in his.get(give).content
    assert his.post(give, {"on_0": "Quick at first, then just right.", "on_1": ""}).status_code == 302
    page = hers.get(at("partner_help", ana)).content.decode()
    assert "Quick at first" in page
    answering = at("partner_help_feedback_answer", ana, Feedback.objects.get().pk)
    for way in ("thank", "keep", "away"):
        assert hers.post(answering, {"way": way}).status_code == 302
    assert "Put away; open it" in hers.get(at("partner_help", ana)).content.decode()
    his_page = his.get(at("partner_help", ben)).content.decode()
    assert "thanked" in his_page
    assert "Put away" not in his_page


def test_what_was_agreed_on_for_a_meeting_is_offered_as_it_stands(two):
    ana, ben = two
    meeting = Meeting.objects.create(partnership=ana.partnership, made_by=ana, kind="visit")
    for text, agreed in (("pace-of-the-visit", True), ("not-agreed-on", False)):
        element = propose_element(meeting, text, by=ana.person)
        if agreed:
            agree_to_element(element, True, by=ben.person)
    address = f"{at('partner_help_feedback_new', ana)}?meeting={meeting.pk}"
    page = browser_of(ana).get(address).content.decode()
    assert "pace-of-the-visit" in page
    assert "not-agreed-on" not in page
    asked = {"receiver": str(ana.pk), "title": "A visit", "elements": "pace-of-the-visit"}
    browser_of(ana).post(address, asked)
    assert Occasion.objects.get().meeting == meeting.pk
    stranger = make.parts_of(make.partners("Cleo", "Dan"))[0]
    elsewhere = browser_of(stranger).get(f"{at('partner_help_feedback_new', stranger)}?meeting={meeting.pk}")
    assert "pace-of-the-visit" not in elsewhere.content.decode()


def test_nothing_is_written_where_nothing_was_said(two):
    ana, ben = two
    asked = {"receiver": str(ana.pk), "title": "My class", "elements": "pace"}
    browser_of(ana).post(at("partner_help_feedback_new", ana), asked)
    his, occasion = browser_of(ben), Occasion.objects.get()
    his.post(at("partner_help_feedback_agree", ben, occasion.pk))
    answer = his.post(at("partner_help_feedback", ben, occasion.pk), {"on_0": " "})
    assert answer.status_code == 422
    assert "told it in person" in answer.content.decode()


def test_help_is_noted_seen_as_a_tide_and_taken_out_again(two):
    ana, ben = two
    hers, his = browser_of(ana), browser_of(ben)
    who = {"who": f"{ana.pk} {ben.pk}", "what": "a cover letter", "on": ""}
    assert hers.post(at("partner_help_note", ana), who).status_code == 302
    page = his.get(at("partner_help", ben)).content.decode()
    assert "So far Ana has mostly helped you." in page
    assert "a cover letter" in page
    assert "<desc" in page
    wrong = hers.post(at("partner_help_note", ana), {**who, "what": ""})
    assert wrong.status_code == 422
    his.post(at("partner_help_note_out", ben, Exchange.objects.get().pk))
    assert not Exchange.objects.exists()


def test_in_a_circle_help_is_a_list_by_month_and_feedback_is_for_two_pairs_of_eyes():
    ana, ben, cleo = make.parts_of(make.partners("Ana", "Ben", "Cleo"))
    browser_of(ana).post(at("partner_help_note", ana), {"who": f"{ana.pk} {ben.pk}", "what": "a poster"})
    page = browser_of(cleo).get(at("partner_help", cleo)).content.decode()
    assert "Ana helped Ben" in page
    assert '<svg class="fig tide' not in page
    asked = {"receiver": str(ana.pk), "title": "My class", "elements": "pace"}
    browser_of(ana).post(at("partner_help_feedback_new", ana), asked)
    occasion = Occasion.objects.get()
    his = browser_of(ben)
    his.post(at("partner_help_feedback_agree", ben, occasion.pk))
    his.post(at("partner_help_feedback", ben, occasion.pk), {"on_0": "words-for-ana-alone"})
    assert "words-for-ana-alone" in browser_of(ana).get(at("partner_help", ana)).content.decode()
    assert "words-for-ana-alone" not in browser_of(cleo).get(at("partner_help", cleo)).content.decode()
