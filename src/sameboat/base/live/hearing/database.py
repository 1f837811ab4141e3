"""The database, as the event process reads it: in one thread of its own, with one connection that mends itself."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from django.db import DatabaseError, connection

Found = TypeVar("Found")
_reader = ThreadPoolExecutor(max_workers=1, thread_name_prefix="reader")


async def looked_up(look: Callable[[], Found]) -> Found:
    """The answer of a look into the database, while everybody else is served."""
    return await asyncio.get_running_loop().run_in_executor(_reader, _mending, look)


def _mending(look: Callable[[], Found]) -> Found:
    """One connection for as long as it is good: what SQLite counts, it counts for each connection anew."""
    try:
        return look()
    except DatabaseError:
        connection.close()
        raise
