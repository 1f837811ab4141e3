"""My partner went silent: one click from the letter, a kind answer, somebody new by one's own yes, first in line."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
import time_machine

from sameboat.base.kit import clock
from sameboat.commons.care.actions.keeping import keep_in_touch
from sameboat.members.notices.models import Letter
from sameboat.members.notices.words import written
from sameboat.mentoring.matching.queries.waiting import pool_of
from sameboat.mentoring.partnerships.actions import touch
from sameboat.mentoring.partnerships.models import Partnership
from sameboat.mentoring.programmes.models import Role, Round
from tests import site_makers as make
from tests.journeys.test_how_it_looks import findings

pytestmark = pytest.mark.django_db(transaction=True)


def going_on_since(days):
    """A pair of the ILN that was told so many days ago; one of them wrote on the first day, and again."""
    then = clock.now() - timedelta(days=days)
    with time_machine.travel(then, tick=False):
        programme = make.programme("Open Stacks", template="iln")
        helper = make.on_the_team(programme, Role.TROUBLESHOOTER, make.person("Robin"))
        round_ = make.round_of(programme, starts_on=then.date(), weeks=30)
        pair = make.partners("Leila", "Tomas", round_=round_, troubleshooter=programme.team.get(person=helper))
        Round.objects.filter(pk=round_.pk).update(announced_at=then)
        touch(make.parts_of(pair)[0])
    return pair, helper, then


def a_day_goes_by(then, number):
    """The worker looks, at noon of that day."""
    with time_machine.travel(then.replace(hour=12) + timedelta(days=number), tick=False):
        keep_in_touch()


def the_letter(kind, person):
    return written(Letter.objects.filter(kind=kind, to=person).latest("made_at")).text


def test_my_partner_went_silent(page, wide_page, signed_in):
    pair, helper, then = going_on_since(22)
    leila, tomas = make.parts_of(pair)
    a_day_goes_by(then, 7)

    link = re.search(r"https?://\S+(/in-touch/\S+)", the_letter("are_you_in_touch", leila.person))[1]
    page.goto(link)
    page.get_by_text("We never read what partners write").wait_for()
    assert findings(page) == []
    page.get_by_role("button", name="Not yet").click()
    page.get_by_text("says nothing about you").wait_for()

    a_day_goes_by(then, 14)
    signed_in(wide_page, helper)
    wide_page.goto(re.search(r"https?://[^/\s]+(/desk/\S+)", the_letter("some_are_quiet", helper))[1])
    wide_page.locator("main").get_by_text("quiet", exact=True).last.wait_for()
    assert findings(wide_page) == []

    a_day_goes_by(then, 21)
    signed_in(page, leila.person)
    page.goto("/today/")
    page.get_by_role("link", name="Would you like somebody new?").click()
    page.get_by_role("button", name="Yes, look for somebody new").click()
    page.get_by_role("heading", name="You come first").wait_for()
    assert findings(page) == []
    assert Partnership.objects.get(pk=pair.pk).ended_early
    assert [each.enrolment.person for each in pool_of(pair.round)] == [leila.person]

    signed_in(page, tomas.person)
    page.goto(re.search(r"https?://[^/\s]+(/partners/\S+)", the_letter("come_back_when_you_like", tomas.person))[1])
    page.get_by_role("button", name="Find me a new partner").click()
    page.get_by_role("heading", name="You come first").wait_for()
