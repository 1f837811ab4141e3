"""A draft as a page shows it: paragraphs with marked words, comments beside them, and a way to comment on each."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from sameboat.commons.soundings.queries.boards import Judged, Remark
from sameboat.commons.soundings.rules.asking import READINGS, SIGNS, VERDICTS
from sameboat.commons.soundings.rules.passages import paragraphs, pieces


@dataclass(frozen=True, slots=True)
class Shown:
    """A comment with its number, and who wrote it and each answer."""

    number: int
    remark: Remark
    by: str
    answers: list[tuple[Remark, str]]


@dataclass(frozen=True, slots=True)
class Words:
    """Some words of a paragraph; marked where comments are about them, followed by the numbers of those that end."""

    text: str
    marked: bool
    numbers: list[int]


@dataclass(frozen=True, slots=True)
class Beside:
    """A paragraph, the comments beside it, and what one may choose to comment on."""

    begins: int
    value: str
    words: list[Words]
    remarks: list[Shown]
    choices: list[tuple[str, str]]
    """Each sentence: its place, and how it begins."""


@dataclass(frozen=True, slots=True)
class Line:
    """A verdict in one line."""

    sign: str
    verdict: Any
    line: str
    by: str
    at: datetime


def beside(draft: str, remarks: Sequence[Remark], called: Callable[[Remark], str]) -> list[Beside]:
    """The paragraphs of a draft. Comments are numbered in the order of the words they are about."""
    numbered: dict[Hashable, Shown] = {
        remark.pk: Shown(number, remark, called(remark), [(each, called(each)) for each in remark.answers])
        for number, remark in enumerate(remarks, start=1)
    }
    marked = [(remark.pk, remark.place) for remark in remarks if remark.place]
    shown = []
    for each in paragraphs(draft):
        cut = pieces(draft, each, marked)
        here = [pk for piece in cut for pk in piece.ends_of]
        shown.append(
            Beside(
                each.begins,
                f"{each.begins}-{each.ends}",
                [
                    Words(one.text, bool(one.about), [numbered[pk].number for pk in one.ends_of if pk in one.about])
                    for one in cut
                ],
                sorted((numbered[pk] for pk in dict.fromkeys(here)), key=lambda one: one.number),
                [
                    (f"{part.begins}-{part.ends}", Truncator(draft[part.begins : part.ends]).chars(70))
                    for part in each.parts
                ]
                if len(each.parts) > 1
                else [],
            )
        )
    return shown


def lines_of(judged: Sequence[Judged], called: Callable[[Judged], str]) -> list[Line]:
    """The verdicts, each with its sign and who says it."""
    return [
        Line(SIGNS.get(each.verdict, "info"), VERDICTS.get(each.verdict, ""), each.line, called(each), each.at)
        for each in judged
    ]


def verdicts() -> list[tuple[str, Any, str]]:
    """The three, each with its sign."""
    return [(key, name, SIGNS[key]) for key, name in VERDICTS.items()]


def read_for(wants: Sequence[str]) -> str:
    """What it is to be read for, in a row."""
    return _(", ").join(str(READINGS[each]) for each in wants if each in READINGS)
