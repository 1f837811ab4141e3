"""Plain text, looked at as paragraphs: the HTML part says exactly what the text says, in the same order.

Three shapes are known. A paragraph whose last line is an address becomes a button, with the words before it as its
label. A paragraph of lines that begin with ``- `` is a list. All else is words, in which addresses become links.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

ADDRESS = re.compile(r"https?://[^\s<>\"]*[^\s<>\".,;:!?)\]]")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a letter."""

    shape: Literal["words", "list", "button"]
    lines: list[SafeString]
    link: str = ""


def paragraphs(text: str) -> list[Paragraph]:
    """The paragraphs of a plain text, escaped for HTML."""
    blocks = (block.strip() for block in re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n")))
    return [_paragraph([line.strip() for line in block.splitlines()]) for block in blocks if block]


def _paragraph(lines: list[str]) -> Paragraph:
    if len(lines) > 1 and ADDRESS.fullmatch(lines[-1]):
        label = " ".join(lines[:-1]).rstrip(":").strip()
        return Paragraph("button", [conditional_escape(label)], lines[-1])
    if all(line.startswith("- ") for line in lines):
        return Paragraph("list", [_linked(line[2:]) for line in lines])
    return Paragraph("words", [_linked(line) for line in lines])


def _linked(line: str) -> SafeString:
    """A line with its addresses as links."""
    parts, at = [], 0
    for found in ADDRESS.finditer(line):
        parts.append(conditional_escape(line[at : found.start()]))
        parts.append(format_html('<a href="{}">{}</a>', found[0], found[0]))
        at = found.end()
    return mark_safe("".join([*parts, conditional_escape(line[at:])]))  # nosec B308 B703  every part was escaped above
