"""A circle of five with a theme: one names it and proposes how to go about it, each says yes, one is away a while."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from sameboat.base.kit import clock
from sameboat.mentoring.plans.actions import confirm_agreement
from sameboat.mentoring.plans.queries import agreed_gap
from tests import site_makers as make
from tests.journeys.test_how_it_looks import findings

pytestmark = pytest.mark.django_db(transaction=True)


def presses(page, words):
    page.get_by_role("button", name=words).first.click()
    page.wait_for_load_state()


def follows(page, words):
    page.get_by_role("link", name=words).first.click()
    page.wait_for_load_state()


def test_a_circle_of_five_finds_its_theme_and_its_rhythm(browser, page, live_server, signed_in):
    circle = make.partners("Ana", "Ben", "Cleo", "Dan", "Eve")
    ana, ben, *others = make.parts_of(circle)
    plan = reverse("partner_plan", args=[circle.pk])

    signed_in(page, ana.person, opened=True)
    page.goto(plan)
    follows(page, "Name a theme")
    page.get_by_label("The theme").fill("Saying no, kindly")
    presses(page, "Name it")
    follows(page, "Propose an agreement")
    page.get_by_label("every four weeks").check()
    page.get_by_label("About an hour at a time.").check()
    page.get_by_label("What we hope for: In your own words").fill("Five people who need no explaining.")
    assert findings(page) == []
    presses(page, "Propose this")
    page.get_by_text("You have said yes. It waits for Ben, Cleo, Dan, Eve.").wait_for()

    without = browser.new_context(
        base_url=live_server.url, viewport={"width": 1280, "height": 900}, java_script_enabled=False
    )
    without.set_default_timeout(10_000)
    his = without.new_page()
    signed_in(his, ben.person, opened=True)
    his.goto("/today/")
    follows(his, "An agreement to read")
    his.get_by_text("Five people who need no explaining.").wait_for()
    presses(his, "Yes, let us do it like this")
    for each in others:
        confirm_agreement(circle.pk, 1, by=each.person)
    follows(his, "Plan")
    his.get_by_role("heading", name="Saying no, kindly").wait_for()
    follows(his, "Announce days away")
    first = clock.today() + timedelta(days=2)
    his.get_by_label("First day away").fill(first.isoformat())
    his.get_by_label("Last day away").fill((first + timedelta(days=9)).isoformat())
    presses(his, "Announce these days")
    without.close()

    page.reload()
    page.get_by_text("Each of you has said yes to this.").wait_for()
    page.get_by_text("Ben is away from").wait_for()
    assert agreed_gap(circle) == 28
    follows(page, "Journey")
    page.get_by_role("link", name="You agreed how to go about it").wait_for()
    assert findings(page) == []
