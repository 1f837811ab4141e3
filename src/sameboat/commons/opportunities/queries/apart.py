"""Whether two people must not be brought together; for deciding alone, never to be shown to anybody."""

from __future__ import annotations

from sameboat.members.people.models import Person
from sameboat.members.safety.queries import avoided_for_matching


def kept_apart(one: Person, other: Person) -> bool:
    """Whether either would rather not meet the other."""
    avoided = avoided_for_matching([one.pk, other.pk])
    return _names(avoided.get(one.pk, ()), other) or _names(avoided.get(other.pk, ()), one)


def _names(written: list[str] | tuple[str, ...], whom: Person) -> bool:
    known = {" ".join(text.split()).casefold() for text in (whom.email, whom.name) if text}
    return any(" ".join(text.split()).casefold() in known for text in written)
