"""The roles flip: in spring one helps, in summer the other; feedback on what was agreed; and both see the tide turn."""

from __future__ import annotations

from datetime import timedelta

import pytest

from sameboat.base.kit import clock
from sameboat.mentoring.feedback.actions import note_help
from tests import site_makers as make
from tests.journeys.test_how_it_looks import findings

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_roles_flip(page, browser, live_server, signed_in):
    together = make.partners("Tomás", "Leila")
    tomas, leila = (together.partners.select_related("person").get(person__name=n) for n in ("Tomás", "Leila"))
    for days, what in ((200, "leaving a post"), (185, "a job advertisement"), (160, "selection criteria")):
        on = clock.today() - timedelta(days=days)
        note_help(together.pk, what, helper=tomas.pk, helped=leila.pk, on=on, by=leila.person)

    page.set_default_timeout(30_000)
    signed_in(page, leila.person, opened=True)
    page.goto("/partners/")
    page.get_by_role("link", name="Help", exact=True).last.click()
    page.locator("p.lead", has_text="So far Tomás has mostly helped you.").wait_for()
    for what in ("a class in the evening", "the budget"):
        page.get_by_text("Note some help").click()
        page.get_by_label("I helped Tomás").check()
        page.get_by_label("With what, in a word or two").fill(what)
        page.get_by_role("button", name="Note it for all of you to see").click()
    page.locator("p.lead", has_text="At first Tomás mostly helped you.").wait_for()
    page.get_by_text("The same in words").click()
    page.get_by_text("mostly you helped Tomás, with a class in the evening, the budget.").wait_for()
    assert findings(page) == []

    page.get_by_role("link", name="Ask for feedback, or offer it").click()
    page.get_by_label("For me: I ask for it").check()
    page.get_by_label("On what occasion").fill("My class on Tuesday")
    page.get_by_label("Exactly these things").fill("pace\nwho gets asked")
    page.get_by_role("button", name="Propose exactly this").click()
    page.get_by_text("Waits until the other agrees.").wait_for()

    context = browser.new_context(base_url=live_server.url, viewport={"width": 1280, "height": 900})
    his = context.new_page()
    his.set_default_timeout(30_000)
    signed_in(his, tomas.person, opened=True)
    his.goto("/today/")
    his.get_by_role("link", name="Things to agree on, for feedback").click()
    his.locator("p.lead", has_text="At first you mostly helped Leila.").wait_for()
    his.get_by_role("button", name="Agree to exactly this").click()
    his.get_by_role("link", name="Give feedback").click()
    his.get_by_label("who gets asked").fill("The two at the window three times.")
    his.get_by_role("button", name="Give this feedback").click()
    his.get_by_text("The two at the window three times.").wait_for()
    assert findings(his) == []
    context.close()

    page.goto("/today/")
    page.get_by_role("link", name="Feedback for you").click()
    page.get_by_text("The two at the window three times.").wait_for()
    page.get_by_role("button", name="Say thank you").click()
    page.get_by_text("thanked").wait_for()
