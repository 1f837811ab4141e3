"""What this app knows of one person, for that person's own copy."""

from __future__ import annotations

from typing import Any

from sameboat.members.people.models import Person
from sameboat.members.people.rules import Opening
from sameboat.members.safety.queries.avoided import avoided_by
from sameboat.members.safety.queries.blocks import blocks_of
from sameboat.members.safety.queries.reports import is_open_to_writer, opened, remarks_to_writer, reports_by

CLOSED = "closed in this browser"


def my_avoidances(person: Person) -> list[str]:
    """The names one wrote down oneself."""
    return [words for _row, words in avoided_by(person)]


def my_blocks(person: Person) -> list[dict[str, Any]]:
    """When one blocked somebody; who that was is theirs."""
    return [{"on": row.at} for row in blocks_of(person)]


def my_reports(person: Person, opening: Opening) -> list[dict[str, Any]]:
    """What one wrote and was answered, as far as this browser has opened it. The chosen words of others are theirs."""
    return [
        {
            "sent": row.sent_at,
            "read": row.seen_at,
            "answered": row.answered_at,
            "closed": row.closed_at,
            "words": opened(row).words if is_open_to_writer(row, row.begun_at, opening) else CLOSED,
            "written since": [
                {"on": each.row.at, "words": CLOSED if each.closed else each.words}
                for each in remarks_to_writer(row, opening)
            ],
        }
        for row in reports_by(person)
    ]
