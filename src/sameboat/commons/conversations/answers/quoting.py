"""Where somebody's own words end, and what their mail program quoted begins.

Our letters begin with a line above which to write, so that almost every answer is cut there, in whatever language the
mail program speaks. What is left of the quote before it is known by its form, never by lists of phrases: lines that
begin with ``>``; headings of the quoted letter; one sentence that ends with a colon and holds an address.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from sameboat.members.notices.rules import ABOVE_BEGINS, ABOVE_ENDS

_DASHES = r"(?:--|[–—])"  # some programs make one long dash of two short ones
ABOVE = re.compile(rf"{_DASHES}{ABOVE_BEGINS.removeprefix('--')}[^=]{{1,120}}{ABOVE_ENDS.removesuffix('--')}{_DASHES}")
SIGNATURE = re.compile(r"^-- ?$")
SENT_FROM = re.compile(
    r"(Sent (from|with)|Get Outlook for|Gesendet (von|mit)|Von meinem .+ gesendet|Envoyé (de|depuis)"
    r"|Enviado (de|do|desde)|Inviato da|Verzonden vanaf)\b.{0,80}"
)
HEADING = re.compile(r"[>*\s]*[^\W\d_][\w .\-/]{0,24}\*?\s?[:：]\*?\s.*")
RULE = re.compile(r"\s*([-_=*]{5,}|-{2,}\s?[^-]{3,60}\s?-{2,})\s*")
IN_BRACKETS = re.compile(r"[<(\[][^\s<>@]+@[^\s<>@]+[>)\]]")
SAID_SO = (":", "：")
LONGEST_SENTENCE = 300
LINES_OF_IT = 4


def own_words(text: str, *, ours: Collection[str] = ()) -> str:
    """What somebody wrote themselves, above what was quoted and without their signature.

    ``ours``: names and addresses that our letters come from, by which the headings of a quoted one are known.
    """
    found = ABOVE.search(text)
    lines = (text[: found.start()] if found else text).split("\n")
    if found and lines[-1].strip(" >|\t"):
        lines.append("")  # words of their own beside the line; they stay
    _without_quote(lines, ours)
    signed = next((at for at, line in enumerate(lines) if SIGNATURE.match(line)), None)
    if signed is not None:
        del lines[signed:]
    _without_empty(lines)
    if lines and SENT_FROM.fullmatch(lines[-1].strip()):
        lines.pop()
    return "\n".join(lines).strip()


def _without_quote(lines: list[str], ours: Collection[str]) -> None:
    """Take what was quoted from the end, piece by piece."""
    while True:
        before = len(lines)
        _without_empty(lines)
        while lines and lines[-1].lstrip().startswith((">", "|")):
            lines.pop()
            _without_empty(lines)
        _without_headings(lines, ours)
        _without_sentence(lines, ours)
        if len(lines) == before:
            return


def _is_ours(line: str, ours: Collection[str]) -> bool:
    said = line.casefold()
    return any(name.casefold() in said for name in ours)


def _without_empty(lines: list[str]) -> None:
    while lines and not lines[-1].strip(" \t>|"):
        lines.pop()


def _without_sentence(lines: list[str], ours: Collection[str]) -> None:
    """The sentence with which programs say who wrote what they quote, over up to four lines."""
    if not lines or not lines[-1].rstrip().endswith(SAID_SO):
        return
    for many in range(1, min(LINES_OF_IT, len(lines)) + 1):
        said = " ".join(line.strip() for line in lines[-many:])
        if not lines[-many].strip() or len(said) > LONGEST_SENTENCE:
            return
        if said.count("<") >= said.count(">") and (_is_ours(said, ours) or IN_BRACKETS.search(said)):
            del lines[-many:]
            return


def _without_headings(lines: list[str], ours: Collection[str]) -> None:
    """The headings of the quoted letter, with the rule above them."""
    many = 0
    while many < len(lines) and HEADING.fullmatch(lines[-many - 1].rstrip() + " "):
        many += 1
    if many < 2 or not any(_is_ours(line, ours) for line in lines[-many:]):
        return
    del lines[-many:]
    _without_empty(lines)
    while lines and RULE.fullmatch(lines[-1]):
        lines.pop()
        _without_empty(lines)
