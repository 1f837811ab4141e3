"""One's own words are found in whatever a mail program makes of them; and no mail is so odd that it does harm."""

from __future__ import annotations

import time
from base64 import b64encode
from quopri import encodestring

import pytest

from sameboat.commons.conversations.answers.html import as_plain
from sameboat.commons.conversations.answers.quoting import own_words
from sameboat.commons.conversations.answers.texts import Unreadable, read

ABOVE = "--== Write your answer above this line ==--"
LETTER = (
    f"{ABOVE}\n\nSomething waits for you.\n\nRead it:\nhttps://example.org/partners/1/talk/\n\n-- \n\nYou get this."
)
OURS = {"Sameboat", "sameboat@example.org", "answers.example.org"}
QUOTED = "\n".join(f"> {line}".rstrip() for line in LETTER.split("\n"))
OWN = "Yes, at four.\n\n* bring the list\n  * and the map"


@pytest.mark.parametrize(
    "beneath",
    [
        "",
        f"On Sun, Nov 22, 2026 at 10:00 AM Sameboat <sameboat@example.org> wrote:\n\n{QUOTED}",
        f"On Sun, Nov 22, 2026 at 10:00 AM Sameboat <\nsameboat@example.org> wrote:\n\n{QUOTED}",
        f"Am So., 22. Nov. 2026 um 10:00 Uhr schrieb Sameboat <sameboat@example.org>:\n\n{QUOTED}",
        f"Em dom., 22 de nov. de 2026 às 10:00, Sameboat <sameboat@example.org>\nescreveu:\n\n{QUOTED}",
        f"El dom, 22 nov 2026 a las 10:00, Sameboat (<sameboat@example.org>) escribió:\n\n{QUOTED}",
        f"Le dim. 22 nov. 2026 à 10:00, Sameboat <sameboat@example.org> a écrit :\n\n{QUOTED}",
        f"2026年11月22日(日) 10:00 Sameboat <sameboat@example.org>:\n\n{QUOTED}",
        f"> On 22 Nov 2026, at 10:00, Sameboat <sameboat@example.org> wrote:\n> \n{QUOTED}",
        f"Sent from my iPhone\n\n> On 22 Nov 2026, at 10:00, Sameboat <sameboat@example.org> wrote:\n> \n{QUOTED}",
        f"---Original Message---\nFrom: Sameboat <sameboat@example.org>\nSent: Sunday\nTo: B\nSubject: \n\n{LETTER}",
        f"________________________________\nVon: Sameboat <sameboat@example.org>\nGesendet: Sonntag\nAn: Ben\n"
        f"Betreff: Something waits for you\n\n{LETTER}",
        f"*From:* Sameboat <sameboat@example.org>\n*Sent:* Sunday\n*To:* Ben\n*Subject:* x\n\n{LETTER}",
        f"De : Sameboat <sameboat@example.org>\nEnvoyé : dimanche\nÀ : Ben\nObjet : x\n\n{LETTER}",
        f"-- \nBen Mbaé\nLibrary of the house\n\nOn Sunday Sameboat <sameboat@example.org> wrote:\n{QUOTED}",
        f"{LETTER}",
        QUOTED.replace("--==", "—==").replace("==--", "==—"),
        QUOTED.replace("answer above", "answer\n> above"),
        f"On Sun, 22 Nov 2026 Sameboat <sameboat@example.org> wrote:\n> {QUOTED.split(chr(10), 1)[1]}",
        "\n".join(f"| {line}" for line in LETTER.split("\n")),
    ],
)
def test_one_s_own_words_end_where_the_quote_begins(beneath):
    assert own_words(f"{OWN}\n\n{beneath}", ours=OURS) == OWN


@pytest.mark.parametrize(
    "own",
    [
        "Three dates:\nMonday: 10:00\nTuesday: 11:30\nPlace: the library",
        "Best regards,\nBen\n\nPS: I come at five.",
        "You wrote:\n> shall we?\n\nYes, let us.",
        "Write to me at ben@home.example.org:\nI read it.",
        "a -- b\n---\nc",
        "1 == 2",
    ],
)
def test_nothing_of_one_s_own_is_taken_for_a_quote(own):
    assert own_words(own, ours=OURS) == own
    assert own_words(f"{own}\n\nOn 1 Nov Sameboat <sameboat@example.org> wrote:\n{QUOTED}", ours=OURS) == own


def mail(*lines, end="\r\n"):
    return end.join(lines).encode()


@pytest.mark.parametrize(
    ("content", "text", "files"),
    [
        (mail("Content-Type: text/plain; charset=utf-8", "", "Olá"), "Olá", False),
        (mail("", "No kind at all"), "No kind at all", False),
        (b"Content-Type: text/plain; charset=iso-8859-1\r\n\r\nOl\xe1", "Olá", False),
        (b"Content-Type: text/plain; charset=koi8-r\r\n\r\n\xf0\xd2\xc9", "При", False),
        (b"Content-Type: text/plain; charset=nonsense\r\n\r\nHello", "Hello", False),
        (b"Content-Type: text/plain; charset=punycode\r\n\r\nHello-there", "Hello-there", False),
        (
            mail("Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64", "")
            + b"\r\n"
            + b64encode("日本語で".encode()),
            "日本語で",
            False,
        ),
        (
            mail("Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: quoted-printable", "")
            + b"\r\n"
            + encodestring("naïve = yes".encode()),
            "naïve = yes",
            False,
        ),
        (
            mail("Content-Type: text/plain; format=flowed", "", "One long ", "sentence.", "", "-- ", "Ben"),
            "One long sentence.",
            False,
        ),
        (mail("Content-Type: text/plain; format=flowed; delsp=yes", "", "文が ", "続く"), "文が続く", False),
        (
            mail(
                "Content-Type: multipart/alternative; boundary=b",
                "",
                "--b",
                "Content-Type: text/plain",
                "",
                "Plain",
                "--b",
                "Content-Type: text/html",
                "",
                "<p>Page</p>",
                "--b--",
            ),
            "Plain",
            False,
        ),
        (mail("Content-Type: text/html", "", "<p>One<br>two</p><p>Three</p>"), "One\ntwo\n\nThree", False),
        (
            mail(
                "Content-Type: multipart/mixed; boundary=b",
                "",
                "--b",
                "",
                "Words",
                "--b",
                "Content-Type: text/plain; name=notes.txt",
                "Content-Disposition: attachment",
                "",
                "not these",
                "--b--",
            ),
            "Words",
            True,
        ),
        (
            mail(
                "Content-Type: multipart/signed; boundary=b",
                "",
                "--b",
                "",
                "Signed",
                "--b",
                "Content-Type: application/pgp-signature",
                "",
                "x",
                "--b--",
            ),
            "Signed",
            False,
        ),
        (mail("Content-Type: multipart/encrypted; boundary=b", "", "--b", "", "--b--"), "", False),
        (b"Content-Type: text/plain\r\n\r\nA\0B\x1b[31m\xe2\x80\xaeC\r\nD", "AB[31mC\nD", False),
    ],
)
def test_words_are_read_in_whatever_form_they_come(content, text, files):
    found = read(content)
    assert (found.text, found.with_files) == (text, files)


def test_a_page_is_made_plain_with_its_lists_links_and_quotes():
    page = (
        "<html><head><title>no</title><style>p{}</style></head><body><p>Hello <b>you</b></p>"
        '<p>See <a href="https://example.org/">the page</a></p><ul><li>one<li>two</ul>'
        "<script>no()</script><!-- no --><blockquote><p>quoted<blockquote>deeper</blockquote></blockquote></body>"
    )
    plain = as_plain(page)
    assert plain.startswith("Hello you\n\nSee the page <https://example.org/>\n\n- one\n- two")
    assert "> quoted" in plain
    assert "> > deeper" in plain
    assert "no" not in plain


HEAD = b"Content-Type: multipart/mixed; boundary=b\r\n\r\n"
NESTED = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (at, at) for at in range(5000))
HOSTILE = {
    "ten thousand parts": HEAD + b"--b\r\n\r\nx\r\n" * 10_000,
    "parts within parts": NESTED,
    "parts within parts around many lines": NESTED[:2000] + b"\r\n" * 1_000_000,
    "fifty megabytes of lines": b"\r\n\r\n" + b"\n" * 50_000_000,
    "fifty megabytes of a file": HEAD
    + b"--b\r\n\r\nWords\r\n--b\r\nContent-Type: image/png\r\n\r\n"
    + b"A" * 50_000_000,
    "a kind without end": b"Content-Type: text/plain; " + b"a*0*=x;" * 100_000 + b"\r\n\r\nx",
    "a border without end": b'Content-Type: multipart/mixed; boundary="' + b"b" * 50_000 + b'"\r\n\r\nx',
    "tags within tags": b"Content-Type: text/html\r\n\r\n" + b"<div>" * 100_000,
    "tags that never end": b"Content-Type: text/html\r\n\r\n" + b"<a b='" * 100_000,
    "remarks that never end": b"Content-Type: text/html\r\n\r\n" + b"<!--x--" * 100_000,
    "quotes of quotes": b"\r\n\r\n" + b">" * 1_000_000,
    "colons": b"\r\n\r\n" + b"a:\r\n" * 100_000,
    "broken base64": b"Content-Transfer-Encoding: base64\r\n\r\n" + b"====\r\nA" * 50_000,
    "broken uuencode": b"Content-Transfer-Encoding: x-uuencode\r\n\r\nbegin 644 x\r\n" + b"!!!!\r\n" * 50_000,
    "noughts": b"\0" * 100_000,
    "nothing": b"",
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_no_mail_is_so_odd_that_reading_it_fails_or_takes_long(kind):
    began = time.process_time()
    try:
        found = read(HOSTILE[kind])
    except Unreadable:
        found = None
    assert time.process_time() - began < 6
    if kind == "fifty megabytes of a file":
        assert found
        assert (found.text, found.with_files) == ("Words", True)
