"""Where our own mail server hands in answers: SMTP, for this machine alone.

Said to it are three things: *taken*, after the commit; *not now*, while the database is away, so that the mail waits
with the mail server; and *no such address*, before anything was sent. Whatever came of a mail, nobody learns it here:
a refusal after the words would send them back to whoever claimed to have written them.
"""

from __future__ import annotations

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor

import structlog
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.db import DatabaseError, InterfaceError, close_old_connections, connections

from sameboat.commons.conversations.answers.hand import take_in
from sameboat.commons.conversations.queries import is_an_address_of_ours

LARGEST = 64 * 1024 * 1024
"""Bytes of a mail. More than the mail server takes, so that it never has to send one back."""
TAKEN = "250 2.0.0 taken"
NOT_NOW = "451 4.3.0 not just now"
NOT_OURS = "550 5.1.1 no such address"
ONE_ADDRESS = "452 4.5.3 one address a mail"

log = structlog.get_logger("sameboat.answers")
logging.getLogger("mail.log").setLevel(logging.ERROR)  # it would write down who wrote to whom


class Door:
    """What happens at each step of a mail's way in. One thread of its own speaks to the database."""

    def __init__(self) -> None:
        self._pen = ThreadPoolExecutor(max_workers=1, thread_name_prefix="answers")

    async def handle_RCPT(  # noqa: N802  aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """By its spelling alone: whether it still holds, whoever asks here does not learn."""
        del server, session, options
        if not is_an_address_of_ours(address):
            return NOT_OURS
        if envelope.rcpt_tos:
            return ONE_ADDRESS
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 good"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802  aiosmtpd's name
        """Take it, then say so."""
        del server, session
        return await asyncio.get_running_loop().run_in_executor(self._pen, self._taken, envelope)

    def close(self) -> None:
        """What is being taken is finished."""
        self._pen.submit(connections.close_all).result()
        self._pen.shutdown()

    def _taken(self, envelope: Envelope) -> str:
        said = envelope.content or b""
        content = said.encode() if isinstance(said, str) else said
        (recipient,) = envelope.rcpt_tos
        close_old_connections()
        try:
            became = take_in(content, sender=envelope.mail_from or "", recipient=recipient)
        except (DatabaseError, InterfaceError) as trouble:
            log.warning("an answer waits with the mail server", kind=type(trouble).__qualname__)
            connections.close_all()
            return NOT_NOW
        except Exception as trouble:
            log.error("an answer could not be taken", kind=type(trouble).__qualname__)
            return NOT_NOW
        log.info("an answer came", became=became)
        return TAKEN


class Conversation(SMTP):
    """A mail server speaks with us; how long its lines are is its own affair."""

    line_length_limit = 1024 * 1024


def smtp_for(door: Door) -> SMTP:
    """One conversation."""
    return Conversation(door, hostname="localhost", ident="Sameboat", data_size_limit=LARGEST, enable_SMTPUTF8=True)
