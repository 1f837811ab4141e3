"""I need to end this quietly: a report on the way, an end in two clicks, gone by three presses of a key."""

from __future__ import annotations

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse

from sameboat.members.safety.models import Report
from sameboat.mentoring.partnerships.models import Partnership
from sameboat.mentoring.programmes.models import Role
from tests import site_makers as make
from tests.journeys.test_how_it_looks import findings

pytestmark = pytest.mark.django_db(transaction=True)

COVERED_WITHIN = 200
"""Milliseconds until nothing of the page is seen any more."""
WATCHES = """() => {
  addEventListener("keydown", () => { window.pressedAt = performance.now(); }, true);
  new MutationObserver(() => {
    if (!document.body) sessionStorage.setItem("covered after", performance.now() - window.pressedAt);
  }).observe(document, {childList: true, subtree: true});
}"""


@pytest.fixture
def elsewhere(settings, live_server):
    """Where quick exit leads in this test: a page of another host of this machine."""
    settings.QUICK_EXIT = live_server.url.replace("localhost", "127.0.0.1") + "/elsewhere/"
    return settings.QUICK_EXIT


def test_i_need_to_end_this_quietly(page, wide_page, signed_in):
    two = make.partners("Leila", "Tomas")
    leila, tomas = (each.person for each in make.parts_of(two))
    make.on_the_team(two.round.programme, Role.SAFEGUARDING_LEAD)

    signed_in(page, leila, opened=True)
    page.goto(reverse("partner_talk", args=[two.pk]))
    page.get_by_role("link", name="Report something").click()
    assert findings(page) == []
    page.get_by_label("In your own words").fill("He wrote to my employer.")
    page.get_by_role("button", name="Read it through").click()
    page.get_by_text("He wrote to my employer.").wait_for()
    assert findings(page) == []
    page.get_by_role("button", name="Send it").click()
    page.get_by_role("heading", name="Your report").wait_for()
    assert Report.objects.get().sent_at

    page.goto(reverse("partner_talk", args=[two.pk]))
    page.get_by_role("link", name="Pause or end").click()
    assert findings(page) == []
    page.get_by_role("button", name="End it now").click()
    page.get_by_role("heading", name="This partnership has ended").wait_for()
    assert Partnership.objects.get().ended_early

    signed_in(wide_page, tomas, opened=True)
    wide_page.goto(reverse("partnership", args=[two.pk]))
    wide_page.get_by_role("heading", name="This partnership has ended").wait_for()
    assert "Leila" not in wide_page.content()


def test_three_presses_cover_the_page_end_the_sitting_and_leave_nothing_behind(page, signed_in, elsewhere):
    leila = make.person("Leila")
    page.route(elsewhere, lambda route: route.fulfill(body="<p>A library far away</p>", content_type="text/html"))
    signed_in(page, leila)
    page.goto("/account/privacy/")
    page.goto("/today/")
    page.evaluate(WATCHES)
    with page.expect_request("**/exit/") as ended:
        for _ in range(3):
            page.keyboard.press("Escape")
    page.get_by_text("A library far away").wait_for()
    assert ended.value.method == "POST"
    for _ in range(40):
        if not Session.objects.exists():
            break
        page.wait_for_timeout(50)
    assert not Session.objects.exists()
    page.go_back(wait_until="commit")
    page.get_by_text("A library far away").wait_for()
    assert "Leila" not in page.content()
    page.unroute(elsewhere)
    page.goto("/help/")
    assert float(page.evaluate("sessionStorage.getItem('covered after')")) < COVERED_WITHIN


def test_without_script_the_link_alone_leads_away(browser, live_server, elsewhere):
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    without = context.new_page()
    without.goto("/help/")
    assert without.get_by_role("link", name="Quick exit").get_attribute("href") == elsewhere
    context.close()
