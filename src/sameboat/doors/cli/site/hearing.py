"""The event process: ``python -m sameboat.doors.cli.site.hearing HOST PORT``, started and seen out by its keeper."""

from __future__ import annotations

import asyncio
import signal
import sys
from contextlib import suppress

from .opening import open_site

TO_BE_TURNED_AWAY = 100
"""How many may be told at once that there is no room, or that all is well."""
STREAMS_END_WITHIN = 3.0
"""Seconds for the last words to everybody who listens."""


async def hear(host: str, port: int) -> None:
    """Serve open pages until asked to stop. Streams never end by themselves: so they are closed before the server."""
    from django.conf import settings
    from granian.constants import HTTPModes, Interfaces
    from granian.log import LogLevels
    from granian.server.embed import Server

    from sameboat.base.live.hearing import Events

    asked = asyncio.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(sign, asked.set)
    events = Events()
    events.begin()
    server = Server(
        events,
        address=host,
        port=port,
        interface=Interfaces.ASGINL,
        http=HTTPModes.http1,
        websockets=False,
        backlog=1024,
        # Whoever comes when all are taken is told so by us; the server itself would leave them without an answer.
        backpressure=settings.LIVE_STREAMS + TO_BE_TURNED_AWAY,
        log_level=LogLevels.error,
    )
    serving = asyncio.create_task(server.serve())
    asking = asyncio.create_task(asked.wait())
    await asyncio.wait({serving, asking}, return_when=asyncio.FIRST_COMPLETED)
    asking.cancel()
    await events.end()
    server.stop()
    with suppress(TimeoutError):
        await asyncio.wait_for(serving, STREAMS_END_WITHIN)


if __name__ == "__main__":
    open_site()
    asyncio.run(hear(sys.argv[1], int(sys.argv[2])))
