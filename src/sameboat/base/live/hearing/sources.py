"""How the process learns what rang: told by PostgreSQL; on SQLite by four looks a second, however many listen."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any
from uuid import UUID

import psycopg
import structlog
from django.db import DatabaseError, connection

from sameboat.base.kit import clock
from sameboat.base.live.actions import CHANNEL
from sameboat.base.live.hearing.database import looked_up
from sameboat.base.live.queries import Rang, newest, rang_after

LOOKS_EVERY = 0.25
LONGEST_PAUSE = 30.0
ASKS_EVERY = 30.0
"""Seconds without a bell after which PostgreSQL is asked whether it is still there."""
LATE = timedelta(seconds=30)
"""A transaction of PostgreSQL may be through with a number lower than one that was heard before."""

log = structlog.get_logger("sameboat.live")


async def bells() -> AsyncIterator[list[Rang]]:
    """What rings from now on, in batches. A database that is away for a while is waited for, and nothing is missed."""
    source = _Told() if connection.vendor == "postgresql" else _Looking()
    pause = 1.0
    while True:
        try:
            async for batch in source.batches():
                pause = 1.0
                yield batch
        except (DatabaseError, psycopg.Error, OSError) as trouble:
            log.warning("the database is away", error=type(trouble).__name__, tries_again_in=pause)
        await asyncio.sleep(pause)
        pause = min(pause * 2, LONGEST_PAUSE)


class _Looking:
    """SQLite: a counter that moves with every commit is read; rows only when it moved."""

    def __init__(self) -> None:
        self._heard: int | None = None
        self._seen: tuple[object, int] | None = None
        """The connection and its counter: another connection counts anew."""

    async def batches(self) -> AsyncIterator[list[Rang]]:
        """Whenever the counter moved, what rang."""
        while True:
            if batch := await looked_up(self._look):
                yield batch
            await asyncio.sleep(LOOKS_EVERY)

    def _look(self) -> list[Rang]:
        if self._heard is None:
            self._heard = newest()
        with connection.cursor() as cursor:
            seen = (connection.connection, cursor.execute("PRAGMA data_version").fetchone()[0])
        if seen == self._seen:
            return []
        found = rang_after(self._heard)
        self._seen = seen
        self._heard = found[-1].id if found else self._heard
        return found


class _Told:
    """PostgreSQL tells; after a broken line the rows say what rang meanwhile."""

    def __init__(self) -> None:
        self._heard: int | None = None

    async def batches(self) -> AsyncIterator[list[Rang]]:
        """What was missed, and then each bell in the moment it rings."""
        async with await psycopg.AsyncConnection.connect(**_address(), autocommit=True) as line:
            await line.execute(f"LISTEN {CHANNEL}")
            yield await looked_up(self._missed)
            while True:
                async for told in line.notifies(timeout=ASKS_EVERY, stop_after=1):
                    rang = _read(told.payload)
                    self._heard = max(self._heard or 0, rang.id)
                    yield [rang]
                await line.execute("SELECT 1")

    def _missed(self) -> list[Rang]:
        if self._heard is None:
            self._heard = newest()
            return []
        found = rang_after(self._heard, or_since=clock.now() - LATE)
        self._heard = max([self._heard, *(rang.id for rang in found)])
        return found


def _address() -> dict[str, Any]:
    wanted = ("dbname", "user", "password", "host", "port", "sslmode", "sslrootcert", "sslcert", "sslkey")
    return {name: value for name, value in connection.get_connection_params().items() if name in wanted}


def _read(payload: str) -> Rang:
    number, topic, what = payload.split()
    return Rang(int(number), UUID(topic), what)
