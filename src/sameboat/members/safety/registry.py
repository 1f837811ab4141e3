"""What apps above hand to this one: which words can be reported, who keeps people safe, what a block ends.

Said in an ``AppConfig.ready()``::

    registry.can_be_reported(words_of_partners)
    registry.people_are_kept_safe_by(safeguarding_leads)
    registry.when_blocked(end_parts_with)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
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


AT_ONCE = 200
"""Words that a page offers together."""
Place = tuple[datetime, UUID]
"""Where some words stand among all: when they were written, and which of that moment."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which of all that can be reported is asked for: the newest, or what is next to a place; and what is chosen."""

    beside: Place | None = None
    newer: bool = False
    """On the newer side of the place; otherwise on the older one."""
    chosen: frozenset[UUID] = frozenset()
    most: int = AT_ONCE

    def __str__(self) -> str:
        """As a form carries it: a way, a time and an id, and no words."""
        if self.beside is None:
            return ""
        at, which = self.beside
        return f"{'newer' if self.newer else 'older'} {at.isoformat()} {which}"

    @classmethod
    def from_form(cls, text: str, chosen: Iterable[str]) -> Wanted:
        """What a form carried; the newest, where it says nothing that can be understood."""
        ids = frozenset(filter(None, map(_id, chosen)))
        way, _, place = text.partition(" ")
        at, _, which = place.partition(" ")
        try:
            beside = datetime.fromisoformat(at).astimezone(UTC), UUID(which)
        except (ValueError, OverflowError):
            return cls(chosen=ids)
        return cls(beside, way == "newer", ids)


@dataclass(frozen=True, slots=True)
class Offered:
    """Some words to choose from, the newest first, and what was chosen that is not among them."""

    rows: list[Reportable]
    kept: list[Reportable]
    older: Wanted | None
    """What is to be asked for next on this side; None: there is no more."""
    newer: Wanted | None


class EndsWhatTheyHave(Protocol):
    """Ends whatever ``by`` and the other have together, in the caller's transaction."""

    def __call__(self, other: Person, *, by: Person) -> Any:
        """For somebody who blocks, or is kept apart."""


Gather = Callable[[UUID, "Person", "Opening"], Iterable[Reportable]]
GatherSome = Callable[[UUID, "Person", "Opening", Wanted], Iterable[Reportable]]
_gather: list[Gather] = []
_gather_some: list[GatherSome] = []
_keepers: list[Callable[[UUID | None], Iterable[UUID]]] = []
_endings: list[EndsWhatTheyHave] = []


def can_be_reported(gather: Gather) -> None:
    """An app has words of one partnership that a reader may report: those they can read themselves, and no others."""
    _gather.append(gather)


def many_can_be_reported(gather: GatherSome) -> None:
    """The same where there may be thousands: those nearest to the place, one more than are offered, and the chosen."""
    _gather_some.append(gather)


def reportable_by(reader: Person, partnership: UUID, opening: Opening, wanted: Wanted = Wanted()) -> Offered:
    """What others wrote and this reader can put into a report, as many as a page offers."""
    found = [each for gather in _gather for each in gather(partnership, reader, opening)]
    found += [each for gather in _gather_some for each in gather(partnership, reader, opening, wanted)]
    known = {each.id: each for each in found}
    there = sorted(filter(partial(_is_on_the_side, wanted), known.values()), key=place_of, reverse=not wanted.newer)
    more, rows = len(there) > wanted.most, sorted(there[: wanted.most], key=place_of, reverse=True)
    shown = {each.id for each in rows}
    kept = [each for key, each in known.items() if key in wanted.chosen - shown]
    newest, oldest = (place_of(rows[0]), place_of(rows[-1])) if rows else (wanted.beside, wanted.beside)
    comes_back = wanted.beside is not None
    return Offered(
        rows,
        sorted(kept, key=place_of, reverse=True),
        Wanted(oldest) if (comes_back if wanted.newer else more) else None,
        Wanted(newest, newer=True) if (more if wanted.newer else comes_back) else None,
    )


def place_of(words: Reportable) -> Place:
    """Where they stand among all."""
    return words.at, words.id


def _is_on_the_side(wanted: Wanted, words: Reportable) -> bool:
    if wanted.beside is None:
        return True
    return place_of(words) > wanted.beside if wanted.newer else place_of(words) < wanted.beside


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


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
