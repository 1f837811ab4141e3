"""A mail server of our own that writes every letter it takes into a journal, and the journal as senders read it."""

from __future__ import annotations

import asyncio
import email
import json
import os
from contextlib import contextmanager
from datetime import timedelta
from email.policy import default
from pathlib import Path

from aiosmtpd.controller import Controller

from sameboat.members.notices.journals import NEVER_SEEN, UNKNOWN, WENT_OUT, Journal


class FileJournal(Journal):
    """What ``SAMEBOAT_TEST_JOURNAL`` names: one accepted letter a line."""

    lag = timedelta(0)

    def look(self, message_id):
        try:
            taken = Path(os.environ["SAMEBOAT_TEST_JOURNAL"]).read_text().splitlines()
        except FileNotFoundError:
            return UNKNOWN
        return WENT_OUT if any(json.loads(line)["id"] == message_id for line in taken) else NEVER_SEEN


class MailServer:
    """Takes letters, remembers them, and does what the test wants done in between."""

    def __init__(self, journal: Path):
        self.journal = journal
        self.letters = []
        self.refuse = {}
        """Answers to give instead of taking a letter, by address."""
        self.refuse_us = ""
        """An answer to whoever sends, instead of listening to whom."""
        self.when_taken = lambda _letter: None
        """Called when a letter is in the journal and its sender has not been told."""
        self.gap = 0.0
        """Seconds between taking a letter and saying so: the worst time for its sender to die."""
        self.port = 0

    @property
    def ids(self):
        return [letter["Message-ID"] for letter in self.letters]

    async def handle_MAIL(self, server, session, envelope, address, options):  # noqa: N802  aiosmtpd's name
        del server, session
        if self.refuse_us:
            return self.refuse_us
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802  aiosmtpd's name
        del server, session, options
        if address in self.refuse:
            return self.refuse[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802  aiosmtpd's name
        del server, session
        letter = email.message_from_bytes(envelope.content, policy=default)
        self.letters.append(letter)
        with self.journal.open("a") as out:
            out.write(json.dumps({"id": letter["Message-ID"], "to": envelope.rcpt_tos}) + "\n")
            out.flush()
        self.when_taken(letter)
        await asyncio.sleep(self.gap)
        return "250 taken"


@contextmanager
def a_mail_server(folder: Path, port: int = 0):
    """One that runs while the test does."""
    server = MailServer(folder / "journal")
    controller = Controller(server, hostname="127.0.0.1", port=port or free_port())
    controller.start()
    server.port = controller.port
    try:
        yield server
    finally:
        controller.stop()


def free_port() -> int:
    import socket

    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return door.getsockname()[1]
