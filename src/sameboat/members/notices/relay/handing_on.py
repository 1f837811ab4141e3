"""The relay's way to the mail server: one letter at a time, and what came of each written down at once.

While the mail server is away nothing is touched, however long that takes. A relay that is killed between the mail
server's *I have it* and its own note of it hands that one letter on once more, under the same Message-ID: between two
machines nobody can do better (RFC 1047).
"""

from __future__ import annotations

import smtplib
import threading
from collections.abc import Callable
from typing import Any, ClassVar

import structlog
from django.conf import settings
from django.core.mail import get_connection

from sameboat.base.kit import clock
from sameboat.members.notices import rules
from sameboat.members.notices.mailing import Outcome, answers, came_of
from sameboat.members.notices.relay.book import Book, Waiting

SMTP = "django.core.mail.backends.smtp.EmailBackend"

log = structlog.get_logger("sameboat.relay")


class Carrier:
    """Carries letters to the mail server until it is told to stop."""

    PAUSES: ClassVar[tuple[float, ...]] = (1, 2, 5, 10, 20, 40, 60)
    """Seconds between two tries to reach a mail server that is away."""
    LOOK_EVERY = 5.0
    """Seconds between two looks for letters that had been put off."""

    def __init__(self, open_book: Callable[[], Book]) -> None:
        self._open_book = open_book
        self._bell = threading.Event()
        self._stopping = threading.Event()
        self._connection: Any = None
        self._away = 0

    def ring(self) -> None:
        """There is something to carry."""
        self._bell.set()

    def stop(self) -> None:
        """Finish the letter in hand, and no other."""
        self._stopping.set()
        self._bell.set()

    def go_on(self) -> None:
        """Until told to stop. A book that cannot be read now is opened again a moment later."""
        while not self._stopping.is_set():
            try:
                with self._open_book() as book:
                    while not self._stopping.is_set():
                        if not self.carry_one(book):
                            self._rest(book)
            except Exception as trouble:
                log.error("the relay had trouble", kind=type(trouble).__qualname__)
                self._stopping.wait(self.LOOK_EVERY)
        self._hang_up()

    def carry_one(self, book: Book) -> bool:
        """Hand on one letter. Whether the next may follow at once."""
        letter = book.next_to_hand_on()
        if letter is None:
            return False
        if not self._is_open():
            return True  # it has been waited for long enough to look again
        outcome = came_of(lambda: self._hand_over(letter))
        _note(book, letter, outcome)
        log.info("relayed", message_id=letter.message_id, came_of_it=outcome.what, why=outcome.why)
        if outcome.what == "unsure":
            self._hang_up()
        return True

    def _hand_over(self, letter: Waiting) -> None:
        spells = [] if letter.reader.isascii() else ["SMTPUTF8"]
        self._connection.connection.sendmail(letter.sender, [letter.reader], letter.content, spells)

    def _is_open(self) -> bool:
        """Be connected; if that fails, wait a while: twice as long each time, at most a minute."""
        try:
            if self._connection is None or not answers(self._connection):
                self._hang_up()
                fresh = get_connection(SMTP, fail_silently=False, **settings.MAIL_SERVER)
                fresh.open()
                self._connection = fresh
        except (OSError, smtplib.SMTPException) as trouble:
            pause = self.PAUSES[min(self._away, len(self.PAUSES) - 1)]
            self._away += 1
            log.warning("the mail server cannot be reached", kind=type(trouble).__qualname__, next_try_in=pause)
            self._stopping.wait(pause)
            return False
        self._away = 0
        return True

    def _rest(self, book: Book) -> None:
        self._hang_up()
        book.settle()
        self._bell.wait(self.LOOK_EVERY)
        self._bell.clear()

    def _hang_up(self) -> None:
        gone, self._connection = self._connection, None
        if gone is not None:
            try:
                gone.close()
            except (OSError, smtplib.SMTPException):
                return  # it was gone already


def _note(book: Book, letter: Waiting, outcome: Outcome) -> None:
    if outcome.what == "taken":
        book.handed_on(letter)
    elif outcome.what == "refused":
        book.came_back(letter, outcome.why)
    elif outcome.what == "put off" and clock.now() - letter.taken_at > rules.TRIED_FOR:
        book.came_back(letter, f"{outcome.why}, for days")
    else:
        book.put_off(letter, outcome.why, rules.wait_before_try(letter.attempts + 1))
