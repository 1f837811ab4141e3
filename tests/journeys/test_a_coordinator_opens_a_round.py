"""A coordinator opens a programme from a template, changes a question, publishes, and looks at a rule."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from sameboat.mentoring.matching.gauge.crowd import forget_crowds
from sameboat.mentoring.programmes.actions import let_open_programmes
from sameboat.mentoring.programmes.models import Programme, Round
from tests import site_makers as make

pytestmark = pytest.mark.django_db(transaction=True)


def as_read_aloud(words):
    """What a button says and, for those who cannot see where it stands, of which thing: *Change: the question*."""
    return re.compile(re.escape(words).replace(":", r"\s*:"))


class AtTheDesk:
    """Ingrid, with a page before her. What she reads is looked at by axe, too."""

    def __init__(self, page, *, scripts=True):
        self.page, self.scripts = page, scripts

    def goes_to(self, address):
        self.page.goto(address)

    def reads(self, words):
        self.page.get_by_text(words).first.wait_for()

    def reads_the_heading(self, words):
        self.page.get_by_role("heading", name=words, level=1).wait_for()
        self.finds_nothing_to_mend()

    def writes(self, label, words):
        self.page.get_by_label(label).first.fill(words)

    def follows(self, words):
        self.page.get_by_role("link", name=as_read_aloud(words)).first.click()

    def presses(self, words):
        self.page.get_by_role("button", name=as_read_aloud(words)).first.click()

    def finds_nothing_to_mend(self):
        if not self.scripts:
            return  # axe is a script itself; the same pages were looked at with one
        found = Axe().run(self.page).response["violations"]
        assert [(each["id"], each["nodes"][0]["html"][:120]) for each in found] == []


@pytest.fixture(params=["phone", "desk", "without script"])
def ingrid(request, browser, live_server, signed_in):
    """The first coordinator of a new site: on a phone, at a desk, and where scripts are switched off."""
    forget_crowds()
    who = make.person("Ingrid Solberg")
    let_open_programmes(who)
    width = 390 if request.param == "phone" else 1280
    scripts = request.param != "without script"
    context = browser.new_context(
        base_url=live_server.url, viewport={"width": width, "height": 900}, java_script_enabled=scripts
    )
    context.set_default_timeout(20_000)
    page = context.new_page()
    signed_in(page, who)
    yield AtTheDesk(page, scripts=scripts)
    context.close()


def test_a_coordinator_opens_a_round_from_a_template_and_changes_a_question(ingrid, live_server, browser):
    ingrid.goes_to("/desk/")
    ingrid.reads("You do not work for a programme yet")
    ingrid.follows("Open a programme")
    ingrid.reads_the_heading("Open a programme")
    ingrid.follows("Begin with this: Peers in different countries")
    ingrid.reads_the_heading("Peers in different countries")

    ingrid.writes("What is it called", "Open Stacks")
    ingrid.presses("Open it on my desk")
    ingrid.reads_the_heading("Open Stacks 1")
    ingrid.reads("Nobody else sees it yet.")
    ingrid.reads("Name a safeguarding lead")

    ingrid.follows("Questions")
    ingrid.reads_the_heading("Questions")
    ingrid.follows("Change: And beyond work? Baseball counts.")
    ingrid.reads_the_heading("Change a question")
    ingrid.writes("The question", "And on Sundays?")
    if not ingrid.scripts:
        ingrid.presses("Preview")
    seen = ingrid.page.get_by_role("region", name="As people see it")
    seen.get_by_text("And on Sundays?").first.wait_for()
    assert not Round.objects.get().questions.filter(ask="And on Sundays?").exists(), "a preview keeps nothing"
    ingrid.presses("Keep this question")
    ingrid.reads("The question is changed.")
    assert Round.objects.get().questions.get(key="beyond_work").ask == "And on Sundays?"

    ingrid.presses("Move up: And on Sundays?")
    ingrid.reads_the_heading("Questions")
    order = list(Round.objects.get().questions.values_list("key", flat=True))
    assert order.index("beyond_work") < order.index("interests")

    ingrid.follows("Round")
    ingrid.presses("Publish this round")
    ingrid.reads("The round is published.")
    ingrid.finds_nothing_to_mend()

    stranger = browser.new_context(base_url=live_server.url).new_page()
    stranger.goto("/programmes/open-stacks/")
    stranger.get_by_role("heading", name="Open Stacks").first.wait_for()
    stranger.context.close()


def test_a_coordinator_sees_what_a_rule_would_mean_before_setting_it(page, signed_in):
    forget_crowds()
    round_ = make.round_of(make.programme("Open Stacks", slug="open-stacks"), rules={})
    for at in range(12):
        make.applicant(round_, country=["PT", "NZ"][at % 2], languages=["en"])
    ingrid = AtTheDesk(page)
    signed_in(page, make.on_the_team(round_.programme))
    ingrid.goes_to("/desk/open-stacks/1/rules/")
    ingrid.reads("All rules together leave 100 % of the pairs.")
    page.get_by_label("leaves 55 % if partners differ in: Which country are you based in?").check()
    ingrid.reads("All rules together leave 55 % of the pairs.")
    ingrid.reads("These rules are not set yet.")
    ingrid.finds_nothing_to_mend()
    ingrid.presses("Set these rules")
    ingrid.reads("The rules are set.")
    assert Round.objects.get().rules["different"] == ["country"]


def test_somebody_who_may_not_open_a_programme_is_told_what_would_help(page, signed_in):
    signed_in(page, make.person("Tove"))
    tove = AtTheDesk(page)
    tove.goes_to("/desk/new/")
    tove.reads("Programmes are opened by people who coordinate one here already")
    tove.finds_nothing_to_mend()
    assert not Programme.objects.exists()
