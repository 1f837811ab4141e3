"""What other apps hand to this one: how letters leave, how near two people are, what leaving means to them.

Whatever stands beside or above this app cannot be called from here by name. Each app says in its
``AppConfig.ready()`` what it has to say::

    registry.letters_leave_by(send_words)
    registry.nearness(how_near_by_programme)
    registry.on_leaving(withdraw_applications, erases=_("Your applications are withdrawn."), at=10)
    registry.in_my_data("applications", applications_as_data)
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from django.utils.functional import Promise

from sameboat.members.people.rules import Near

if TYPE_CHECKING:
    from sameboat.members.people.models import Person


class SendWords(Protocol):
    """Sends a letter whose words cannot be written again from ids, such as a code."""

    def __call__(self, subject: str, text: str, *, address: str, key: str) -> Any:
        """The letter, put into the outbox in the caller's transaction."""


@dataclass(frozen=True, slots=True)
class Duty:
    """What an app does when somebody leaves, and how it is told to them before."""

    do: Callable[[Person], Any]
    erases: str | Promise
    keeps: str | Promise
    at: int


_letters: list[SendWords] = []
_nearness: list[Callable[[Person, Person], Near]] = []
_duties: list[Duty] = []
_data: dict[str, Callable[[Person], Any]] = {}


def letters_leave_by(send: SendWords) -> None:
    """Called once, by the app that has the outbox."""
    _letters[:] = [send]


def send_words(subject: str, text: str, *, address: str, key: str) -> None:
    """Put a letter into the outbox."""
    _letters[0](subject, text, address=address, key=key)


def nearness(says: Callable[[Person, Person], Near]) -> None:
    """An app that brings people together says how near a reader is to a person."""
    _nearness.append(says)


def how_near(reader: Person, person: Person) -> Near:
    """The nearest that any app knows of."""
    if reader.pk == person.pk:
        return Near.SELF
    return max((says(reader, person) for says in _nearness), default=Near.STRANGER)


def on_leaving(do: Callable[[Person], Any], *, at: int, erases: str | Promise = "", keeps: str | Promise = "") -> None:
    """What an app does in the moment somebody leaves. It is done in the same transaction, in the order of ``at``."""
    _duties.append(Duty(do, erases, keeps, at))


def duties() -> list[Duty]:
    """All duties on leaving, in their order."""
    return sorted(_duties, key=lambda duty: duty.at)


def in_my_data(name: str, gather: Callable[[Person], Any]) -> None:
    """What an app holds about somebody, for their own copy: lists, dicts, texts, numbers, dates."""
    _data[name] = gather


def data_of(person: Person) -> dict[str, Any]:
    """What every app holds about somebody, by its name."""
    return {name: gather(person) for name, gather in sorted(_data.items())}
