"""The journal of our own relay: the table into which it writes every letter before it says that it took it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

import structlog

from sameboat.members.notices.journals.kinds import AWAY, NEVER_SEEN, WENT_OUT, Bounced, Journal, Seen
from sameboat.members.notices.relay.book import Book, BookClosed, book_in_use
from sameboat.members.notices.rules import KEPT_FOR

log = structlog.get_logger("sameboat.letters")


class RelayJournal(Journal):
    """Read where the relay writes it: beside the database, on the machine on which the worker runs."""

    lag = timedelta(seconds=10)
    """A letter that was on the wire when its sender was killed is in the book a moment later, however slow the disk."""
    remembers = KEPT_FOR

    def look(self, message_id: str) -> Seen:
        """Whether the relay took it."""
        try:
            with self._book() as book:
                return WENT_OUT if book.knows(message_id) else NEVER_SEEN
        except BookClosed:
            return AWAY

    def waiting(self) -> Collection[str]:
        """What the mail server has not taken from the relay yet."""
        try:
            with self._book() as book:
                return book.waiting()
        except BookClosed:
            return ()

    def bounced(self, since: datetime) -> Iterable[Bounced]:
        """What the mail server refused for good."""
        try:
            with self._book() as book:
                return [Bounced(message_id, at) for message_id, at in book.bounced_since(since)]
        except BookClosed:
            log.warning("the relay's book cannot be read")
            return ()

    def withdraw(self, message_ids: Collection[str]) -> None:
        """What still lies with the relay is not handed on, and its words are destroyed."""
        if message_ids:
            with self._book() as book:
                book.withdraw(message_ids)

    def _book(self) -> Book:
        return book_in_use(must_be_there=True)
