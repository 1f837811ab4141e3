"""A letter is written when its turn comes: in its reader's language, on their clock, and nothing can break its head."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.utils import timezone, translation
from hypothesis import given
from hypothesis import strategies as some

from sameboat.members.notices.actions import send_letter, send_words, switch_off
from sameboat.members.notices.mailing import envelope
from sameboat.members.notices.paragraphs import paragraphs
from sameboat.members.notices.words import Written, one_line, written
from tests.members.letter_kinds import kinds as kinds
from tests.site_makers import person

pytestmark = pytest.mark.usefixtures("kinds")
NOON = datetime(2026, 1, 15, 12, 0, tzinfo=UTC)
NASTY = [
    "Ada\r\nBcc: eve@example.org",
    "Ada\nSubject: x",
    "Ada\x00",
    "Ada\u2028x",
    "Ada\x85x",
    "\u202eadA",
    "Ada\x0b\x0c",
]


def the_letter(**whom):
    return send_letter("hello", about=uuid4(), key=f"hello {uuid4()}", **whom)


@pytest.mark.django_db
def test_a_letter_speaks_to_its_reader():
    words = written(the_letter(to=person("Ada O'Neill & Co", email="ada@example.org")))
    assert (words.address, words.subject) == ("ada@example.org", "Something waits for you")
    assert words.text.startswith("Hello Ada O'Neill & Co,\n\nSomething waits for you.")
    assert "http://localhost:8000/today/" in words.text


@pytest.mark.django_db
def test_a_letter_is_on_its_readers_clock(kinds):
    kinds(at=NOON)
    assert "13:00" in written(the_letter(to=person(zone="Europe/Berlin"))).text
    assert "17:30" in written(the_letter(to=person(zone="Asia/Kolkata"))).text
    for nowhere in ("Nowhere/At all", "America"):  # the second is a folder of zones
        assert "12:00" in written(the_letter(to=person(zone=nowhere))).text
    assert timezone.get_current_timezone_name() == "UTC"


@pytest.mark.django_db
def test_a_letter_is_in_its_readers_language():
    with translation.override("en"):
        html = written(the_letter(to=person(language="ar"))).html
        assert '<html lang="ar" dir="rtl">' in html
        assert translation.get_language() == "en"


@pytest.mark.django_db
def test_whoever_has_no_account_is_written_to_in_the_language_they_were_spoken_to():
    with translation.override("de"):
        letter = the_letter(address="ben@example.org")
    words = written(letter)
    assert words.address == "ben@example.org"
    assert 'lang="de"' in words.html


@pytest.mark.django_db
def test_the_html_part_says_what_the_text_says_and_asks_nobody_for_anything():
    words = written(the_letter(to=person("Ada <script>alert(1)</script>")))
    assert "<script" not in words.html
    assert "Ada &lt;script&gt;" in words.html
    assert '<a class="button" href="http://localhost:8000/today/">See what it is</a>' in words.html
    assert "<li>another &amp; &lt;more&gt;</li>" in words.html
    sent = envelope(words, "<1@localhost>").message().as_string()
    for told in ("<img", "src=", "url(", "<link", "http://localhost:8000/static"):
        assert told not in sent


@pytest.mark.django_db
def test_the_look_travels_with_the_letter():
    html = envelope(written(the_letter(to=person())), "<1@localhost>").alternatives[0][0]
    assert re.search(r'<a class="button"[^>]* style="[^"]*background: #0d4a4b', html)
    assert "@media (prefers-color-scheme: dark)" in html
    assert "color-scheme" in html


@pytest.mark.django_db
def test_words_kept_for_a_letter_are_sent_as_they_are():
    letter = send_words("Your code\r\nBcc: eve@example.org", "Your code is 482913", address="a@example.org", key="1")
    words = written(letter)
    assert words.subject == "Your code Bcc: eve@example.org"
    assert "Your code is 482913" in words.text
    assert words.off == ""


@pytest.mark.django_db
def test_a_letter_with_nothing_to_say_any_more_is_not_written(kinds):
    kinds(say=lambda: None)
    assert written(the_letter(to=person())) is None


@pytest.mark.django_db
def test_a_letter_one_can_do_without_says_how_to_stop_it(kinds):
    kinds(optional=True)
    ada = person("Ada")
    words = written(the_letter(to=ada))
    assert words.off.startswith("http://localhost:8000/letters/off/")
    assert words.off in words.text
    message = envelope(words, "<1@localhost>").message()
    assert message["List-Unsubscribe"] == f"<{words.off}>"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    switch_off("hello", by=ada)
    assert written(the_letter(to=ada)) is None


@pytest.mark.django_db
def test_a_letter_one_cannot_do_without_cannot_be_stopped():
    message = envelope(written(the_letter(to=person())), "<1@localhost>").message()
    assert message["List-Unsubscribe"] is None
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Message-ID"] == "<1@localhost>"


@pytest.mark.django_db
@pytest.mark.parametrize("name", NASTY)
def test_no_name_breaks_out_of_the_head_of_a_letter(kinds, name):
    kinds(subject=f"{name} waits for you")
    words = written(the_letter(to=person(name.replace("\x00", ""), email="ada@example.org")))
    message = envelope(words, "<1@localhost>").message()
    assert message.get_all("Subject") == [words.subject]
    assert message["Bcc"] is None
    assert message.get_all("To") == ["ada@example.org"]


@given(some.text())
def test_a_heading_is_always_one_line(words):
    line = one_line(words)
    assert len(line.splitlines()) <= 1
    headed = Written("ada@example.org", line, "", "<p></p>", "")
    envelope(headed, "<1@localhost>").message().as_bytes()


class TestParagraphs:
    def test_words_lists_and_buttons_are_known(self):
        shapes = [
            part.shape for part in paragraphs("Words\nand more\n\n- one\n- two\n\nOpen it:\nhttps://example.org/x")
        ]
        assert shapes == ["words", "list", "button"]

    def test_the_words_before_an_address_are_its_button(self):
        (part,) = paragraphs("Look at\nyour application:\nhttps://example.org/a?b=1&c=2")
        assert (part.lines, part.link) == (["Look at your application"], "https://example.org/a?b=1&c=2")

    def test_an_address_in_a_sentence_is_a_link_without_the_full_stop(self):
        (part,) = paragraphs("See https://example.org/x. Then <b>go</b>.")
        assert part.lines[0] == (
            'See <a href="https://example.org/x">https://example.org/x</a>. Then &lt;b&gt;go&lt;/b&gt;.'
        )

    def test_an_address_alone_is_a_link_and_no_button(self):
        (part,) = paragraphs("https://example.org/x")
        assert part.shape == "words"

    def test_no_other_scheme_becomes_a_link(self):
        for line in ("javascript:alert(1)", "data:text/html,x", "ftp://example.org"):
            (part,) = paragraphs(f"Look:\n{line}")
            assert "href" not in "".join(part.lines)
            assert part.link == ""

    @given(some.text())
    def test_nothing_anybody_types_becomes_markup(self, text):
        for part in paragraphs(text):
            for line in part.lines:
                bare = line.replace('<a href="', "").replace("</a>", "").replace('">', "")
                assert "<" not in bare
