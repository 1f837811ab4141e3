"""What apps above hand to this one: which words can be reported, who keeps people safe, what a block ends.

Said in an ``AppConfig.ready()``::

    registry.can_be_reported(words_of_partners)
    registry.people_are_kept_safe_by(safeguarding_leads)
    registry.when_blocked(end_parts_with)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol
from uuid import UUID

if TYPE_CHECKING:
    from sameboat.members.people.models import Person
    from sameboat.members.people.rules import Opening


@dataclass(frozen=True, slots=True)
class Reportable:
    """Some words that a reader has before them, and may put into a report."""

    id: UUID
    at: datetime
    by: UUID
    """The person who wrote them."""
    kind: str
    """What they are: messages, an agenda, …"""
    words: str


class EndsWhatTheyHave(Protocol):
    """Ends whatever ``by`` and the other have together, in the caller's transaction."""

    def __call__(self, other: Person, *, by: Person) -> Any:
        """For somebody who blocks, or is kept apart."""


Gather = Callable[[UUID, "Person", "Opening"], Iterable[Reportable]]
_gather: list[Gather] = []
_keepers: list[Callable[[UUID | None], Iterable[UUID]]] = []
_endings: list[EndsWhatTheyHave] = []


def can_be_reported(gather: Gather) -> None:
    """An app has words of one partnership that a reader may report: those they can read themselves, and no others."""
    _gather.append(gather)


def reportable_by(reader: Person, partnership: UUID, opening: Opening) -> list[Reportable]:
    """Everything of others that this reader can put into a report, the newest first."""
    found = (each for gather in _gather for each in gather(partnership, reader, opening))
    return sorted(found, key=lambda each: (each.at, each.id), reverse=True)


def people_are_kept_safe_by(find: Callable[[UUID | None], Iterable[UUID]]) -> None:
    """Who keeps people safe in a programme, by its id; None: anywhere on the site. The longest-serving first."""
    _keepers.append(find)


def keepers_of(programme: UUID | None) -> list[UUID]:
    """The people who keep people safe there."""
    return list(dict.fromkeys(person for find in _keepers for person in find(programme)))


def when_blocked(end: EndsWhatTheyHave) -> None:
    """An app ends what two people have together when one of them blocks the other."""
    _endings.append(end)


def end_what_they_have(other: Person, *, by: Person) -> None:
    """Whatever the two have together has ended."""
    for end in _endings:
        end(other, by=by)
