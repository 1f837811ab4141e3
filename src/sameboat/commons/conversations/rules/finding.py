"""Finding words in what was said: in any order, in capitals or not, with their accents or without."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

MOST_WORDS = 8
AROUND = 90
"""Characters of a passage before the first word that was found, and after it."""
MARKS = re.compile(f"[{''.join(c for c in map(chr, range(0x300, 0x10000)) if unicodedata.combining(c))}]+")
"""Accents and vowel signs, once they are apart from their letters."""
Pieces = list[tuple[str, bool]]
"""A passage, piece by piece, and whether each is one of the words."""


def folded(text: str) -> str:
    """The same for *São*, *sao* and *SAO*."""
    if text.isascii():
        return text.lower()
    return MARKS.sub("", unicodedata.normalize("NFKD", text.casefold()))


def words_of(asked: str) -> list[str]:
    """What is looked for: each word once, the longest first, because it is the rarest."""
    words = dict.fromkeys(folded(asked).split())
    return sorted(words, key=len, reverse=True)[:MOST_WORDS]


def has_all(text: str, words: Sequence[str]) -> bool:
    """Whether all the words stand somewhere in it."""
    there = folded(text)
    return all(word in there for word in words)


def passage(text: str, words: Sequence[str]) -> Pieces:
    """What stands around the first of the words, with all of them marked."""
    there, places = _with_places(text)
    found = _spans(there, places, words)
    first = min((start for start, _end in found), default=0)
    begin, end = _begin(text, first - AROUND), _end(text, first + AROUND)
    pieces: Pieces = [("… ", False)] if begin else []
    at = begin
    for start, stop in found:
        if at <= start and stop <= end:
            pieces += [(text[at:start], False), (text[start:stop], True)]
            at = stop
    pieces.append((text[at:end], False))
    if end < len(text):
        pieces.append((" …", False))
    return [(piece, marked) for piece, marked in pieces if piece]


def _with_places(text: str) -> tuple[str, list[int]]:
    """The text folded, and for each of its characters where it stands in the text."""
    pieces, places = [], []
    for at, character in enumerate(text):
        piece = folded(character)
        pieces.append(piece)
        places += [at] * len(piece)
    return "".join(pieces), [*places, len(text)]


def _spans(there: str, places: Sequence[int], words: Sequence[str]) -> list[tuple[int, int]]:
    """Where the words stand in the text; of those that overlap the earliest, and of these the longest."""
    found = []
    for word in words:
        at = there.find(word)
        while at >= 0:
            found.append((places[at], places[at + len(word) - 1] + 1))
            at = there.find(word, at + len(word))
    spans: list[tuple[int, int]] = []
    for start, end in sorted(found, key=lambda span: (span[0], -span[1])):
        if not spans or start >= spans[-1][1]:
            spans.append((start, end))
    return spans


def _begin(text: str, at: int) -> int:
    """Where a word begins, at or after this place."""
    if at <= 0:
        return 0
    space = text.find(" ", at, at + AROUND // 2)
    return space + 1 if space >= 0 else at


def _end(text: str, at: int) -> int:
    """Where a word ends, at or before this place."""
    if at >= len(text):
        return len(text)
    space = text.rfind(" ", at - AROUND // 2, at)
    return space if space >= 0 else at
