"""When two spellings are the same word."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable

BETWEEN_WORDS = re.compile(r"[\W_]+")
LATIN_MARKS = range(0x0300, 0x0370)
"""Accents put on letters. Marks of other scripts carry meaning and stay."""

LONGEST_NAME = 200
"""Letters of the longest text that is looked up as a name; what is longer names nothing."""


def tidy(text: str) -> str:
    """The text with the blanks around it gone and every run of blanks inside made one."""
    return " ".join(text.split())


def alike(text: str) -> str:
    """What two spellings of one answer share: letter case, blanks and width of letters do not count."""
    line = " ".join(text.split())
    return line.lower() if line.isascii() else unicodedata.normalize("NFKC", line).casefold()


def plain(text: str) -> str:
    """What two spellings of one name share: accents, dots, hyphens and *and* for *&* do not count either.

    >>> plain("Côte d’Ivoire") == plain("COTE D'IVOIRE")
    True
    """
    letters = unicodedata.normalize("NFKD", text.replace("&", " and ").casefold())
    bare = "".join(letter for letter in letters if ord(letter) not in LATIN_MARKS)
    return BETWEEN_WORDS.sub(" ", unicodedata.normalize("NFC", bare)).strip()


def nearest(text: str, known: Iterable[str], cutoff: float = 0.7) -> str | None:
    """The known word that looks most like ``text``, or None if none does; 1 is the very same, 0 nothing alike."""
    by_fold = {plain(word): word for word in known}
    near = difflib.get_close_matches(plain(text)[:80], list(by_fold), n=1, cutoff=cutoff)
    return by_fold[near[0]] if near else None
