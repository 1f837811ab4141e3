"""The event process itself: an ASGI application that knows two addresses, ``/events/`` and ``/events/alive``."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from contextlib import suppress
from functools import partial
from typing import Any
from urllib.parse import parse_qs

import structlog
from django.conf import settings
from django.db import DatabaseError

from sameboat.base.kit import clock
from sameboat.base.live import rules
from sameboat.base.live.hearing.database import looked_up
from sameboat.base.live.hearing.sources import bells
from sameboat.base.live.hearing.streams import Stream, Streams
from sameboat.base.live.passes import Pass, read_pass
from sameboat.base.live.queries import rang_since
from sameboat.base.live.registry import may_hear, who_hears

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

STILL_HERE_EVERY = 20.0
"""Seconds after which a quiet stream says that it is still there, for the page and for what stands between."""
STREAM = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
    (b"x-content-type-options", b"nosniff"),
]

log = structlog.get_logger("sameboat.live")


class Events:
    """Everybody who listens, and the one task that listens for them."""

    def __init__(self) -> None:
        self.streams = Streams(settings.LIVE_STREAMS, rules.STREAMS_EACH)
        self.ending = asyncio.Event()
        self._hearing: asyncio.Task[None] | None = None

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] == "http":
            await self._answer(scope, receive, send)

    def begin(self) -> None:
        """Listen to the database."""
        self._hearing = asyncio.create_task(self._hear())

    async def end(self) -> None:
        """Close every stream, and listen no more."""
        self.ending.set()
        if self._hearing:
            self._hearing.cancel()
            with suppress(asyncio.CancelledError):
                await self._hearing

    async def _hear(self) -> None:
        """Pass on what rings. Who may hear it is looked up at that moment, once for all who listen."""
        async for batch in bells():
            if concerned := self.streams.concerned(batch):
                try:
                    hearers = await looked_up(partial(who_hears, {each.topic for each in concerned}))
                except DatabaseError as trouble:
                    log.warning("who hears is not known", error=type(trouble).__name__)
                    continue
                self.streams.tell(concerned, hearers)

    # ---- Requests

    async def _answer(self, scope: Message, receive: Receive, send: Send) -> None:
        headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
        asked = {name: values[-1] for name, values in parse_qs(scope["query_string"].decode("latin-1")).items()}
        if scope["method"] != "GET" or scope["path"] not in ("/events/", "/events/alive"):
            return await _say(send, 404, "not here")
        if scope["path"] == "/events/alive":
            return await _say(send, 200, "alive")
        if headers.get("origin", settings.SITE_ADDRESS) != settings.SITE_ADDRESS:
            return await _say(send, 403, "not from there")
        known = read_pass(asked.get("pass", ""))
        if known is None:
            return await _say(send, 403, "no pass")
        if not self.streams.has_room_for(known.person):
            return await _say(send, 503, "full")
        since = headers.get("last-event-id") or asked.get("since", "")
        await self._stream(known, int(since) if since.isdecimal() else 0, receive, send)
        return None

    async def _stream(self, known: Pass, since: int, receive: Receive, send: Send) -> None:
        with self.streams.opened(known.person, known.topic) as stream:
            try:
                allowed = await looked_up(lambda: may_hear(known.person, known.topic))
                missed = await looked_up(lambda: rang_since(since, known.topic)) if allowed else []
            except DatabaseError:
                return await _say(send, 503, "later")
            if not allowed:
                return await _say(send, 403, "no pass")
            for rang in missed:
                stream.tell(rang)
            await send({"type": "http.response.start", "status": 200, "headers": [*STREAM, *_around()]})
            telling = asyncio.create_task(_tell(stream, known, send))
            leaving = asyncio.create_task(_left(receive))
            ending = asyncio.create_task(self.ending.wait())
            tasks = {telling, leaving, ending}
            try:
                await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            finally:
                for task in tasks:
                    task.cancel()
                await asyncio.gather(*tasks, return_exceptions=True)
            if leaving.cancelled():  # the page is still there
                with suppress(Exception):
                    await send({"type": "http.response.body", "body": b"", "more_body": False})
        return None


async def _tell(stream: Stream, known: Pass, send: Send) -> None:
    """What rings, until the pass no longer holds: then the page asks for another."""
    await _write(send, ": here\n\n")
    while (left := (known.until - clock.now()).total_seconds()) > 0:
        news = await stream.news(within=min(left, STILL_HERE_EVERY))
        lines = [f"id: {number}\nevent: bell\ndata: {what}\n\n" for number, what in news]
        await _write(send, "".join(lines) or "event: still\ndata:\n\n")
    await _write(send, "event: over\ndata:\n\n")


async def _left(receive: Receive) -> None:
    """Until the page has gone."""
    while (await receive())["type"] != "http.disconnect":
        pass


async def _write(send: Send, text: str) -> None:
    await send({"type": "http.response.body", "body": text.encode(), "more_body": True})


async def _say(send: Send, status: int, word: str) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"cache-control", b"no-store"), *_around()]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": f"{word}\n".encode()})


def _around() -> list[tuple[bytes, bytes]]:
    """Our own pages may read it from another port; nobody else's. Which server this is, is nobody's business."""
    own = settings.SITE_ADDRESS.encode()
    return [(b"access-control-allow-origin", own), (b"vary", b"origin"), (b"server", b"Sameboat")]
