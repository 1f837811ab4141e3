"""From the rows of a sheet to the people of the engine."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sameboat.engine.people import FreeHours, Person, Wish


def people_of(rows: Iterable[Mapping[str, Any]]) -> list[Person]:
    """Make the engine's people from clean rows, one of them for each row."""
    return [_person(row) for row in rows]


def _person(row: Mapping[str, Any]) -> Person:
    facts = dict(row)
    facts["wishes"] = tuple(wish if isinstance(wish, Wish) else Wish(**wish) for wish in row.get("wishes", ()))
    hours = row.get("free_hours")
    if hours is not None and not isinstance(hours, FreeHours):
        facts["free_hours"] = FreeHours(**hours)
    return Person(**facts)
