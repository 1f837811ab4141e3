"""Ana joins by a code from her mailbox, makes herself known, adds a passkey and an authenticator, and leaves."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse

from sameboat.members.people import queries
from sameboat.members.people.models import Person
from tests.members.people.makers import proved
from tests.members.people.the_post import code_sent_to, letters_to, newest_to
from tests.members.people.totp import digits_of

pytestmark = pytest.mark.django_db(transaction=True)

ADDRESS = "ana.vidal@example.org"


@pytest.fixture
def home(browser, live_server):
    """A page on the site by its name: browsers make no passkeys for an address of figures."""
    context = browser.new_context(
        base_url=live_server.url.replace("127.0.0.1", "localhost"),
        viewport={"width": 390, "height": 844},
        timezone_id="Europe/Lisbon",
    )
    context.set_default_timeout(10_000)
    page = context.new_page()
    page.trouble = []
    page.on("console", lambda said: page.trouble.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: page.trouble.append(str(error)))
    yield page
    context.close()


def passkeys_of(page):
    """The page's device can keep passkeys."""
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    device.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )
    return device


def by_code(page, door):
    """Through one of the doors, with the code from the newest letter."""
    page.goto(reverse(door))
    page.get_by_label("E-mail").first.fill(ADDRESS)
    page.get_by_role("button", name="Send me a code").click()
    page.get_by_role("heading", name="Look into your mailbox").wait_for()
    page.get_by_label("The code from the letter").fill(code_sent_to(ADDRESS))
    page.get_by_role("button", name="Go on").click()


def join(page):
    by_code(page, "account_signup")
    page.wait_for_url("**/today/")


def sign_out(page):
    page.goto(reverse("account_logout"))
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_load_state()


def test_ana_joins_by_a_code_and_says_who_she_is(home):
    join(home)
    ana = Person.objects.get(email=ADDRESS)
    home.goto(reverse("my_profile"))
    home.get_by_label("Your name").fill("Ana Vidal")
    home.get_by_label("What I do").fill("I catalogue maps")
    home.get_by_role("group", name="Seen by").nth(1).get_by_label("My partner").check()
    home.get_by_role("button", name="Keep this").click()
    assert "I catalogue maps" in home.get_by_role("region", name="Your partner").inner_text()
    assert "I catalogue maps" not in home.get_by_role("region", name="People of your programmes").inner_text()
    ana.refresh_from_db()
    assert ana.zone == "Europe/Lisbon"  # her device said so, and nobody had to ask
    assert home.trouble == []


def test_ana_signs_in_with_a_passkey(home):
    passkeys_of(home)
    join(home)
    home.goto(reverse("my_sign_in"))
    home.get_by_role("link", name="Add a passkey").click()
    home.get_by_label("A name for it").fill("My telephone")
    home.get_by_role("button", name="Make the passkey").click()
    home.get_by_role("heading", name="Recovery codes").wait_for()
    assert "A passkey was added" in {letter.subject for letter in letters_to(ADDRESS)}
    ana = Person.objects.get(email=ADDRESS)
    assert [factor.kind for factor in queries.own_factors_of(ana)] == ["passkey"]
    sign_out(home)
    home.goto(reverse("account_login"))
    home.get_by_role("button", name="Use my passkey").click()
    home.wait_for_url("**/today/")
    assert home.trouble == []


def test_a_passkey_that_is_not_there_is_said_on_the_page(home):
    passkeys_of(home)
    home.goto(reverse("account_login"))
    home.get_by_role("button", name="Use my passkey").click()
    home.get_by_text("No passkey was used").wait_for(timeout=70_000)


def test_ana_adds_an_authenticator_and_is_asked_for_it(home):
    join(home)
    home.goto(reverse("mfa_activate_totp"))
    assert home.locator("img.square").evaluate("image => image.naturalWidth") > 100  # the square is drawn
    home.get_by_text("Write the secret in by hand instead").click()
    secret = home.locator("code.secret").inner_text()
    home.get_by_label("The six digits").fill(digits_of(secret))
    home.get_by_role("button", name="Add this authenticator").click()
    home.get_by_role("heading", name="Recovery codes").wait_for()
    codes = home.locator("ol.codes code").all_inner_texts()
    assert len(codes) == 10
    sign_out(home)
    by_code(home, "account_login")
    home.get_by_role("heading", name="One more step").wait_for()
    home.get_by_label("The six digits").fill(codes[0])
    home.get_by_role("button", name="Sign in").click()
    home.wait_for_url("**/today/")
    assert home.trouble == []


def test_ana_ends_the_session_on_another_device(home, browser):
    join(home)
    other = browser.new_context(base_url=home.url.split("/today")[0], user_agent="Mozilla/5.0 (iPhone) Safari/605")
    page = other.new_page()
    by_code(page, "account_request_login_code")
    page.wait_for_url("**/today/")
    home.goto(reverse("my_sessions"))
    home.get_by_role("button", name="Sign out Safari on iPhone").click()
    home.get_by_text("That device is signed out").wait_for()
    page.goto(reverse("my_profile"))
    assert "/login/" in page.url
    other.close()


def test_ana_paints_her_free_hours_with_the_mouse_and_with_keys(home):
    join(home)
    home.goto(reverse("my_hours"))
    cell = home.get_by_role("gridcell", name="Monday 18:00–18:30")
    cell.evaluate("cell => cell.scrollIntoView({block: 'center'})")  # clear of the bar at the foot of a phone
    begin = cell.bounding_box()
    end = home.get_by_role("gridcell", name="Tuesday 19:30–20:00").bounding_box()
    home.mouse.move(begin["x"] + 5, begin["y"] + 5)
    home.mouse.down()
    home.mouse.move(end["x"] + 5, end["y"] + 5, steps=8)
    home.mouse.up()
    home.get_by_role("gridcell", name="Saturday 10:00–10:30").focus()
    home.keyboard.press("Space")
    home.keyboard.press("Shift+ArrowDown")
    assert "Painted: 5 hours a week" in home.get_by_role("status").last.inner_text()
    home.get_by_role("button", name="Keep these hours").click()
    home.get_by_text("Your free hours are kept").wait_for()
    ana = Person.objects.get(email=ADDRESS)
    assert queries.free_hours_of(ana) == [(1080, 1200), (2520, 2640), (5 * 1440 + 600, 5 * 1440 + 660)]
    assert home.trouble == []


def test_ana_ticks_her_free_hours_without_script(browser, live_server, signed_in):
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    ana = proved()
    signed_in(page, ana)
    page.goto(reverse("my_hours"))
    page.get_by_label("Monday, Evening").check(force=True)
    page.get_by_text("Say it more exactly").click()
    page.get_by_label("Saturday", exact=True).fill("10-11.30")
    page.get_by_role("button", name="Keep these hours").click()
    assert queries.free_hours_of(ana) == [(1020, 1260), (5 * 1440 + 600, 5 * 1440 + 690)]
    context.close()


def test_ana_leaves_in_two_clicks(home):
    join(home)
    home.goto(reverse("my_privacy"))
    home.get_by_role("link", name="Leave").click()
    home.get_by_role("button", name="Leave now").click()
    home.get_by_role("heading", name="You have left").wait_for()
    assert not Person.objects.filter(email=ADDRESS).exists()
    home.goto(reverse("my_profile"))
    assert "/login/" in home.url
    assert "You have left" in newest_to(ADDRESS).subject


PAGES = [
    "my_profile", "my_privacy", "my_hours", "my_sign_in", "my_sessions", "my_language", "my_pause", "my_leaving",
    "account_email", "account_set_password", "account_logout", "mfa_add_webauthn", "mfa_activate_totp",
]  # fmt: skip
DOORS = ["account_login", "account_signup", "account_request_login_code", "account_reset_password", "account_inactive"]


@pytest.mark.parametrize(("theme", "width"), [("dark", 320), ("light", 1280)])
def test_everybody_can_read_these_pages(browser, live_server, signed_in, theme, width):
    context = browser.new_context(
        base_url=live_server.url, viewport={"width": width, "height": 800}, color_scheme=theme, reduced_motion="reduce"
    )
    page = context.new_page()
    found = {}
    for name in DOORS:
        page.goto(reverse(name))
        found[name] = trouble_on(page)
    ana = proved("Ana Vidal")
    signed_in(page, ana)
    for name in PAGES:
        page.goto(reverse(name))
        found[name] = trouble_on(page)
    context.close()
    assert {name: trouble for name, trouble in found.items() if trouble} == {}


def trouble_on(page):
    """What axe finds, and whether the page must be scrolled sideways."""
    said = [
        f"{each['id']}: {node['html'][:120]}"
        for each in Axe().run(page).response["violations"]
        for node in each["nodes"]
    ]
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return said + ([f"{wide} px too wide"] if wide > 0 else [])


def test_no_page_needs_a_style_or_a_script_of_its_own(client):
    ana = proved()
    client.force_login(ana)
    for name in PAGES:
        text = client.get(reverse(name)).text
        assert not re.search(r"\sstyle=|<style|\son[a-z]+=", text), name
        for script in re.findall(r"<script([^>]*)>", text):
            assert "src=" in script or 'type="application/json"' in script, name
