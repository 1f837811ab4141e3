"""From one browser to another: a form is sent, a bell rings, the partner's page fetches what is new."""

import asyncio
import os
import random
import subprocess
import sys
import time
from contextlib import ExitStack, suppress
from pathlib import Path
from urllib.parse import quote, urlencode
from urllib.request import urlopen
from uuid import uuid4

EVERY = 0.2
"""Seconds between two messages."""
GIVEN_UP = 10.0
STARTS_WITHIN = 180
TOKEN = "a" * 32


def heard(pairs, sent):
    """Seconds from each form to the words on the partner's page; and how many never came."""
    from django.conf import settings
    from tests.members.journaled_smtp import free_port

    pages, events = free_port(), free_port()
    address = f"http://localhost:{pages}"
    surroundings = {
        **os.environ,
        "SAMEBOAT_ADDRESS": address,
        "SAMEBOAT_LIVE_PORT": str(events),
        "SAMEBOAT_KEYS": str(settings.KEYS),
    }
    granian = [str(Path(sys.executable).with_name("granian")), "--interface", "wsgi", "--http", "1", "--no-ws"]
    granian += ["--host", "127.0.0.1", "--port", str(pages), "--workers", "2", "--blocking-threads", "4"]
    granian += [
        "--workers-kill-timeout",
        "5",
        "--log-level",
        "error",
        "--no-access-log",
        "sameboat.config.wsgi:application",
    ]
    hearing = [sys.executable, "-m", "sameboat.doors.cli.site.hearing", "127.0.0.1", str(events)]
    with ExitStack() as ends:
        for words in (granian, hearing):
            process = subprocess.Popen(words, env=surroundings)
            ends.callback(process.wait)
            ends.callback(process.terminate)
        _wait_for(f"{address}/healthz")
        _wait_for(f"http://localhost:{events}/events/alive")
        people = [_Seat(part, pair, pages, events) for pair in pairs for part in pair.partners.select_related("person")]
        return asyncio.run(_all_talk(people, sent))


class _Seat:
    """Somebody with their talk open in a browser."""

    def __init__(self, part, pair, pages, events):
        from django.conf import settings
        from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
        from django.contrib.sessions.backends.db import SessionStore
        from django.urls import reverse
        from tests.site_makers import password_was_shown

        from sameboat.base.live.passes import written_pass
        from sameboat.commons.conversations.models import Message

        session = SessionStore()
        session.update(password_was_shown(part.person))
        session[SESSION_KEY] = str(part.person_id)
        session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
        session[HASH_SESSION_KEY] = part.person.get_session_auth_hash()
        session.save()
        self.pair, self.pages, self.events = pair.pk, pages, events
        self.cookie = f"{settings.SESSION_COOKIE_NAME}={session.session_key}; {settings.CSRF_COOKIE_NAME}={TOKEN}"
        last = Message.objects.filter(partnership=pair).latest("written_at")
        self.talk = reverse("partner_talk", args=[pair.pk])
        self.new = reverse("partner_talk_new", args=[pair.pk, last.pk])
        self.listens = f"/events/?pass={quote(written_pass(part.person_id, pair.pk))}&since=999999999"
        self.bell = asyncio.Event()
        self.opened = asyncio.Event()
        self.answered = b""

    async def listen(self):
        """Hear bells until the end."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.events)
        writer.write(f"GET {self.listens} HTTP/1.1\r\nHost: localhost:{self.events}\r\n\r\n".encode())
        with suppress(asyncio.CancelledError, ConnectionError):
            self.answered = await reader.readline()
            while line := await reader.readline():
                if line.startswith(b": here"):
                    self.opened.set()
                if line.startswith(b"data: talk"):
                    self.bell.set()
        writer.close()

    async def open(self):
        """Load the talk, and listen from then on."""
        status, _body = await self._ask("GET", self.talk)
        if status != 200:
            raise RuntimeError(f"the talk was answered with {status}")
        return asyncio.create_task(self.listen())

    async def say(self, words):
        """Send the page's form."""
        form = urlencode({"csrfmiddlewaretoken": TOKEN, "form": str(uuid4()), "text": words})
        status, _body = await self._ask("POST", self.talk, form)
        if status != 302:
            raise RuntimeError(f"the form was answered with {status}")

    async def fetch_until(self, words):
        """Whenever the bell rings, fetch the piece of the page; until the words stand in it."""
        while True:
            await self.bell.wait()
            self.bell.clear()
            status, body = await self._ask("GET", self.new)
            if status == 200 and words.encode() in body:
                return

    async def _ask(self, method, path, form=""):
        reader, writer = await asyncio.open_connection("127.0.0.1", self.pages)
        head = f"{method} {path} HTTP/1.1\r\nHost: localhost:{self.pages}\r\nCookie: {self.cookie}\r\n"
        head += f"Connection: close\r\nOrigin: http://localhost:{self.pages}\r\nHX-Request: true\r\n"
        head += f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(form)}\r\n\r\n"
        writer.write((head + form).encode())
        answer = await reader.read()
        writer.close()
        return int(answer.split(b" ", 2)[1]), answer


async def _all_opened(people):
    """Everybody listens; or the bench says how those were answered who do not."""
    with suppress(TimeoutError):
        await asyncio.wait_for(asyncio.gather(*(each.opened.wait() for each in people)), 60)
    if deaf := [each.answered for each in people if not each.opened.is_set()]:
        raise RuntimeError(f"{len(deaf)} of {len(people)} do not listen: {deaf[:3]}")


async def _all_talk(people, sent):
    streams = [await each.open() for each in people]
    await _all_opened(people)
    partner = {id(each): other for each in people for other in people if each.pair == other.pair and each is not other}
    rng = random.Random(sent)
    # Nobody is written to twice within the time of a message.
    turns = [each for _ in range(-(-sent // len(people))) for each in rng.sample(people, len(people))][:sent]
    talking = []
    for at, writer in enumerate(turns):
        talking.append(asyncio.create_task(_one(writer, partner[id(writer)], f"word-{at}-{uuid4().hex}")))
        await asyncio.sleep(EVERY)
    times = await asyncio.gather(*talking)
    for stream in streams:
        stream.cancel()
    await asyncio.gather(*streams, return_exceptions=True)
    came = [time_ for time_ in times if time_ is not None]
    return came, len(times) - len(came)


async def _one(writer, reader, words):
    began = time.perf_counter()
    hearing = asyncio.create_task(reader.fetch_until(words))
    await writer.say(words)
    try:
        await asyncio.wait_for(hearing, GIVEN_UP)
    except TimeoutError:
        return None
    return time.perf_counter() - began


def _wait_for(address):
    until = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < until:
        with suppress(OSError), urlopen(address):
            return
        time.sleep(0.1)
    raise RuntimeError(f"nobody answers at {address}")
