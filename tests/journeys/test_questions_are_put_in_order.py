"""Questions are dragged into their order, or moved by buttons where nobody can drag."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests import site_makers as make

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def round_():
    return make.round_of(make.programme("Open Stacks", slug="open-stacks"))


@pytest.fixture
def opened(round_, signed_in):
    def at(page):
        signed_in(page, make.on_the_team(round_.programme))
        page.goto(reverse("desk_questions", args=["open-stacks", round_.number]))
        return page

    return at


def order(round_):
    return list(round_.questions.order_by("position").values_list("key", flat=True))


def drag(page, key, to, *, cancelled=False):
    """Take a question by its grip, over the lower half of another one, and let go."""
    grip = page.locator(f"#q-{key} [data-grip]").bounding_box()
    goal = page.locator(f"#q-{to}").bounding_box()
    page.mouse.move(grip["x"] + grip["width"] / 2, grip["y"] + grip["height"] / 2)
    page.mouse.down()
    page.mouse.move(goal["x"] + 30, goal["y"] + goal["height"] * 0.5, steps=4)
    page.mouse.move(goal["x"] + 30, goal["y"] + goal["height"] * 0.75, steps=2)
    if cancelled:
        page.keyboard.press("Escape")
        page.mouse.up()
    else:
        page.locator(f"#q-{key}").evaluate("row => row.setAttribute('data-of-before', '')")
        page.mouse.up()
        expect(page.locator("[data-of-before], .htmx-swapping, .htmx-settling")).to_have_count(0)


def test_a_question_is_dragged_to_its_place_and_the_next_one_too(wide_page, opened, round_):
    page = opened(wide_page)
    drag(page, "country", "sector")
    assert order(round_)[:3] == ["languages", "sector", "country"]
    shown = page.locator(".asked-one").evaluate_all("rows => rows.map(row => row.id)")
    assert shown[:3] == ["q-languages", "q-sector", "q-country"]
    drag(page, "languages", "sector")
    assert order(round_)[:3] == ["sector", "languages", "country"]


def test_escape_puts_a_question_back_where_it_was(wide_page, opened, round_):
    page = opened(wide_page)
    before = order(round_)
    drag(page, "country", "sector", cancelled=True)
    shown = page.locator(".asked-one").evaluate_all("rows => rows.map(row => row.id.slice(2))")
    assert shown == before == order(round_)


def test_without_script_the_buttons_move_a_question(browser, live_server, opened, round_):
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = opened(context.new_page())
    assert not page.locator("[data-grip]").first.is_visible()
    page.get_by_role("button", name="Move down: Which country are you based in?").click()
    assert order(round_)[:2] == ["languages", "country"]
    context.close()
