"""What stands in a mail: its words, and whether files came along. However it was put together, reading it ends soon."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from email.utils import parseaddr

from charset_normalizer import from_bytes
from django.conf import settings

from sameboat.commons.conversations.answers.html import as_plain
from sameboat.commons.conversations.answers.quoting import own_words

READ = 2 * 1024 * 1024
"""Bytes of a mail that are looked at: words come first, and what comes after them are files."""
LONGEST_TEXT = 100_000
MOST_PARTS = 2_000
MOST_BOXES = 40
"""Parts within parts; honest mails have five."""
MOST_LINES = 500_000
"""Lines, each as often as there are parts around it: the parser asks of every line whether one of these ends there."""
BOX = re.compile(rb"content-type:\s*(?:multipart|message)/", re.IGNORECASE)
LONG_HEADING = re.compile(rb"^content-[a-z-]{4,20}:(?:[^\r\n]|\r?\n[ \t]){2000}", re.IGNORECASE | re.MULTILINE)
NO_ALPHABETS = {"punycode", "idna", "unicode-escape", "raw-unicode-escape", "undefined", "utf-7"}
NO_FILES = {"application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature"}
CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\u200e\u200f\u202a-\u202e\u2066-\u2069]")


class Unreadable(Exception):  # noqa: N818  it is a fact about a mail
    """Nobody wrote this with a mail program, or it is sealed for somebody else."""


@dataclass(frozen=True, slots=True)
class Read:
    """What somebody wrote, without what was quoted."""

    text: str
    with_files: bool


def read(content: bytes) -> Read:
    """The words of a mail: its plain text where it has one, else its HTML as plain text."""
    begins = content[:READ]
    if _is_made_to_keep_us_busy(begins):
        raise Unreadable
    try:
        parts = list(_leaves(message_from_bytes(begins)))
        plain = [part for part in parts if _is_words(part, "text/plain")]
        words = plain or [part for part in parts if _is_words(part, "text/html")][:1]
        said = "\n\n".join(_words_of(part) for part in words)
    except (RecursionError, ValueError, LookupError, TypeError, AttributeError, AssertionError) as trouble:
        raise Unreadable from trouble
    files = any(not _is_words(part, "text/plain", "text/html") and not _is_beside(part) for part in parts)
    return Read(own_words(said, ours=_ours()), files or len(content) > READ)


def _is_made_to_keep_us_busy(content: bytes) -> bool:
    boxes = len(BOX.findall(content))
    return (
        boxes > MOST_BOXES
        or (boxes + 1) * content.count(b"\n") > MOST_LINES
        or LONG_HEADING.search(content) is not None
    )


def _ours() -> set[str]:
    """How our letters call whoever they come from, and where answers to them go."""
    name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    return {each for each in (name, address, settings.SITE_NAME, settings.ANSWERS_AT) if each}


def _leaves(message: Message) -> Iterator[Message]:
    """Everything in it, in its order. What was forwarded whole is a file; of several forms all come."""
    waiting, seen = [message], 0
    while waiting:
        part = waiting.pop(0)
        seen += 1
        if seen > MOST_PARTS:
            raise Unreadable
        inside = part.get_payload()
        if part.get_content_maintype() == "multipart" and isinstance(inside, list):
            waiting = [each for each in inside if isinstance(each, Message)] + waiting
        else:
            yield part


def _is_words(part: Message, *kinds: str) -> bool:
    return (
        part.get_content_type() in kinds and not part.get_filename() and part.get_content_disposition() != "attachment"
    )


def _is_beside(part: Message) -> bool:
    """A signature of the mail, or nothing at all."""
    return part.get_content_type() in NO_FILES or part.get_content_maintype() == "multipart"


def _words_of(part: Message) -> str:
    content = part.get_payload(decode=True)
    words = _decoded(content if isinstance(content, bytes) else b"", part.get_content_charset() or "utf-8")
    words = words[:LONGEST_TEXT]
    if part.get_content_type() == "text/html":
        words = as_plain(words)
    words = words.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\xa0", " ")
    if str(part.get_param("format") or "").casefold() == "flowed":
        words = _flowing(words, joined=str(part.get_param("delsp") or "").casefold() == "yes")
    return CONTROLS.sub("", words)


def _decoded(content: bytes, alphabet: str) -> str:
    try:
        known = codecs.lookup(alphabet)
        if known.name not in NO_ALPHABETS:
            return content.decode(known.name)
    except (LookupError, UnicodeError, ValueError):
        pass
    best = from_bytes(content[:LONGEST_TEXT]).best()
    return str(best) if best else content.decode("utf-8", "replace")


def _flowing(text: str, *, joined: bool) -> str:
    """Lines that a mail program broke by itself are whole again (RFC 3676)."""
    lines: list[str] = []
    goes_on = False
    for line in text.split("\n"):
        depth = len(line) - len(line.lstrip(">"))
        words = line[depth:].removeprefix(" ")
        if goes_on and lines and not depth and words != "-- ":
            lines[-1] = (lines[-1][:-1] if joined else lines[-1]) + words
        else:
            lines.append(f"{'>' * depth} {words}" if depth else words)
        goes_on = not depth and words.endswith(" ") and words != "-- "
    return "\n".join(lines)
