"""Somebody with their talk open in a browser: it listens, and fetches what is new when a bell rings."""

import asyncio
import json
from contextlib import suppress
from urllib.parse import quote, urlencode
from uuid import uuid4

TOKEN = "a" * 32


class Seat:
    """One open page."""

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
        self.renew = reverse("live_pass", args=[pair.pk])
        self.pass_ = written_pass(part.person_id, pair.pk)
        self.heard = 0
        self.bell = asyncio.Event()
        self.opened = asyncio.Event()
        self.answered = b""

    async def listen(self):
        """Hear bells until the end; a pass that no longer holds is changed for the next one, as the page does it."""
        since = "999999999"
        with suppress(asyncio.CancelledError, ConnectionError):
            while True:
                since = await self._hear(since)
                _status, answer = await self._ask("GET", self.renew)
                self.pass_ = json.loads(answer.partition(b"\r\n\r\n")[2])["pass"]

    async def _hear(self, since):
        reader, writer = await asyncio.open_connection("127.0.0.1", self.events)
        listens = f"/events/?pass={quote(self.pass_)}&since={since}"
        writer.write(f"GET {listens} HTTP/1.1\r\nHost: localhost:{self.events}\r\n\r\n".encode())
        try:
            self.answered = await reader.readline()
            while line := await reader.readline():
                if line.startswith(b": here"):
                    self.opened.set()
                if line.startswith(b"id: "):
                    since = line[4:].strip().decode()
                if line.startswith(b"data: talk"):
                    self.heard += 1
                    self.bell.set()
                if line.startswith(b"event: over"):
                    break
        finally:
            writer.close()
        return since

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


def seated(pairs, pages, events):
    """A seat for everybody in the pairs."""
    return [Seat(part, pair, pages, events) for pair in pairs for part in pair.partners.select_related("person")]


async def all_opened(people):
    """Everybody listens; or it is said how those were answered who do not."""
    with suppress(TimeoutError):
        await asyncio.wait_for(asyncio.gather(*(each.opened.wait() for each in people)), 60)
    if deaf := [each.answered for each in people if not each.opened.is_set()]:
        raise RuntimeError(f"{len(deaf)} of {len(people)} do not listen: {deaf[:3]}")
