"""Two people in two browsers talk to each other, and neither loads a page again."""

from __future__ import annotations

import signal

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from sameboat.mentoring.plans.actions import write_goal
from tests.an_event_process import an_event_process
from tests.site_makers import partners, parts_of

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def events(live_server, settings, tmp_path):
    with an_event_process(live_server.url, settings, tmp_path) as process:
        yield process


def opened_talk(page, errors):
    """The talk on the page, listening; and whether it is loaded again could be seen."""
    page.on("console", lambda said: said.type == "error" and errors.append(said.text))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto("/partners/")
    page.get_by_role("link", name="Talk", exact=True).click()
    expect(page.locator("[data-bells][data-state=open]")).to_be_attached()
    page.evaluate("window.notLoadedAgain = true")


def say(page, words):
    page.locator("#say").fill(words)
    page.get_by_role("button", name="Send").click()


def test_two_people_talk_without_loading_a_page_again(page, wide_page, signed_in, events):
    together = partners("Ana", "Ben")
    errors = []
    for each, part in zip((page, wide_page), parts_of(together), strict=True):
        signed_in(each, part.person, opened=True)
        opened_talk(each, errors)

    say(page, "Are you *there*?")
    heard = wide_page.locator(".said", has_text="Are you there?")
    expect(heard).to_be_visible()
    expect(heard.locator("em")).to_have_text("there")

    say(wide_page, "Here I am.")
    expect(page.locator(".said", has_text="Here I am.")).to_be_visible()
    say(wide_page, "And it rains.")
    expect(page.locator(".said", has_text="And it rains.")).to_be_visible()
    expect(page.locator(".said")).to_have_count(3)

    assert [each.evaluate("window.notLoadedAgain") for each in (page, wide_page)] == [True, True]
    assert errors == []

    # Asked to end while both listen, the process ends well, and the pages say nothing of it.
    events.send_signal(signal.SIGTERM)
    assert events.wait(10) == 0
    expect(wide_page.locator("[data-bells][data-state=closed]")).to_be_attached()
    say(page, "Still here, by reload.")
    expect(page.locator(".said", has_text="Still here, by reload.")).to_be_visible()
    wide_page.reload()
    expect(wide_page.locator(".said", has_text="Still here, by reload.")).to_be_visible()


@pytest.mark.usefixtures("events")
def test_a_goal_of_a_partner_stands_on_an_open_plan_without_loading_it_again(page, signed_in):
    together = partners("Ana", "Ben")
    ana, ben = parts_of(together)
    signed_in(page, ana.person, opened=True)
    page.goto(reverse("partner_plan", args=[together.pk]))
    expect(page.locator("[data-bells][data-state=open]")).to_be_attached()
    page.evaluate("window.notLoadedAgain = true")
    for words in ("Say no, kindly", "Look at the rent"):  # and the page that was swapped hears on
        write_goal(together.pk, words, kind="own", by=ben.person)
        expect(page.get_by_text(words)).to_be_visible()
    assert page.locator("#planned").count() == 1
    assert page.evaluate("window.notLoadedAgain")


def test_nobody_types_into_a_box_that_is_about_to_be_emptied(page, signed_in):
    together = partners("Ana", "Ben")
    ana, _ben = parts_of(together)
    signed_in(page, ana.person, opened=True)
    page.goto(reverse("partner_talk", args=[together.pk]))
    on_its_way = []
    page.route("**/talk/", lambda route: on_its_way.append(route))
    say(page, "One.")
    box = page.locator("#say")
    expect(box).to_be_disabled()
    on_its_way[0].continue_()
    page.unroute("**/talk/")
    expect(page.locator(".said")).to_have_count(1)
    expect(box).to_be_enabled()
    say(page, "Two.")
    expect(page.locator(".said")).to_have_count(2)
    expect(page.locator(".said").last).to_contain_text("Two.")
