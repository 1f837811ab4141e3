"""What counts as an answer to a question of each kind, and what is said to somebody who wrote something else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from django.utils.translation import gettext as _

from sameboat.mentoring.programmes.rules import names

LONGEST_VALUE = 120
LONGEST_TEXT = 2_000
MOST_VALUES = 20
MANY = frozenset({"choices", "languages", "offers", "asks"})
NAMED = frozenset({"country", "languages", "zone"})
"""Kinds whose values are codes with a name in every language."""
NUMBER = re.compile(r"([+-]?)0*(\d{1,9})(?:[.,](\d{1,6}))?")
BETWEEN = re.compile(r"[;,\n、，؛،]")


class Asked(Protocol):
    """What a rule needs to know of a question."""

    key: str
    kind: str
    options: Sequence[str]


@dataclass(frozen=True, slots=True)
class Reading:
    """What was understood, and what was not, in sentences for whoever wrote it."""

    values: tuple[str, ...] = ()
    troubles: tuple[str, ...] = ()


def read_answer(question: Asked, said: Iterable[str], *, many: bool | None = None) -> Reading:
    """The values somebody means. ``many`` is asked for by a wish, which may name several where an answer has one."""
    several = question.kind in MANY if many is None else many
    if question.kind == "text":
        return _text("\n".join(said))
    written = [piece for text in said for piece in _pieces(question, text, several)]
    if len(written) > MOST_VALUES:
        return Reading((), (_("These are more than %(n)s. Choose those that matter most.") % {"n": MOST_VALUES},))
    values: dict[str, str] = {}
    troubles: list[str] = []
    for piece in written:
        value, trouble = _value(question, piece)
        if trouble:
            troubles.append(trouble)
        else:
            values.setdefault(alike(value), value)
    if not several and len(values) > 1:
        troubles.append(_("Choose one."))
    return Reading(tuple(values.values()), tuple(dict.fromkeys(troubles)))


def alike(text: str) -> str:
    """What two spellings of one answer share: letter case and blanks do not count."""
    return " ".join(text.split()).casefold()


def shown(question: Asked, value: str) -> str:
    """A value as a reader of the page would say it."""
    return names.name_of(question.kind, value) if question.kind in NAMED else value


def _pieces(question: Asked, text: str, several: bool) -> list[str]:
    """Lists may be written with commas, semicolons or line ends; an option that has a comma in it stays whole."""
    tidy = " ".join(text.split())
    if not tidy:
        return []
    if not several or tidy in question.options:
        return [tidy]
    return [" ".join(piece.split()) for piece in BETWEEN.split(text) if piece.strip()]


def _value(question: Asked, piece: str) -> tuple[str, str]:
    if len(piece) > LONGEST_VALUE:
        return "", _("This is longer than %(n)s letters. Say it in fewer words.") % {"n": LONGEST_VALUE}
    if question.kind in NAMED:
        return _named(question.kind, piece)
    if question.kind == "number":
        return _number(piece)
    if question.options:
        option = {alike(option): option for option in question.options}.get(alike(piece))
        return (
            (option, "")
            if option
            else ("", _("“%(said)s” is not on the list. Choose from the list.") % {"said": piece})
        )
    return piece, ""


def _named(kind: str, piece: str) -> tuple[str, str]:
    code = names.code_of(kind, piece)
    if code:
        return code, ""
    near = names.nearest_to(kind, piece)
    if near:
        return "", _("We do not know “%(said)s”. Do you mean %(near)s?") % {"said": piece, "near": near}
    sentences = {
        "country": _("We know no country called “%(said)s”. Write its usual name in any language, such as Uruguay."),
        "languages": _("We know no language called “%(said)s”. Write its usual name, such as Portuguese or français."),
        "zone": _("We know no time zone called “%(said)s”. Write a large city near you, such as Europe/Lisbon."),
    }
    return "", sentences[kind] % {"said": piece}


def _number(piece: str) -> tuple[str, str]:
    parts = NUMBER.fullmatch(piece)
    if not parts:
        return "", _("“%(said)s” is not a number. Write one such as 7 or 2.5.") % {"said": piece}
    whole = f"{parts[1].replace('+', '')}{parts[2]}"
    part = (parts[3] or "").rstrip("0")
    value = f"{whole}.{part}" if part else whole
    return ("0" if value == "-0" else value), ""


def _text(text: str) -> Reading:
    lines = text.replace("\r\n", "\n").strip()
    if len(lines) > LONGEST_TEXT:
        over = len(lines) - LONGEST_TEXT
        return Reading((), (_("This is %(over)s letters too long. %(n)s fit.") % {"over": over, "n": LONGEST_TEXT},))
    return Reading((lines,) if lines else ())
