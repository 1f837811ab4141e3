"""What other apps hand to this one: how letters leave, how near two people are, what leaving means to them.

Whatever stands beside or above this app cannot be called from here by name. Each app says in its
``AppConfig.ready()`` what it has to say::

    registry.letters_leave_by(send_words)
    registry.nearness(how_near_by_programme)
    registry.on_leaving(withdraw_applications, erases=_("Your applications are withdrawn."), at=10)
    registry.in_my_data("applications", applications_as_data)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from django.utils.functional import Promise

from sameboat.members.people.rules import Near, Opening

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
    there: Callable[[Person], Iterable[str]]
    """What there is of the person's own that goes with it, for the page that is read before."""


_letters: list[SendWords] = []
_nearness: list[Callable[[Person, Person], Near]] = []
_duties: list[Duty] = []
_data: dict[str, Callable[[Person], Any]] = {}
_opened: dict[str, Callable[[Person, Opening], Any]] = {}
_files: list[Callable[[Person, Opening], Iterable[tuple[str, bytes]]]] = []


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


def nothing_of_theirs(person: Person) -> Iterable[str]:
    """Where there is nothing to name."""
    del person
    return ()


def on_leaving(
    do: Callable[[Person], Any],
    *,
    at: int,
    erases: str | Promise = "",
    keeps: str | Promise = "",
    there: Callable[[Person], Iterable[str]] = nothing_of_theirs,
) -> None:
    """What an app does in the moment somebody leaves. It is done in the same transaction, in the order of ``at``."""
    _duties.append(Duty(do, erases, keeps, at, there))


def duties() -> list[Duty]:
    """All duties on leaving, in their order."""
    return sorted(_duties, key=lambda duty: duty.at)


def in_my_data(name: str, gather: Callable[[Person], Any]) -> None:
    """What an app holds about somebody, for their own copy: lists, dicts, texts, numbers, dates."""
    _data[name] = gather


def in_my_data_as_opened(name: str, gather: Callable[[Person, Opening], Any]) -> None:
    """The same of what somebody wrote: only as far as the browser that asks for the copy has opened it."""
    _opened[name] = gather


def files_in_my_data(gather: Callable[[Person, Opening], Iterable[tuple[str, bytes]]]) -> None:
    """Files that somebody sent, by their names, as far as they are open; one after the other, for they are large."""
    _files.append(gather)


def data_of(person: Person, opening: Opening) -> dict[str, Any]:
    """What every app holds about somebody, by its name."""
    plain = {name: gather(person) for name, gather in _data.items()}
    opened = {name: gather(person, opening) for name, gather in _opened.items()}
    return dict(sorted({**plain, **opened}.items()))


def files_of(person: Person, opening: Opening) -> Iterator[tuple[str, bytes]]:
    """All files that somebody sent."""
    for gather in _files:
        yield from gather(person, opening)
