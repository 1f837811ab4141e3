"""We observe each other's class: a time on two clocks, a host who says yes, what is looked at, and a report."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from sameboat.base.kit import clock
from sameboat.base.kit.ids import IdInAddress
from sameboat.members.notices.models import Letter
from sameboat.mentoring.meetings.models import Meeting
from sameboat.mentoring.meetings.queries import agreed_elements
from tests.journeys.test_how_it_looks import findings
from tests.mentoring.meetings import makers

pytestmark = pytest.mark.django_db(transaction=True)


class Visitor:
    """Somebody with a browser, who follows links and presses buttons."""

    def __init__(self, page):
        self.page = page
        page.set_default_timeout(30_000)

    def goes_to(self, address):
        self.page.goto(address)
        return self

    def follows(self, words):
        self.page.locator("main").get_by_role("link", name=words).first.click()
        return self

    def presses(self, words):
        self.page.locator("main").get_by_role("button", name=words).first.click()
        return self

    def writes(self, label, words):
        self.page.get_by_label(label, exact=True).first.fill(words)
        return self

    def reads(self, *sentences):
        for sentence in sentences:
            self.page.locator("main").get_by_text(sentence).first.wait_for()
        return self

    def finds_nothing_amiss(self):
        assert findings(self.page) == []
        return self


def test_two_agree_to_observe_each_other_and_the_host_says_yes(page, wide_page, browser, live_server, signed_in):
    ana, ben = makers.far_apart()
    signed_in(wide_page, ana.person, opened=True)
    signed_in(page, ben.person, opened=True)
    day = clock.today() + timedelta(days=10)

    anas = Visitor(wide_page).goes_to(f"/partners/{in_address(ana)}/meet/").follows("Plan a meeting")
    wide_page.get_by_role("radio", name=re.compile("An observation")).check()
    anas.presses("Look for a time").writes("Day", str(day)).writes("Time", "09:30").finds_nothing_amiss()
    anas.presses("Propose these times").reads("Times to agree on").follows("An observation")
    anas.writes("One more", "How the first five minutes go").presses("Propose to look at this").reads("proposed by you")

    bens = Visitor(page).goes_to("/today/").follows("Times to meet are proposed")
    page.get_by_role("checkbox").first.check()
    bens.presses("These suit me").reads("For Ana").presses("Yes, look at that").reads("agreed").finds_nothing_amiss()
    meeting = Meeting.objects.get()
    assert meeting.starts_at
    assert len(agreed_elements(meeting)) == 1

    wide_page.reload()
    anas.follows("Ask the host").writes("Whom do you ask?", "Mrs Okafor").writes("What for?", "To see a class begin")
    anas.presses("Ask them").reads("has not answered so far")
    link = wide_page.get_by_label("Pass this link on to the host").input_value()
    context = browser.new_context(base_url=live_server.url, viewport={"width": 390, "height": 844})
    hosts = Visitor(context.new_page()).goes_to("/" + link.split("/", 3)[3])
    hosts.reads("Ana and Ben", "No photographs", "To see a class begin").finds_nothing_amiss()
    hosts.page.get_by_role("radio", name="Yes, they are welcome").check()
    hosts.presses("Send my answer").reads("You said yes")
    context.close()
    assert Letter.objects.filter(kind="host_answered").count() == 2

    Meeting.objects.update(starts_at=clock.now() - timedelta(hours=2))  # the day has come and gone
    page.reload()
    bens.reads("The host has said yes").presses("Yes, we met").reads("You met. It stands on your journey.")
    bens.writes("Your report", "Nobody looked at the screen for five minutes.").presses("Keep my report")
    anas.goes_to(f"/partners/{in_address(ana)}/meet/").follows(re.compile("–")).reads(
        "Nobody looked at the screen"
    ).finds_nothing_amiss()


def in_address(part):
    return IdInAddress().to_url(part.partnership_id)
