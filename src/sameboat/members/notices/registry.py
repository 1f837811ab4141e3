"""Which kinds of letters there are, and who writes them. Every app keeps its own in ``letters.py``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from sameboat.members.people.models import Person

Unsure = Literal["again", "wait"]
ACCOUNT = _("A letter about your account")


@dataclass(frozen=True, slots=True)
class Invitation:
    """Something for the reader's calendar, in a letter: what programs do with it, and the calendar's own text."""

    method: Literal["REQUEST", "CANCEL"]
    text: str
    """An iCalendar of one event (RFC 5546)."""


@dataclass(frozen=True, slots=True)
class Words:
    """What a letter says: its subject, and the template of its plain text with what the template speaks of.

    A subject says that something waits, never what: institutions read their people's mail.
    """

    subject: str | Promise
    template: str
    context: dict[str, Any] = field(default_factory=dict)
    invitation: Invitation | None = None
    """Read by calendar programs, which put it in or take it out by themselves."""
    answer_to: str = ""
    """An address of this site at which an answer is taken; without one, answers go to whoever letters come from."""


Writer = Callable[["UUID", "Person | None"], "Words | None"]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of letter."""

    name: str
    write: Writer
    title: str | Promise
    """What its reader sees on the page of their notices."""
    optional: bool
    """Whether one can do without it; then it can be switched off, in the letter and on that page."""
    urgent: bool
    """Somebody sits and waits for it: it goes before all others."""
    if_unsure: Unsure
    """What to do when a sender was killed at the very moment of sending and nobody keeps a journal: send it *again*
    under the same Message-ID, and show it as uncertain; or *wait* until somebody has looked, for the rare letter of
    which a second copy would do harm."""


_kinds: dict[str, Kind] = {}


def letter(
    name: str,
    *,
    title: str | Promise = ACCOUNT,
    optional: bool = False,
    urgent: bool = False,
    if_unsure: Unsure = "again",
) -> Callable[[Writer], Writer]:
    """Make a function the writer of a kind of letter.

    It is called when the letter is sent, in the reader's language and time zone, with the id of what the letter is
    about and the reader (None for an address without an account). None as its answer: there is nothing to say any more.
    """

    def remember(write: Writer) -> Writer:
        if name in _kinds and _kinds[name].write is not write:
            raise ValueError(f"two kinds of letters are called {name}")
        _kinds[name] = Kind(name, write, title, optional, urgent, if_unsure)
        return write

    return remember


def kind(name: str) -> Kind:
    """The kind of this name."""
    return _kinds[name]


def kinds() -> list[Kind]:
    """All kinds, by name."""
    return [_kinds[name] for name in sorted(_kinds)]


def title_of(name: str) -> str | Promise:
    """What readers call a kind, also one of an earlier release."""
    return _kinds[name].title if name in _kinds else ACCOUNT


def optional(name: str) -> bool:
    """Whether there is such a kind, and one can do without it."""
    return name in _kinds and _kinds[name].optional


def is_known(name: str) -> bool:
    """Whether this release knows such a kind."""
    return name in _kinds
