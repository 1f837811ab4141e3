"""The relay as a process: its front door, its way out, and a clean end."""

from __future__ import annotations

import asyncio
import fcntl
import signal
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import structlog
from django.conf import settings

from sameboat.members.notices.relay.book import Book, book_in_use
from sameboat.members.notices.relay.handing_on import Carrier
from sameboat.members.notices.relay.taking import Door, smtp_for
from sameboat.members.notices.relay.word import word_of

HERE = "127.0.0.1"
"""This machine, and nobody else."""
TIDIED_EVERY = 3600.0

log = structlog.get_logger("sameboat.relay")


class AnotherRuns(Exception):  # noqa: N818  it is a fact, and mostly a good one
    """A relay of this site runs already, or somebody else listens where it would."""


def run_relay() -> None:
    """Take letters and hand them on until asked to stop."""
    with _alone():
        asyncio.run(_run())


def answers_here() -> bool:
    """Whether somebody listens where this site's relay would."""
    with suppress(OSError), socket.create_connection((HERE, settings.RELAY_PORT), timeout=2):
        return True
    return False


async def _run() -> None:
    loop, ended = asyncio.get_running_loop(), asyncio.Event()
    carrier = Carrier(_open_book)
    door, word = Door(_open_book, carrier.ring), word_of(settings.SECRET_KEY)
    try:
        listening = await loop.create_server(lambda: smtp_for(door, word), HERE, settings.RELAY_PORT)
    except OSError as trouble:
        raise AnotherRuns(f"port {settings.RELAY_PORT} is taken") from trouble
    for sign in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(sign, ended.set)
    carrying = threading.Thread(target=carrier.go_on, name="carrier", daemon=True)
    carrying.start()
    tidying = asyncio.create_task(_tidy())
    log.info("relay begins", port=settings.RELAY_PORT)
    await ended.wait()
    listening.close()
    tidying.cancel()
    carrier.stop()
    await loop.run_in_executor(None, carrying.join)
    await loop.run_in_executor(None, door.close)
    log.info("relay ended")


async def _tidy() -> None:
    """Rows are forgotten after 90 days."""
    while True:
        await asyncio.get_running_loop().run_in_executor(None, _forget_old)
        await asyncio.sleep(TIDIED_EVERY)


def _forget_old() -> None:
    with _open_book() as book:
        book.forget_old()


def _open_book() -> Book:
    return book_in_use()


@contextmanager
def _alone() -> Iterator[None]:
    """Two relays on one book would each hand a letter on."""
    settings.RELAY_FOLDER.mkdir(parents=True, exist_ok=True, mode=0o700)
    with (settings.RELAY_FOLDER / "relay.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise AnotherRuns(f"another relay has the book in {settings.RELAY_FOLDER}") from None
        yield
