"""The pages of the sounding board, without any script: ask, comment on a sentence, say a verdict, erase."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from sameboat.commons.soundings.models import Sounding
from tests import site_makers as make
from tests.commons.soundings import boards

pytestmark = pytest.mark.django_db


@pytest.fixture
def two():
    return make.parts_of(make.partners("Ana", "Ben"))


def browser_of(part) -> Client:
    return make.sign_in(Client(), part.person)


def at(name, part, *more):
    return reverse(name, args=[part.partnership_id, *more])


ASKED = {
    "kind": "draft",
    "title": "Before I send it",
    "draft": boards.DRAFT,
    "wants": ["tone", "sanity"],
    "not_for": "commas",
    "by_when": "day",
}


def test_a_draft_is_put_on_the_board_read_and_erased(two):
    ana, ben = two
    hers, his = browser_of(ana), browser_of(ben)
    assert b"Nothing lies on the board" in hers.get(at("partner_help", ana)).content
    assert hers.post(at("partner_help_ask", ana), ASKED).status_code == 302
    row = Sounding.objects.get()
    assert b"Before I send it" in his.get(at("partner_help", ben)).content
    page = at("partner_help_board", ben, row.pk)
    shown = his.get(page).content.decode()
    assert boards.CANARY in shown
    assert "commas" in shown

    begins = boards.DRAFT.index("I would have")
    beside = {"place": f"{begins}-{len(boards.DRAFT)}", "text": "Ask for what you want instead."}
    assert his.post(at("partner_help_remark", ben, row.pk), beside).status_code == 302
    assert his.post(at("partner_help_verdict", ben, row.pk), {"verdict": "talk", "line": "Call me."}).status_code == 302
    hers_now = hers.get(page).content.decode()
    assert "<mark>I would have liked to be asked.</mark>" in hers_now
    assert "Ask for what you want instead." in hers_now
    assert "Let us talk" in hers_now

    assert hers.post(at("partner_help_done", ana, row.pk), {"keep": "1"}).status_code == 302
    for browser in (hers, his):
        answer = browser.get(page, follow=True)
        assert boards.CANARY not in answer.content.decode()
        assert "no longer here" in answer.content.decode()


def test_what_cannot_be_taken_is_said_beside_the_paragraph_with_what_was_typed_kept(two):
    ana, ben = two
    row = boards.on_the_board(ana)
    answer = browser_of(ben).post(at("partner_help_remark", ben, row.pk), {"place": "9000-9001", "text": "My thought."})
    assert answer.status_code == 422
    assert "Choose the words that you mean." in answer.content.decode()
    assert "My thought." in answer.content.decode()


def test_what_was_typed_stays_beside_the_paragraph_that_it_is_about(two):
    ana, ben = two
    row, begins = boards.on_the_board(ana), boards.DRAFT.index("I would have")
    wrong = {"place": f"{begins}-{len(boards.DRAFT)}", "text": "My thought. " + "x" * 2_000}
    page = browser_of(ben).post(at("partner_help_remark", ben, row.pk), wrong).content.decode()
    first, second = page.split('class="para"')[1:]
    assert "My thought." not in first
    assert "My thought." in second
    assert 'class="error"' not in first
    assert 'class="error"' in second


def test_a_form_that_lacks_something_keeps_the_draft(two):
    ana, _ben = two
    answer = browser_of(ana).post(at("partner_help_ask", ana), {**ASKED, "wants": [], "by_when": "at"})
    assert answer.status_code == 422
    assert boards.CANARY in answer.content.decode()
    assert "Choose the day and the hour." in answer.content.decode()


def test_a_browser_that_showed_nothing_of_ones_own_reads_no_draft(two):
    ana, ben = two
    row = boards.on_the_board(ana)
    mailbox_only = make.sign_in(Client(), ben.person, opened=False)
    for name, more in (("partner_help", []), ("partner_help_board", [row.pk])):
        answer = mailbox_only.get(at(name, ben, *more))
        assert answer.status_code == 302
        assert reverse("open_talk") in answer["Location"]


def test_a_held_draft_is_taken_back_changed_and_let_go(two):
    ana, ben = two
    hers, his = browser_of(ana), browser_of(ben)
    hers.post(at("partner_help_ask", ana), {**ASKED, "until_morning": "on"})
    row = Sounding.objects.get()
    page = hers.get(at("partner_help_board", ana, row.pk)).content.decode()
    assert "Nobody sees this before" in page
    assert boards.CANARY not in his.get(at("partner_help_board", ben, row.pk), follow=True).content.decode()
    change = at("partner_help_change", ana, row.pk)
    assert boards.CANARY in hers.get(change).content.decode()
    hers.post(change, {**ASKED, "draft": "Dear Carmen, thank you."})
    assert "thank you" in hers.get(at("partner_help_board", ana, row.pk)).content.decode()
    hers.post(at("partner_help_let_go", ana, row.pk))
    assert not Sounding.objects.exists()
