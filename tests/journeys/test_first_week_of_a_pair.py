"""The first week of a pair: a question to begin with, a word changed, one taken back, a file, and found again."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from sameboat.members.notices.models import Letter
from tests.journeys.test_how_it_looks import findings
from tests.pictures.talked import a_picture
from tests.site_makers import partners, parts_of

pytestmark = pytest.mark.django_db(transaction=True)


class AtHome:
    """One of the two, at a page of the talk."""

    def __init__(self, page, part, signed_in):
        self.page = page
        page.set_default_timeout(30_000)
        signed_in(page, part.person, opened=True)
        page.goto("/partners/")
        page.get_by_role("link", name="Talk", exact=True).click()

    def says(self, words=None):
        box = self.page.get_by_label(re.compile("^To "))
        if words:
            box.fill(words)
        self.page.get_by_role("button", name="Send").click()
        return self

    def reads(self, *sentences):
        for sentence in sentences:
            expect(self.page.locator("main").get_by_text(sentence).first).to_be_visible(timeout=20_000)
        return self

    def about_the_last(self, what):
        self.page.locator(".talk .mine .acts summary").last.click()
        self.page.locator(".talk .mine .acts").last.get_by_role("link", name=what).click()
        return self


def test_two_talk_in_their_first_week(page, wide_page, signed_in, tmp_path):
    ana_part, ben_part = parts_of(partners("Ana", "Ben"))
    broken = []
    for each in (page, wide_page):
        each.on("console", lambda said: said.type == "error" and broken.append(said.text))
        each.on("pageerror", lambda error: broken.append(str(error)))

    ana = AtHome(page, ana_part, signed_in).reads("Nobody has said anything yet")
    assert findings(page) == []
    ana.page.locator(".asks a").first.click()
    question = ana.page.locator("#say").input_value().strip("> \n")
    ana.page.locator("#say").press("End")
    ana.page.locator("#say").press_sequentially("I ask because of **mine**.", delay=2)
    ana.reads("Kept as a draft, for you alone.")
    ana.page.reload()
    assert "because of **mine**" in ana.page.locator("#say").input_value()
    ana.says().reads("I ask because of mine.")
    assert Letter.objects.filter(to=ben_part.person, kind="something_waits").count() == 1

    ben = AtHome(wide_page, ben_part, signed_in).reads(question, "I ask because of mine.")
    ben.says("I am furios about the rota.").reads("I am furios about the rota.")
    ben.about_the_last("Change").page.get_by_label("What you wrote").fill("I am furious about the rota.")
    ben.page.get_by_role("button", name="Change it").click()
    ben.reads("I am furious about the rota.", "changed")
    ben.says("Forget it.").reads("Forget it.").about_the_last("Take back")
    assert findings(wide_page) == []
    ben.page.get_by_role("button", name="Take it back").click()
    ben.reads("This was taken back.")

    shelf = tmp_path / "our shelf.png"
    shelf.write_bytes(a_picture())
    ben.page.get_by_text("Attach files").click()
    ben.page.get_by_label("Files").set_input_files(shelf)
    ben.says("Look at the São Paulo shelf.").reads("our shelf.png")
    assert ben.page.locator(".sent img").evaluate("image => image.decode().then(() => image.naturalWidth)") == 320

    ana.page.reload()
    ana.reads("I am furious about the rota.", "This was taken back.", "our shelf.png")
    assert findings(page) == []
    ana.page.get_by_role("link", name="Find something").click()
    ana.page.get_by_label("Words you remember").fill("sao SHELF")
    ana.page.get_by_role("button", name="Find").click()
    ana.reads("Found, the newest first")
    assert findings(page) == []
    assert "sao" not in page.url.lower()
    ana.page.locator(".finds a").first.click()
    ana.reads("Look at the São Paulo shelf.")
    assert broken == []
