"""Before a difficult mail goes out: one asks, the other comments on the very words, and afterwards nothing is left."""

from __future__ import annotations

import pytest

from sameboat.commons.soundings.models import Comment, Sounding
from sameboat.members.notices.models import Letter
from tests import site_makers as make
from tests.journeys.test_how_it_looks import findings

pytestmark = pytest.mark.django_db(transaction=True)
MAIL = "Dear Carmen,\n\nAna obviously knew for weeks. I would have liked to be asked.\n\nCould we speak?"
CHOOSE = """() => {
  const words = document.querySelectorAll(".draft .words")[1].firstChild;
  const range = document.createRange();
  range.setStart(words, 0);
  range.setEnd(words, 29);
  const chosen = document.getSelection();
  chosen.removeAllRanges();
  chosen.addRange(range);
}"""


def test_a_sanity_check_before_a_difficult_mail(page, browser, live_server, signed_in):
    together = make.partners("Tomás", "Leila")
    tomas, leila = (together.partners.get(person__name=name).person for name in ("Tomás", "Leila"))
    page.set_default_timeout(30_000)
    signed_in(page, tomas, opened=True)
    page.goto("/partners/")
    page.get_by_role("link", name="Help", exact=True).last.click()
    page.get_by_role("link", name="Ask for a reading").click()
    page.get_by_label("What it is about").fill("Before I send it to my director")
    page.get_by_label("The draft or the question").fill(MAIL)
    page.get_by_role("checkbox", name="tone").check()
    page.get_by_role("button", name="Put it on the board").click()
    page.get_by_role("link", name="Before I send it").wait_for()
    assert findings(page) == []
    [letter] = Letter.objects.all()
    assert (letter.kind, letter.to_id) == ("sounding_waits", leila.pk)

    context = browser.new_context(base_url=live_server.url, viewport={"width": 1280, "height": 900})
    hers = context.new_page()
    hers.set_default_timeout(30_000)
    signed_in(hers, leila, opened=True)
    hers.goto("/today/")
    hers.get_by_role("link", name="would like you to read something").click()
    hers.get_by_role("heading", name="Before I send it").wait_for()
    hers.evaluate(CHOOSE)
    hers.get_by_text("Comment on these words").nth(1).click()
    chosen = hers.get_by_label("the words you chose: “Ana obviously knew for weeks.”")
    chosen.wait_for()
    assert chosen.is_checked()
    hers.get_by_label("Your comment").nth(1).fill("Do you know this, or fear it?")
    hers.get_by_role("button", name="Comment", exact=True).click()
    hers.locator("mark", has_text="Ana obviously knew for weeks.").wait_for()
    hers.get_by_label("A line of your own").fill("Leave Ana out, and send it tomorrow.")
    hers.get_by_role("button", name="Sleep on it").click()
    hers.locator("q", has_text="Leave Ana out").wait_for()
    assert findings(hers) == []
    context.close()

    page.goto("/today/")
    page.get_by_role("link", name="has been read").click()
    page.get_by_text("Do you know this, or fear it?").wait_for()
    page.get_by_text("Leave Ana out").wait_for()
    page.get_by_role("button", name="It is done: erase it").click()
    page.get_by_text("Nothing lies on the board").wait_for()
    page.locator("p.lead", has_text="So far Leila has mostly helped you.").wait_for()
    assert not Sounding.objects.exists()
    assert not Comment.objects.exists()
