"""A participant gets from a link to a sent application: on a phone, by keyboard alone, with and without script."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from sameboat.mentoring.matching.gauge.crowd import forget_crowds
from sameboat.mentoring.programmes.beginnings import BEGINNINGS
from sameboat.mentoring.programmes.models import Enrolment
from sameboat.mentoring.wishes.models import Question
from tests import site_makers
from tests.doors.signup.filling_in import proved_person

pytestmark = pytest.mark.django_db(transaction=True)

MOST_SCREENS, MOST_FIELDS = 9, 40
JOINING = 2
"""Screens before the first step, for somebody new: an address, and the code that came by mail."""


@pytest.fixture
def open_stacks():
    """A round that asks exactly what the ``iln`` template asks, with some who applied already."""
    forget_crowds()
    begin = BEGINNINGS["iln"]
    facts = begin.mapping()
    made = site_makers.round_of(
        questions=False, rules=facts["rules"], aim=facts["aim"], weeks=facts["term"]["weeks"], **begin.texts()
    )
    known = {field.name for field in Question._meta.get_fields()}
    Question.objects.bulk_create(
        Question(
            round=made,
            key=asked["id"],
            position=at,
            **{word: value for word, value in asked.items() if word in known and word != "id"},
        )
        for at, asked in enumerate(facts["questions"])
    )
    for at in range(40):
        site_makers.applicant(
            made,
            country=["NZ", "KE", "BR", "CA", "PT", "DE"][at % 6],
            languages=["en"],
            sector=["public", "academic"][at % 2],
            career_stage=["early", "mid", "late"][at % 3],
        )
    return made


class Phone:
    """Somebody at the keyboard of a narrow page, who counts what they are asked."""

    def __init__(self, page, look=None):
        self.page, self.look, self.screens, self.fields = page, look or (lambda _page: None), [], 0

    def reads(self, title):
        """The page of that heading is there."""
        self.page.get_by_role("heading", level=1, name=title).wait_for()
        self.screens.append(title)
        assert self.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), "scrolls sideways"
        self.fields += self.page.evaluate(
            """() => new Set([...document.querySelectorAll('main :is(input, select, textarea)')]
                .filter((box) => box.type !== 'hidden' && box.checkVisibility({opacityProperty: false}))
                .map((box) => box.name.replace(/(_\\d+)+$/, ''))).size"""
        )
        self.look(self.page)

    def goes_to(self, box):
        """Reach something by the Tab key alone."""
        for _ in range(400):
            self.page.keyboard.press("Tab")
            if box.evaluate("(box) => box === document.activeElement"):
                return
        raise AssertionError(f"the keyboard does not reach {box}")

    def types(self, label, words):
        """Write into the box of that label."""
        self.goes_to(self.page.get_by_label(label, exact=False).first)
        self.page.keyboard.type(words)

    def chooses(self, label, letters):
        """Choose from a list by its first letters."""
        self.goes_to(self.page.get_by_label(label, exact=False).first)
        self.page.keyboard.type(letters)

    def ticks(self, label):
        """Tick a box."""
        self.goes_to(self.page.get_by_label(label, exact=False).first)
        self.page.keyboard.press("Space")

    def wishes(self, name, steps):
        """Move along the radios of a wish from the one that is chosen."""
        self.goes_to(self.page.locator(f"input[name='{name}']:checked"))
        for key in steps:
            self.page.keyboard.press(key)

    def presses(self, button):
        """Press a button or follow a link."""
        found = [each for each in self.page.get_by_role("button", name=button).all() if each.is_visible()]
        found = found or [each for each in self.page.get_by_role("link", name=button).all() if each.is_visible()]
        self.goes_to(found[0])
        self.page.keyboard.press("Enter")


def signs_up(phone, round_):
    """The whole way, from the link that a friend sent."""
    page = phone.page
    page.goto(f"/programmes/{round_.programme.slug}/{round_.number}/")
    phone.reads(re.compile("Open Stacks"))
    for question in round_.questions.all():
        assert page.get_by_text(question.ask).first.is_visible()
    phone.presses("Begin")

    phone.reads("Before you begin")
    for yes in ("18 or older", "meant for people like me", "how we treat each other", "what is done with what I tell"):
        phone.ticks(yes)
    phone.presses("Save and go on")

    phone.reads("You and your work")
    phone.chooses("Which country", "Port")
    phone.types("A language", "English")
    phone.types("Another language", "português")
    phone.chooses("What kind of library", "public")
    phone.chooses("Where are you in your working life", "mid")
    phone.ticks("changing field")
    phone.types("Where do you work", "City Library")
    phone.presses("Save and go on")

    phone.reads("What you care about")
    phone.types("Which parts of the work", "maps, teaching")
    phone.types("beyond work", "baseball")
    phone.types("could you help", "applications")
    phone.types("like help with", "writing")
    phone.types("about yourself", "I run a small library by the sea.")
    phone.presses("Save and go on")

    phone.reads("When you could meet")
    phone.presses("Save and go on")

    phone.reads("Whom would you like to meet?")
    phone.wishes("w-sector", ["ArrowRight"])
    phone.wishes("w-sector-weight", ["ArrowRight"])


def sends(phone):
    """The last two presses."""
    phone.presses(re.compile("Go on|Save and go on"))
    phone.reads("Check and send")
    assert phone.page.get_by_text("I run a small library by the sea.").is_visible()
    phone.presses("Send my application")
    phone.page.get_by_role("heading", level=1, name="Your application").wait_for()


def at_320(browser, live_server, **how):
    context = browser.new_context(base_url=live_server.url, viewport={"width": 320, "height": 640}, **how)
    context.set_default_timeout(20_000)
    return context


def is_trouble(said):
    """An error on the console; that a look at the gauge was overtaken by the next is none."""
    return said.type == "error" and not said.text.startswith("htmx:")


def test_with_script(browser, live_server, signed_in, open_stacks):
    context = at_320(browser, live_server)
    page = context.new_page()
    trouble = []
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on("console", lambda said: trouble.append(said.text) if is_trouble(said) else None)
    ines = proved_person()
    signed_in(page, ines)
    phone = Phone(page)
    signs_up(phone, open_stacks)
    gauge = page.locator("#gauge [role=status]")
    gauge.get_by_text(re.compile(r"About \d+ of 40 people fit every must|Fewer than ten")).wait_for()
    sends(phone)
    assert Enrolment.objects.get(person=ines).applied_at is not None
    assert len(phone.screens) + JOINING <= MOST_SCREENS, phone.screens
    assert phone.fields <= MOST_FIELDS, phone.fields
    assert trouble == []
    context.close()


def test_without_script(browser, live_server, signed_in, open_stacks):
    context = at_320(browser, live_server, java_script_enabled=False)
    page = context.new_page()
    ines = proved_person()
    signed_in(page, ines)
    # Without script the keyboard still works; only the counting below needs a page that can be asked.
    page.goto(f"/programmes/{open_stacks.programme.slug}/1/")
    page.get_by_role("link", name="Begin").first.click()
    for box in page.get_by_role("checkbox").all():
        box.check()
    page.get_by_role("button", name="Save and go on").click()
    page.get_by_label("Which country").select_option("PT")
    page.get_by_label("A language", exact=True).fill("English")
    page.get_by_label("What kind of library").select_option("public")
    page.get_by_role("button", name="Save and go on").click()
    page.get_by_label("Which parts of the work").fill("maps, teaching")
    page.get_by_role("button", name="Save and go on").click()
    page.get_by_role("checkbox", name=re.compile("Monday, Evening")).check(force=True)
    page.get_by_label("Your time zone").select_option("Europe/Lisbon")
    page.get_by_role("button", name="Save and go on").click()
    page.get_by_role("heading", level=1, name="Whom would you like to meet?").wait_for()
    page.locator("input[name=w-sector][value=same]").press("Space")
    page.locator("input[name=w-sector-weight][value=must]").press("Space")
    page.get_by_role("button", name="How many is that?").click()
    page.get_by_text(re.compile(r"About \d+ of 40 people fit every must|Fewer than ten")).first.wait_for()
    assert page.locator("input[name=w-sector][value=same]").is_checked()
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("button", name="Send my application").click()
    page.get_by_role("heading", level=1, name="Your application").wait_for()
    enrolment = Enrolment.objects.get(person=ines)
    assert enrolment.applied_at is not None
    assert enrolment.answers.get(question__kind="hours").values == ["Europe/Lisbon", "1020-1260"]
    context.close()


def test_a_lost_connection_loses_no_step(browser, live_server, signed_in, open_stacks):
    context = at_320(browser, live_server)
    page = context.new_page()
    ines = proved_person()
    signed_in(page, ines)
    page.goto(f"/programmes/{open_stacks.programme.slug}/1/apply/before/")
    for box in page.get_by_role("checkbox").all():
        box.check()
    page.get_by_role("button", name="Save and go on").click()
    page.get_by_label("Which country").select_option("PT")
    page.get_by_label("Where do you work").fill("City Library")
    context.set_offline(True)
    page.get_by_role("button", name="Save and go on").click()
    page.get_by_text("The connection is gone.").wait_for()
    assert page.get_by_label("Where do you work").input_value() == "City Library"
    context.set_offline(False)
    page.get_by_role("heading", level=1, name="What you care about").wait_for()
    answer = Enrolment.objects.get(person=ines).answers.get(question__key="employer")
    assert answer.values == ["City Library"]
    context.close()


@pytest.mark.alike
def test_every_screen_is_free_of_findings(browser, live_server, signed_in, open_stacks):
    findings = []

    def look(page):
        for violation in Axe().run(page).response["violations"]:
            nodes = [node["html"][:120] for node in violation["nodes"]]
            findings.append((page.url.rsplit("/", 2)[-2], violation["id"], nodes[:3]))

    context = at_320(browser, live_server, color_scheme="dark")
    page = context.new_page()
    signed_in(page, proved_person())
    phone = Phone(page, look)
    signs_up(phone, open_stacks)
    page.wait_for_timeout(800)
    look(page)
    sends(phone)
    look(page)
    slug = open_stacks.programme.slug
    for path in ("withdrawal", "private"):
        page.goto(f"/programmes/{slug}/1/application/{path}/")
        look(page)
    assert findings == []
    context.close()
