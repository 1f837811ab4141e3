"""The columns every sheet may have, cell by cell: times, roles, capacities, yes and no, free hours, people."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import partial
from typing import Any

from sameboat.sheets import words
from sameboat.sheets.cells import Read, Remark, quoted
from sameboat.sheets.questions import Question, pieces
from sameboat.sheets.week import Span, spans_of

LARGEST_CAPACITY = 100
"""Mentees one mentor may take on; more is a slip of the pen."""


def _moment(text: str) -> Read[datetime | None]:
    """A moment in ISO 8601. Without a zone it is read as UTC, a date alone as its first minute."""
    try:
        moment = datetime.fromisoformat(text)
        moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return Read(None, (Remark("unknown time", "doubt", partial(_no_moment, text)),) if text else ())
    return Read(moment)


def _role(text: str) -> Read[str]:
    said = words.role(text) if text else "peer"
    return Read(said) if said else Read("peer", (Remark("unknown role", "doubt", partial(_no_role, text)),))


def _capacity(text: str) -> Read[int]:
    said = re.fullmatch(r"(\d{1,9})(?:[.,]0+)?", text)
    if not said:
        return Read(1, (Remark("unknown capacity", "doubt", partial(_no_capacity, text)),) if text else ())
    capacity = int(said[1])
    if capacity > LARGEST_CAPACITY:
        return Read(LARGEST_CAPACITY, (Remark("large capacity", "doubt", partial(_large_capacity, text)),))
    return Read(capacity)


def _yes_or_no(usual: bool, text: str) -> Read[bool]:
    said = words.yes_or_no(text)
    if said is None:
        return Read(usual, (Remark("neither yes nor no", "doubt", partial(_neither, text, usual)),) if text else ())
    return Read(said)


def consent_cell(text: str) -> Read[str]:
    """*use*, *tell*, or ``""``."""
    said = words.consent(text) if text else ""
    return Read("", (Remark("unknown consent", "doubt", partial(_no_consent, text)),)) if said is None else Read(said)


def zone_cell(text: str) -> Read[str]:
    """A time zone that is known, or ``""``."""
    read = _ZONE.answer(text)
    known = read.value[:1] if not any(remark.severity == "doubt" for remark in read.remarks) else ()
    return Read(known[0] if known else "", read.remarks)


_ZONE = Question(id="time_zone", kind="zone")


def _week(text: str) -> Read[tuple[Span, ...] | None]:
    spans, unread = spans_of(text)
    remarks = (Remark("unread hours", "doubt", partial(_unread, unread[0])),) if unread else ()
    return Read(spans or None, remarks)


def _people(text: str) -> Read[tuple[str, ...]]:
    return Read(tuple(dict.fromkeys(pieces(text))))


def _no_moment(text: str) -> tuple[str, str]:
    return f"{quoted(text)} is no time that can be read.", "Write it as 2026-02-15 or 2026-02-15T09:30+01:00."


def _no_role(text: str) -> tuple[str, str]:
    return f"{quoted(text)} is no role.", "Write mentor, mentee or either."


def _no_capacity(text: str) -> tuple[str, str]:
    return f"{quoted(text)} is no number of mentees.", "Write a whole number. It was taken as 1."


def _large_capacity(text: str) -> tuple[str, str]:
    return f"{quoted(text)} mentees are more than one person can have.", f"It was taken as {LARGEST_CAPACITY}."


def _neither(text: str, usual: bool) -> tuple[str, str]:
    return f"{quoted(text)} is neither yes nor no.", f"It was taken as {'yes' if usual else 'no'}."


def _no_consent(text: str) -> tuple[str, str]:
    return f"{quoted(text)} is no consent.", "Write use, tell or nothing. It was taken as nothing."


def _unread(piece: str) -> tuple[str, str]:
    return f"{quoted(piece)} is no time of the week.", "Write Mo 09:00-11:30; We 18:00-20:00. The rest was read."


FACTS: Mapping[str, tuple[str, Callable[[str], Read[Any]]]] = {
    "applied_at": ("applied_at", _moment),
    "role": ("role", _role),
    "capacity": ("capacity", _capacity),
    "trio": ("may_be_three", partial(_yes_or_no, True)),
    "by_email": ("by_email", partial(_yes_or_no, False)),
    "first_claim": ("first_claim", partial(_yes_or_no, False)),
    "free_hours": ("free_hours", _week),
    "avoid": ("avoid", _people),
    "chooses": ("chooses", _people),
}
"""Columns that hold one fact: the field of a person, and how a cell is read."""
