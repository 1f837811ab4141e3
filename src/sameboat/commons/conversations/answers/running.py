"""The process that takes answers: its door, and a clean end."""

from __future__ import annotations

import asyncio
import signal
import socket
from contextlib import suppress

import structlog
from django.conf import settings

from sameboat.commons.conversations.answers.door import Door, smtp_for

HERE = "127.0.0.1"
"""This machine, and nobody else."""

log = structlog.get_logger("sameboat.answers")


class AnotherListens(Exception):  # noqa: N818  it is a fact
    """Somebody listens already where answers would be taken."""


def take_answers() -> None:
    """Take answers until asked to stop."""
    asyncio.run(_run())


def listens_here() -> bool:
    """Whether somebody takes answers where this site would."""
    with suppress(OSError), socket.create_connection((HERE, settings.ANSWERS_PORT), timeout=2):
        return True
    return False


async def _run() -> None:
    loop, ended, door = asyncio.get_running_loop(), asyncio.Event(), Door()
    try:
        listening = await loop.create_server(lambda: smtp_for(door), HERE, settings.ANSWERS_PORT)
    except OSError as trouble:
        raise AnotherListens(f"port {settings.ANSWERS_PORT} is taken") from trouble
    for sign in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(sign, ended.set)
    log.info("answers are taken", port=settings.ANSWERS_PORT)
    await ended.wait()
    listening.close()
    await loop.run_in_executor(None, door.close)
    log.info("no more answers are taken")
