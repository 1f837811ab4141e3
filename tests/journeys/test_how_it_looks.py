"""The public pages in a real browser: for eyes, for a keyboard, for a reader's voice, for a slow line."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.pictures.world import filled

pytestmark = pytest.mark.django_db(transaction=True)

PUBLIC = (
    "/",
    "/help/",
    "/who-sees-what/",
    "/conduct/",
    "/accessibility/",
    "/what-we-could-hand-over/",
    "/reading/",
    "/kit/",
    "/nothing-here/",
)
WIDE, PHONE, NARROW = {"width": 1280, "height": 900}, {"width": 390, "height": 844}, {"width": 320, "height": 640}
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}


@pytest.fixture
def opened(browser, live_server):
    """``opened(size, scheme)``: a fresh page of that size, by day or by lamp."""
    contexts = []

    def open_one(size, scheme="light", **more):
        contexts.append(
            browser.new_context(
                base_url=live_server.url, viewport=size, color_scheme=scheme, reduced_motion="reduce", **more
            )
        )
        return contexts[-1].new_page()

    yield open_one
    for context in contexts:
        context.close()


def findings(page):
    """What axe finds, in a line each."""
    report = Axe().run(page, options=RULES).response
    return [
        f"{page.url} {finding['id']}: {node['html'][:160]}"
        for finding in report["violations"]
        for node in finding["nodes"]
    ]


def test_axe_would_find_something(opened):
    page = opened(PHONE)
    page.set_content('<img src="x.png"><button></button>')
    assert len(findings(page)) >= 2


def test_axe_finds_nothing_on_any_public_page(opened):
    """At a desk, under the lamp; on a phone, by day and by lamp, every page is tried in ``tests/house``."""
    filled()
    found = []
    page = opened(WIDE, "dark")
    for path in PUBLIC:
        page.goto(path)
        found += findings(page)
    assert found == []


def test_what_a_reader_chose_wins_over_the_device(opened):
    page = opened(WIDE, "light")
    page.goto("/reading/")
    page.get_by_label("Dark, like a lamp at night").check()
    page.get_by_role("button", name="Show it like this").click()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(28, 25, 21)"
    assert findings(page) == []


def test_no_page_is_wider_than_a_narrow_phone(opened):
    filled()
    page = opened(NARROW)
    for path in PUBLIC:
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"], path


def test_the_first_look_is_light_and_asks_nobody_else(opened, live_server):
    filled()
    page = opened(PHONE)
    weights, elsewhere, trouble = {}, [], []
    page.on("console", lambda said: trouble.append(said.text) if said.type == "error" else None)

    def weigh(answer):
        if not answer.url.startswith((live_server.url, "data:")):
            elsewhere.append(answer.url)
        if answer.request.resource_type in ("document", "stylesheet", "script"):
            weights[answer.url] = len(answer.body())

    page.on("response", weigh)
    page.goto("/", wait_until="networkidle")
    assert elsewhere == []
    assert trouble == []
    assert sum(weights.values()) <= 100_000, weights


def test_icons_are_drawn(opened):
    page = opened(WIDE)
    page.goto("/help/")
    for icon in page.locator(".top svg.ic").all():
        assert icon.evaluate("icon => icon.getBBox().width") > 0


def test_the_keyboard_gets_to_the_text_first_and_sees_where_it_is(opened):
    page = opened(WIDE)
    page.goto("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the text"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    width = page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
    assert width == "3px"


def test_help_and_quick_exit_stand_in_the_same_place_on_every_page(opened):
    page = opened(PHONE)
    places = set()
    for path in ("/", "/help/", "/conduct/", "/nothing-here/", "/account/login/"):
        page.goto(path)
        boxes = [page.locator(".safe a").nth(at).bounding_box() for at in (0, 1)]
        places.add(tuple((round(box["x"]), round(box["y"])) for box in boxes))
    assert len(places) == 1


def test_everything_can_be_read_without_scripts(opened):
    filled()
    page = opened(PHONE, java_script_enabled=False)
    page.goto("/")
    page.get_by_role("link", name="Read the form").first.click()
    assert "Everything you will be asked" in page.inner_text("main")


def test_a_dialog_asks_and_lets_one_stay(opened):
    page = opened(WIDE)
    page.goto("/kit/")
    page.get_by_role("button", name="Withdraw my application").click()
    dialog = page.get_by_role("dialog", name="Withdraw your application?")
    assert dialog.is_visible()
    dialog.get_by_role("button", name="Stay in the round").click()
    assert not dialog.is_visible()
