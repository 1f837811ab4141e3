"""What the apps above say of a partnership: moments of its journey, what waits for somebody, what to do when it ends.

Said in an ``AppConfig.ready()``::

    registry.on_the_journey(goals_on_the_journey)
    registry.something_waits(letters_to_read, unread_letters_of)
    registry.when_it_ends(call_meetings_off)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib.auth import get_user_model
from django.db.models import Exists
from django.utils.functional import Promise

if TYPE_CHECKING:
    from django.db.models import QuerySet

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


Rows = Callable[["Person"], "QuerySet[Any]"]
"""The rows that could wait for somebody."""

_moments: list[Callable[[Reader], Iterable[Moment]]] = []
_waiting: list[tuple[Callable[[Person], Iterable[Waiting]], tuple[Rows, ...]]] = []
_endings: list[Callable[[Partnership, list[Partner]], Any]] = []


def on_the_journey(gather: Callable[[Reader], Iterable[Moment]]) -> None:
    """An app has something to show on the line of time."""
    _moments.append(gather)


def journey_of(reader: Reader) -> list[Moment]:
    """All moments, in their order, for this reader."""
    return sorted((moment for gather in _moments for moment in gather(reader)), key=lambda moment: moment.at)


def something_waits(gather: Callable[[Person], Iterable[Waiting]], *rows: Rows) -> None:
    """Something may wait for somebody: what to say of it, and the rows without which there is nothing to say."""
    _waiting.append((gather, rows))


def waiting_for(person: Person) -> list[Waiting]:
    """Everything that waits for this member with their partners, the oldest first.

    One look says which apps have anything at all; only they are asked.
    """
    looks = {
        f"waits_{app}_{at}": Exists(rows(person))
        for app, (_gather, all_rows) in enumerate(_waiting)
        for at, rows in enumerate(all_rows)
    }
    there = get_user_model()._default_manager.filter(pk=person.pk).annotate(**looks).values(*looks).first() or {}
    asked = {int(look.split("_")[1]) for look, found in there.items() if found}
    found = (each for app, (gather, _rows) in enumerate(_waiting) if app in asked for each in gather(person))
    return sorted(found, key=lambda each: each.since)


def when_it_ends(do: Callable[[Partnership, list[Partner]], Any]) -> None:
    """Called in the transaction in which a partnership ends, or somebody's part in it, with the parts that end."""
    _endings.append(do)


def ended(partnership: Partnership, parts: list[Partner]) -> None:
    """Let every app do what an ending asks of it."""
    for do in _endings:
        do(partnership, parts)
