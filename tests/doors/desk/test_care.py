"""The room *Care*: three words for a partnership, and nothing that could be counted."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sameboat.commons.care.actions.helping import ask_for_help
from sameboat.commons.care.models import CheckInDays, HelpAsked, HelpGiven
from sameboat.members.notices.models import Letter
from sameboat.members.notices.words import written
from sameboat.mentoring.partnerships.models import Partnership
from tests import site_makers as make
from tests.commons.care.keeping import FIRST, looked_after, on_day, two_of_the_iln, writes

pytestmark = pytest.mark.django_db


@pytest.fixture
def told():
    partnership, coordinator, helper = two_of_the_iln("Ana", "Ben")
    return partnership, coordinator, helper


def desk(partnership, name="desk_care", *more):
    return reverse(name, args=[partnership.round.programme.slug, partnership.round.number, *more])


def seen(who, address):
    return make.sign_in(Client(), who).get(address)


def main_of(answer):
    return re.sub(r"<[^>]+>", " ", answer.content.decode().split("<main")[1].split("</main")[0])


def test_it_says_in_touch_then_quiet_once_the_team_was_told_and_never_a_day(told):
    pair, coordinator, _helper = told
    looked_after(7)
    with on_day(8):
        assert "They are" not in main_of(seen(coordinator, desk(pair)))
        assert "in touch" in main_of(seen(coordinator, desk(pair) + "?state=in_touch")).split("Ana, Ben")[1]
    looked_after(14)
    with on_day(14):
        said = main_of(seen(coordinator, desk(pair) + "?state=quiet"))
    assert "You are: they were asked" in said
    assert not re.search(r"\d{1,2} \w+ 20\d\d|March|days ago|last seen|hours", said)


def test_whoever_asked_for_help_is_named_to_the_team_alone_and_a_note_settles_it(told):
    pair, coordinator, helper = told
    ana, _ben = make.parts_of(pair)
    with on_day(3):
        ask_for_help(pair.pk, by=ana.person)
        said = seen(helper, desk(pair)).content.decode()
        assert f"mailto:{ana.person.email}" in said
        assert "mailto:ben" not in said
        browser = make.sign_in(Client(), coordinator)
        browser.post(desk(pair, "desk_help_given", pair.pk), {"how": "somehow"})
        assert HelpAsked.objects.filter(settled_at=None).exists(), "who asked still waits where no way was said"
        browser.post(desk(pair, "desk_help_given", pair.pk), {"how": "wrote"})
    assert HelpGiven.objects.get().how == "wrote"
    assert not HelpAsked.objects.filter(settled_at=None).exists()


def test_where_it_is_quiet_the_team_asks_once_in_fixed_words_and_learns_no_address(told):
    pair, _coordinator, helper = told
    ana, _ben = make.parts_of(pair)
    looked_after(7, 14)
    with on_day(14):
        browser = make.sign_in(Client(), helper)
        assert ana.person.email not in browser.get(desk(pair)).content.decode()
        for _twice in range(2):
            browser.post(desk(pair, "desk_help_offer", pair.pk))
        asked = Letter.objects.filter(kind="somebody_would_help")
        assert sorted(asked.values_list("to__name", flat=True)) == ["Ana", "Ben"]
        text = written(asked.get(to=ana.person)).text
        assert helper.email in text
        assert "Ben" not in text
        assert "Noted: I asked each of them" in " ".join(main_of(browser.get(desk(pair))).split())


def test_a_troubleshooter_sees_their_own_partnerships_alone_and_nobody_sees_the_one_they_are_in(told):
    pair, coordinator, helper = told
    with on_day(1):
        other = make.partners("Gil", "Hal", round_=pair.round)
        mine = make.partners("Ivo", "Jo", round_=pair.round)
        mine.partners.filter(person__name="Ivo").update(person=coordinator)
        assert "Gil" not in main_of(seen(helper, desk(pair)))
        everything = main_of(seen(coordinator, desk(pair)))
        address = desk(pair, "desk_help_given", other.pk)
        assert make.sign_in(Client(), helper).post(address, {"how": "wrote"}).status_code == 404
    assert "Gil" in everything
    assert "Jo" not in everything


def test_a_list_asks_a_fixed_number_of_questions(told):
    pair, coordinator, _helper = told
    ana, _ben = make.parts_of(pair)
    looked_after(7, 14)
    browser = make.sign_in(Client(), coordinator)
    with on_day(14):
        browser.get(desk(pair))
        with CaptureQueriesContext(connection) as one:
            browser.get(desk(pair))
        for at in range(2):
            make.partners(f"One {at}", f"Other {at}", round_=pair.round)
        Partnership.objects.update(starts_on=FIRST.date())
    writes(ana, 14)
    looked_after(15, 22, 29)
    with on_day(29):
        browser.get(desk(pair))  # the first look of a day begins to count the time at the desk
        with CaptureQueriesContext(connection) as three:
            browser.get(desk(pair))
    assert len(three) <= len(one)


def test_a_coordinator_chooses_when_people_are_asked_how_it_goes(told):
    pair, coordinator, helper = told
    with on_day(1):
        make.sign_in(Client(), coordinator).post(desk(pair, "desk_check_ins"), {"chosen": ["end"]})
        assert CheckInDays.objects.get().chosen == ["end"]
        assert make.sign_in(Client(), helper).post(desk(pair, "desk_check_ins")).status_code == 404
