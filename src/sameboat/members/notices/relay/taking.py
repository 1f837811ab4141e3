"""The relay's front door: SMTP for this machine alone, and for nobody but the site.

A letter is in the book, on the disk for good, before the answer is given. The same letter once more gets the same
answer and is not handed on twice.
"""

from __future__ import annotations

import asyncio
import hmac
import logging
import warnings
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from email.parser import BytesHeaderParser
from email.policy import compat32
from typing import Any

import structlog
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from sameboat.members.notices.relay.book import Book
from sameboat.members.notices.relay.word import USER

LARGEST = 10 * 1024 * 1024
"""Bytes of a letter; ours have a few thousand."""
TAKEN = "250 2.0.0 written down"
NOT_NOW = "451 4.3.0 it could not be written down just now"
NAMELESS = "550 5.6.0 a letter needs a Message-ID"
ONE_READER = "452 4.5.3 one reader a letter"

log = structlog.get_logger("sameboat.relay")
logging.getLogger("mail.log").setLevel(logging.ERROR)  # it would warn of loopback without TLS at every connection


class Door:
    """What happens at each step of a letter's way in. The book is written by one thread of its own."""

    def __init__(self, open_book: Callable[[], Book], ring: Callable[[], None]) -> None:
        self._open_book = open_book
        self._ring = ring
        self._book: Book | None = None
        self._pen = ThreadPoolExecutor(max_workers=1, thread_name_prefix="pen")

    async def handle_RCPT(  # noqa: N802  aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """One reader a letter: what is written down is what became of one letter to one person."""
        del server, session, options
        if envelope.rcpt_tos:
            return ONE_READER
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 good"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802  aiosmtpd's name
        """Write it down, then say so."""
        del server, session
        try:
            return await asyncio.get_running_loop().run_in_executor(self._pen, self._write_down, envelope)
        except Exception as trouble:  # a full disk, a book that somebody moved: the site keeps the letter
            log.error("a letter could not be written down", kind=type(trouble).__qualname__)
            return NOT_NOW

    def close(self) -> None:
        """What is being written is finished."""
        self._pen.submit(self._let_go).result()
        self._pen.shutdown()

    def _write_down(self, envelope: Envelope) -> str:
        said = envelope.content or b""
        content = said.encode() if isinstance(said, str) else said
        head = BytesHeaderParser(policy=compat32).parsebytes(content)
        message_id = str(head["Message-ID"] or "").strip()
        if not message_id:
            return NAMELESS
        if self._book is None:
            self._book = self._open_book()
        sender, (reader,) = envelope.mail_from or "", envelope.rcpt_tos
        urgent = str(head["Priority"] or "").strip().casefold() == "urgent"
        if self._book.take(message_id, sender, reader, content, urgent=urgent):
            self._ring()
        else:
            log.info("a letter came again", message_id=message_id)
        return TAKEN

    def _let_go(self) -> None:
        if self._book is not None:
            self._book.close()


def smtp_for(door: Door, word: str) -> SMTP:
    """One conversation. Whoever does not know the site's own word is not listened to."""

    def is_the_site(server: Any, session: Any, envelope: Any, mechanism: str, said: Any) -> AuthResult:
        del server, session, envelope, mechanism
        knows = isinstance(said, LoginPassword) and said.login == USER.encode()
        return AuthResult(success=knows and hmac.compare_digest(said.password, word.encode()), handled=False)

    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Requiring AUTH while not requiring TLS")  # see below
        return _conversation(door, is_the_site)


def _conversation(door: Door, authenticator: Any) -> SMTP:
    return SMTP(
        door,
        hostname="localhost",
        ident="Sameboat",
        data_size_limit=LARGEST,
        enable_SMTPUTF8=True,
        auth_required=True,
        auth_require_tls=False,  # loopback alone; nothing of it travels
        authenticator=authenticator,
    )
