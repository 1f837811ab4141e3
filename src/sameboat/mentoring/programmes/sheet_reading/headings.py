"""From a heading to the column of the plain sheet it names by itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from sameboat.sheets.folding import alike
from sameboat.sheets.headings import ABOUT_PEOPLE, PREFIXES

LEFT_OUT = ""
"""What a column becomes that nobody needs."""


def words_of(programme: Mapping[str, Any]) -> dict[str, str]:
    """Every heading that needs no guess, by its plainest spelling, with the column it names."""
    questions = list(programme.get("questions", ()))
    hours = next((q["id"] for q in questions if q["kind"] == "hours"), None)
    words = {alike(q["ask"]): q["id"] for q in questions if q.get("ask")}
    for question in questions:
        words |= {bare(f"{prefix}{question['id']}"): f"{prefix}{question['id']}" for prefix in ("", *PREFIXES)}
    words |= {word: word for word in ABOUT_PEOPLE}
    if hours:
        words |= {spelling: "free_hours" for spelling, into in words.items() if into == hours}
    return words


def named_by(heading: str, words: Mapping[str, str]) -> str:
    """The column a heading names, or nothing."""
    return words.get(bare(heading)) or words.get(alike(heading), LEFT_OUT)


def is_plain_sheet(headings: Iterable[str], words: Mapping[str, str]) -> bool:
    """Whether a table is one of our own: it speaks of wishes by our names, or most headings are ours."""
    headings = [heading for heading in headings if heading]
    ours = [heading for heading in headings if bare(heading) in words]
    return any(bare(heading).startswith(PREFIXES) for heading in ours) or 2 * len(ours) > len(headings)


def bare(heading: str) -> str:
    """A heading without letter case, and with ``_`` for blanks and hyphens: as a plain sheet's reader sees it."""
    return re.sub(r"[\s\-_]+", "_", heading.strip().casefold())
