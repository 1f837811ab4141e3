"""From closing to announced: a coordinator closes a round, has it matched, reads, changes two pairs, tells everyone."""

from __future__ import annotations

import re

import pytest

from sameboat.base.jobs.worker import Worker
from sameboat.members.notices.models import Letter
from sameboat.mentoring.partnerships.models import Partner
from tests.journeys.test_how_it_looks import findings
from tests.mentoring.matching.test_iln_rules_at_the_desk import applied
from tests.mentoring.sheets import iln_round

pytestmark = pytest.mark.django_db(transaction=True)
CLICKS = 25
"""What the whole journey may cost besides reading."""


class Coordinator:
    """Somebody at the desk, whose clicks are counted."""

    def __init__(self, page, round_):
        self.page, self.clicks = page, 0
        page.set_default_timeout(30_000)
        page.goto(f"/desk/{round_.programme.slug}/{round_.number}/")

    def follows(self, words, **which):
        return self._clicks(self.page.get_by_role("link", name=words, **which).first)

    def presses(self, words, **which):
        return self._clicks(self.page.get_by_role("button", name=words, **which).first)

    def _clicks(self, what):
        self.clicks += 1
        what.click()
        self.page.wait_for_load_state()
        return self

    def reads(self, *sentences):
        for sentence in sentences:
            self.page.locator("main").get_by_text(sentence).first.wait_for()
        assert findings(self.page) == []
        return self


def the_worker_works():
    worker = Worker()
    while worker.do_one(long=True) or worker.do_one(long=False):
        pass


def test_a_round_goes_from_closing_to_announced_in_one_sitting(wide_page, browser, live_server, signed_in):
    round_, ingrid = iln_round(rules={"different": ["country"], "shared": ["languages"], "country_cap": 0.25})
    people = applied(round_, 15, sector="public", wishes=[("sector", "academic", "should")])
    people += applied(round_, 10, first=15, sector="academic")
    signed_in(wide_page, ingrid)
    desk = Coordinator(wide_page, round_)

    desk.presses("Close applications now").reads("Applications are closed")
    desk.follows("Matching", exact=True).reads("A run tells nobody anything")
    desk.presses("Match everybody")
    the_worker_works()
    wide_page.reload()
    desk.follows("Read the pairs").reads("pairs to read through")

    desk.follows(re.compile("^Why these")).reads("Why you two")
    desk.presses("Lock", exact=True).reads("locked")
    desk.follows("Matching", exact=True).presses("Match everybody again")
    the_worker_works()
    wide_page.reload()
    desk.follows("Read the pairs").reads("pairs to read through")

    desk.follows("On to telling everyone").reads("Before you press the button")
    assert not Letter.objects.filter(kind__startswith="told").exists()
    desk.presses("Tell everyone")
    assert desk.clicks <= CLICKS
    told = Letter.objects.filter(kind__startswith="told")
    assert told.count() == len(people) == told.values("to").distinct().count()

    somebody = Partner.objects.select_related("person").first()
    context = browser.new_context(base_url=live_server.url, viewport={"width": 390, "height": 844})
    page = context.new_page()
    signed_in(page, somebody.person)
    page.goto("/today/")
    page.get_by_role("link", name=re.compile("partner", re.IGNORECASE)).first.click()
    other = somebody.partnership.partners.exclude(pk=somebody.pk).select_related("person").first()
    page.get_by_text(other.person.name).first.wait_for()
    assert findings(page) == []
    context.close()
