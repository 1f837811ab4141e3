"""What every journal can be asked, and the journal of whoever keeps none."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal


@dataclass(frozen=True, slots=True)
class Seen:
    """What a journal says of one letter: it went out, it did not, nobody knows, or *ask me later*."""

    went_out: Literal["yes", "no", "unknown", "away"]


WENT_OUT, NEVER_SEEN, UNKNOWN, AWAY = Seen("yes"), Seen("no"), Seen("unknown"), Seen("away")


@dataclass(frozen=True, slots=True)
class Bounced:
    """A letter that went out and came back."""

    message_id: str
    at: datetime


class Journal(ABC):
    """Anything that knows what went out. Whoever knows more than that says so, too."""

    lag = timedelta(0)
    """How long after a letter went out the journal may still not know of it."""
    remembers = timedelta(0)
    """How long a letter that went out is surely found: only so long is *never seen* an answer."""

    @abstractmethod
    def look(self, message_id: str) -> Seen:
        """Whether this letter went out; *away*, when the journal cannot be read just now."""

    def waiting(self) -> Collection[str]:
        """The Message-IDs of what was taken from us and could not be handed on to the mail server yet."""
        return ()

    def bounced(self, since: datetime) -> Iterable[Bounced]:
        """What came back since then."""
        del since
        return ()

    def withdraw(self, message_ids: Collection[str]) -> None:
        """Let go of what was not handed on yet: its reader has left the site."""
        del message_ids


class NoJournal(Journal):
    """Nobody keeps one."""

    def look(self, message_id: str) -> Seen:
        """Nobody knows."""
        del message_id
        return UNKNOWN
