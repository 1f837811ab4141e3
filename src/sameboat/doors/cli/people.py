"""From the rows of a sheet to the people of the engine."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sameboat.engine.people import FreeHours, Person, Wish

Known = dict[int, tuple[Mapping[str, Any], Wish]]
"""Wishes made so far. A sheet hands on one mapping for all who wish alike, so one object serves them all.
The mapping is kept beside its wish, so that no other can take its place in memory."""


def people_of(rows: Iterable[Mapping[str, Any]]) -> list[Person]:
    """Make the engine's people from clean rows, one of them for each row."""
    known: Known = {}
    return [_person(row, known) for row in rows]


def _person(row: Mapping[str, Any], known: Known) -> Person:
    hours = row.get("free_hours")
    facts = {
        **row,
        "wishes": tuple(_wish(wish, known) for wish in row.get("wishes", ())),
        "free_hours": FreeHours(**hours) if hours else None,
    }
    return Person(**facts)


def _wish(facts: Mapping[str, Any], known: Known) -> Wish:
    if id(facts) not in known:
        known[id(facts)] = facts, Wish(**facts)
    return known[id(facts)][1]
