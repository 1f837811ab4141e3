"""What the apps above say of a partnership: moments of its journey, what waits for somebody, what to do when it ends.

Said in an ``AppConfig.ready()``::

    registry.on_the_journey(goals_on_the_journey)
    registry.something_waits(letters_to_read)
    registry.when_it_ends(call_meetings_off)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.utils.functional import Promise

if TYPE_CHECKING:
    from sameboat.members.people.models import Person
    from sameboat.mentoring.partnerships.models import Partner, Partnership
    from sameboat.mentoring.partnerships.queries.reading import Reader


@dataclass(frozen=True, slots=True)
class Moment:
    """One thing on the line of a partnership's time."""

    at: datetime
    kind: str
    """``goal``, ``meeting``, ``visit``, ``feedback``, ``exchange``, ``turning``, ``reflection``: its sign."""
    text: str | Promise
    """What happened, in a few words."""
    about: UUID
    """The row it tells of: each may hide it from their own line by this id."""
    by: UUID | None = None
    """Whose part it was; None: everybody's."""
    words: str = ""
    """What somebody wrote about it, opened for this reader."""
    href: str = ""
    words_by: UUID | None = None
    """Whose words they are: nobody else takes them along."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that waits for a member, on the page of today. It names who and what kind, never what was said."""

    text: str | Promise
    href: str
    since: datetime
    icon: str = "pair"


_moments: list[Callable[[Reader], Iterable[Moment]]] = []
_waiting: list[Callable[[Person], Iterable[Waiting]]] = []
_endings: list[Callable[[Partnership, list[Partner]], Any]] = []


def on_the_journey(gather: Callable[[Reader], Iterable[Moment]]) -> None:
    """An app has something to show on the line of time."""
    _moments.append(gather)


def journey_of(reader: Reader) -> list[Moment]:
    """All moments, in their order, for this reader."""
    return sorted((moment for gather in _moments for moment in gather(reader)), key=lambda moment: moment.at)


def something_waits(gather: Callable[[Person], Iterable[Waiting]]) -> None:
    """An app may have something that waits for somebody. At most two looks into the database."""
    _waiting.append(gather)


def waiting_for(person: Person) -> list[Waiting]:
    """Everything that waits for this member with their partners, the oldest first."""
    return sorted((each for gather in _waiting for each in gather(person)), key=lambda each: each.since)


def when_it_ends(do: Callable[[Partnership, list[Partner]], Any]) -> None:
    """Called in the transaction in which a partnership ends, or somebody's part in it, with the parts that end."""
    _endings.append(do)


def ended(partnership: Partnership, parts: list[Partner]) -> None:
    """Let every app do what an ending asks of it."""
    for do in _endings:
        do(partnership, parts)
