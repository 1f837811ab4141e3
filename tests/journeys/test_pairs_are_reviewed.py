"""Tricky cases first, then the program; and two coordinators who look at the same pair at once."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from sameboat.mentoring.matching.actions import run_round
from sameboat.mentoring.matching.models import ProposedGroup, Run, Tie
from tests import site_makers as make
from tests.mentoring.matching.twelve import twelve_people

pytestmark = pytest.mark.django_db(transaction=True)


def as_read_aloud(words):
    """What a button says and, for those who cannot see where it stands, of whom: *Lock: Ana and Bo*."""
    return re.compile(re.escape(words).replace(":", r"\s*:"))


class AtTheMatching:
    """A coordinator with a page of the room *Matching* before her."""

    def __init__(self, page, round_):
        self.page = page
        self.address = f"/desk/{round_.programme.slug}/{round_.number}/matching/"

    def goes_to(self, part=""):
        self.page.goto(self.address + part)

    def opens_the_part(self, name):
        self.page.get_by_role("navigation", name="Parts of the round").get_by_role("link", name=name).click()

    def reads(self, words):
        self.page.get_by_text(words).first.wait_for()

    def follows(self, words):
        self.page.get_by_role("link", name=as_read_aloud(words)).first.click()

    def presses(self, words):
        self.page.get_by_role("button", name=as_read_aloud(words)).first.click()

    def chooses(self, *names):
        for name in names:
            self.page.get_by_label("Part of a name").fill(name)
            self.presses("Look for them")
            self.page.get_by_role("link", name=name, exact=True).click()

    def finds_nothing_to_mend(self):
        found = Axe().run(self.page).response["violations"]
        assert [(each["id"], each["nodes"][0]["html"][:160]) for each in found] == []


def stand_together(run, *names):
    groups = ProposedGroup.objects.standing().filter(run=run)
    return {frozenset(member.enrolment.person.name for member in group.members.all()) for group in groups} >= {
        frozenset(names)
    }


@pytest.fixture
def round_():
    return twelve_people()[0]


@pytest.fixture
def ingrid(wide_page, signed_in, round_):
    signed_in(wide_page, make.on_the_team(round_.programme, who=make.person("Ingrid Solberg")))
    return AtTheMatching(wide_page, round_)


@pytest.fixture
def tove(page, signed_in, round_):
    signed_in(page, make.on_the_team(round_.programme, who=make.person("Tove Berg")))
    return AtTheMatching(page, round_)


def test_tricky_cases_first_then_the_program(ingrid, round_):
    ingrid.goes_to("review/")
    ingrid.reads("Nobody has been matched yet")
    ingrid.finds_nothing_to_mend()
    ingrid.follows("Tricky cases first")
    ingrid.follows("Choose two people")
    ingrid.chooses("P0", "P5")
    ingrid.reads("What stands against it")
    ingrid.finds_nothing_to_mend()
    ingrid.presses("Put them together")
    ingrid.reads("They are put together. Every run begins with it.")

    ingrid.follows("Choose two people")
    ingrid.chooses("P2", "P3")
    ingrid.presses("Rule them out")
    ingrid.reads("Ingrid Solberg ruled out P2 and P3")
    ingrid.finds_nothing_to_mend()

    ingrid.opens_the_part("Runs")
    ingrid.presses("Match everybody")
    ingrid.reads("is going")
    run = Run.objects.get()
    run_round.call(str(run.pk))
    assert stand_together(run, "P0", "P5")
    assert not stand_together(run, "P2", "P3")

    ingrid.reads("What came of it")
    ingrid.follows("Read the pairs")
    ingrid.reads("pairs to read through")
    ingrid.finds_nothing_to_mend()
    ingrid.follows("Locked or by hand")
    ingrid.follows("Why these:")
    ingrid.reads("Chosen by the coordinator.")
    ingrid.finds_nothing_to_mend()
    ingrid.presses("Unlock")
    ingrid.reads("unlocked. They stay together until the program runs again.")
    assert not Tie.objects.holding().filter(round=round_, apart=False).exists()


def test_two_coordinators_at_once(ingrid, tove, round_):
    people = {one.person.name: one for one in round_.enrolments.select_related("person")}
    run = make.a_finished_run(round_, [[people[f"P{at}"], people[f"P{at + 1}"]] for at in range(0, 12, 2)])
    ingrid.goes_to("review/")
    tove.goes_to("review/")
    ingrid.presses("Part: P0 and P1")
    ingrid.reads("P0 and P1: parted.")

    tove.presses("Lock: P0 and P1")
    tove.reads("Ingrid Solberg parted P0 and P1")
    tove.reads("P0 is alone now.")
    tove.finds_nothing_to_mend()
    assert not Tie.objects.exists()

    tove.opens_the_part("By hand")
    tove.presses("Undo: Ingrid Solberg parted P0 and P1")
    tove.reads("Taken back by Tove Berg.")
    assert stand_together(run, "P0", "P1")

    ingrid.goes_to("review/")
    ingrid.presses("Lock: P0 and P1")
    ingrid.reads("Ingrid Solberg locked P0 and P1")
    ingrid.finds_nothing_to_mend()
    ingrid.presses("Undo")
    ingrid.reads("Taken back: Ingrid Solberg locked P0 and P1.")
    assert not Tie.objects.holding().exists()
