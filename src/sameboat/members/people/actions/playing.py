"""In a demo: an invented person has nothing of their own to show, and nothing to hide."""

from __future__ import annotations

from datetime import UTC, datetime

from sameboat.members.people.models import Person

LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
"""Before anything that the demo tells of its past."""


def open_to_whoever_plays(person: Person) -> Person:
    """The talk of an invented person opens to whoever plays them. Nobody else is ever touched."""
    if person.invented and person.password_own_since is None:
        person.own_since = person.password_own_since = LONG_AGO
        person.save(update_fields=["own_since", "password_own_since"])
    return person
