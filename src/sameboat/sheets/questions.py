"""The questions of a programme, as a sheet sees them: which words are answers, and what they are called."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from sameboat.sheets.cells import MOST_VALUES, Read, Remark, quoted
from sameboat.sheets.folding import alike, nearest, tidy
from sameboat.sheets.names import (
    country_code,
    is_loose,
    language_code,
    nearest_country,
    nearest_language,
    nearest_zone,
    zone_name,
)

MANY = frozenset(("choices", "languages", "offers", "asks"))
"""Kinds of question whose answer is a list."""
DECIMAL = re.compile(r"([+-]?)0*(\d{1,15})(?:[.,](\d{1,15}))?")
THOUSANDS = re.compile(r"[+-]?\d{1,3},\d{3}")

COMMAS = re.compile(r"[,/、，]")

Word = tuple[str, Remark | None]
Reader = Callable[[str], str | None]

NAMED: Mapping[str, tuple[str, Reader, Reader, str]] = {
    "country": ("country", country_code, nearest_country, "its two letters, such as NZ"),
    "languages": ("language", language_code, nearest_language, "its code, such as mi"),
    "zone": ("time zone", zone_name, nearest_zone, "a city, such as Europe/Lisbon"),
}
"""Kinds whose values have names in every language: what they are, how to read one, what is near, what always works."""


@dataclass(slots=True)
class Question:
    """One question of the programme."""

    id: str
    kind: str
    options: tuple[str, ...] = ()
    private: bool = False
    wishable: bool = True
    of: str = ""
    known: dict[str, str] = field(default_factory=dict)
    """Each option by the spelling that `alike` makes of it."""
    spellings: dict[str, set[str]] = field(default_factory=dict)
    """Of answers that are no option and no code: the ways they were written."""
    words: dict[str, list[tuple[str, str, Remark | None]]] = field(default_factory=dict)
    """For every piece of a list read so far, its words: what is alike in each, its name, and what was remarked."""

    @property
    def label(self) -> str:
        """The question's name inside a sentence."""
        return self.id.replace("_", " ")

    def word(self, text: str) -> Word:
        """One value by the name it goes by, and what is remarkable about it."""
        if self.kind in NAMED:
            what, code, *_ = NAMED[self.kind]
            known = code(text)
            if known:
                loose = self.kind == "zone" and is_loose(text)
                return known, Remark("a time zone in short", "note", partial(_loose, text, known)) if loose else None
            return self._as_written(text, Remark(f"unknown {what}", "doubt", partial(self._unknown, text)))
        if self.kind == "number":
            number = decimal(text)
            if number is not None:
                return number, None
            return self._as_written(text, Remark("not a number", "doubt", partial(self._no_number, text)))
        option = self.known.get(alike(text))
        if option is not None:
            return option, None
        return self._as_written(
            text, Remark("unknown value", "doubt", partial(self._no_option, text)) if self.options else None
        )

    def is_known(self, text: str) -> bool:
        """Whether ``text`` is a value this question knows; where it knows none in advance, nothing is."""
        return bool(self.kind in NAMED and NAMED[self.kind][1](text)) or alike(text) in self.known

    def answer(self, text: str) -> Read[tuple[str, ...]]:
        """A whole cell: of a list all its values, otherwise the one."""
        if self.kind in MANY:
            return self.values(text)
        value, remark = self.word(text) if text else ("", None)
        if remark and ";" in text:
            several = [self.word(piece)[0] for piece in pieces(text) if self.is_known(piece)]
            if several:
                remark = Remark("several values", "doubt", partial(self._only_one, text, several[0]))
                return Read((several[0],), (remark,))
        return Read((value,) if value else (), (remark,) if remark else ())

    def values(self, text: str) -> Read[tuple[str, ...]]:
        """All values of a list, each once, in the order they stand in."""
        listed = [text] if self.known and alike(text) in self.known else pieces(text)
        remarks: list[Remark] = []
        if len(listed) > MOST_VALUES:
            remarks.append(Remark("a list too long", "doubt", partial(_too_many, len(listed))))
            listed = listed[:MOST_VALUES]
        found: dict[str, str] = {}
        for piece in listed:
            for fold, value, remark in self.words.get(piece) or self._new_words(piece):
                found.setdefault(fold, value)
                if remark:
                    remarks.append(remark)
        return Read(tuple(found.values()), tuple(remarks))

    def _new_words(self, piece: str) -> list[tuple[str, str, Remark | None]]:
        """The words of a piece of a list; one written with commas is parted where every part is known."""
        parts = [tidy(part) for part in COMMAS.split(piece) if part.strip()]
        parted = len(parts) > 1 and not self.is_known(piece) and all(map(self.is_known, parts))
        made: list[tuple[str, str, Remark | None]] = []
        for part in parts if parted else [piece]:
            value, remark = self.word(part)
            made.append((alike(value), value, remark))
        if parted:
            made[0] = (made[0][0], made[0][1], Remark("a list with commas", "note", partial(self._commas, piece)))
        self.words[piece] = made
        return made

    def _as_written(self, text: str, remark: Remark | None) -> Word:
        written = tidy(text)
        self.spellings.setdefault(alike(written), set()).add(written)
        return written, remark

    def _said(self, text: str) -> str:
        """What was written, in quotation marks; of a private question it is not repeated."""
        return "What is written here" if self.private else quoted(text)

    def _unknown(self, text: str) -> tuple[str, str]:
        what, _, near, always = NAMED[self.kind]
        meant = near(text)
        hint = f"If {meant} is meant, write that" if meant else f"Write {always}"
        return (
            f"{self._said(text)} is no {what} that is known here.",
            f"{hint}. It is kept as written and matches only itself.",
        )

    def _no_option(self, text: str) -> tuple[str, str]:
        meant = nearest(text, self.options)
        hint = f"If {quoted(meant)} is meant, write that. " if meant and not self.private else ""
        some = ", ".join(self.options[:12]) + (", …" if len(self.options) > 12 else "")
        return (
            f"{self._said(text)} is no option of {self.label}.",
            f"{hint}It is kept and matches only itself. The programme knows: {some}.",
        )

    def _no_number(self, text: str) -> tuple[str, str]:
        return f"{self._said(text)} is no number.", "Write it in digits, such as 7 or 3.5. It matches only itself."

    def _commas(self, text: str) -> tuple[str, str]:
        return f"{self._said(text)} was read as a list.", "Lists are written with semicolons: English; French."

    def _only_one(self, text: str, first: str) -> tuple[str, str]:
        kept = "The first that is known" if self.private else quoted(first)
        return f"{self._said(text)} holds several values, and {self.label} takes one.", f"{kept} was taken."


def questions_of(programme: Mapping[str, Any]) -> dict[str, Question]:
    """The questions of a programme by their ids. What people ask for is spelt the way others offer it."""
    asked: dict[str, Question] = {}
    for facts in programme.get("questions", ()):
        options = tuple(str(option) for option in facts.get("options", ()))
        asked[facts["id"]] = Question(
            id=facts["id"],
            kind=facts["kind"],
            options=options,
            private=bool(facts.get("private", False)),
            wishable=bool(facts.get("wishable", True)),
            of=facts.get("of", ""),
            known={alike(option): option for option in options},
        )
    for question in asked.values():
        offers = asked.get(question.of)
        if offers is not None and not question.options:
            question.options, question.known, question.spellings = offers.options, offers.known, offers.spellings
    return asked


def pieces(text: str) -> list[str]:
    """The values of a list that are not blank."""
    return [line for piece in text.replace("；", ";").split(";") if (line := " ".join(piece.split()))]


def decimal(text: str) -> str | None:
    """A number in its shortest decimal form, or None. *1,000* could be two numbers, so it is none.

    >>> decimal("03.50"), decimal("3,5"), decimal("-0"), decimal("1,000"), decimal("many")
    ('3.5', '3.5', '0', None, None)
    """
    said = DECIMAL.fullmatch(text.strip())
    if not said or THOUSANDS.fullmatch(text.strip()):
        return None
    after = (said[3] or "").rstrip("0")
    number = f"{said[2]}.{after}" if after else said[2]
    return f"-{number}" if said[1] == "-" and number.strip("0.") else number


def _loose(text: str, zone: str) -> tuple[str, str]:
    return f"{quoted(text)} was taken for {zone}.", "A city, such as Europe/Lisbon, also follows summer time."


def _too_many(listed: int) -> tuple[str, str]:
    return f"The list holds {listed:,} values.", f"The first {MOST_VALUES} were read."
