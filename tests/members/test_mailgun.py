"""A provider that can be asked by Message-ID, spoken to as it documents: a small server on loopback answers."""

from __future__ import annotations

import base64
import json
import threading
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest

from sameboat.base.kit import clock
from sameboat.members.notices import journals
from sameboat.members.notices.journals.mailgun import Mailgun

KEY = "key-of-a-test"


class Provider(ThreadingHTTPServer):
    """Answers ``GET /v3/{domain}/events`` from a list, a page of two at a time."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Answers)
        self.events, self.asked, self.answer = [], [], None

    @property
    def address(self):
        return f"http://127.0.0.1:{self.server_port}"

    def add(self, event, message_id, **facts):
        heading = {"headers": {"message-id": message_id, "to": "ada@example.org"}}
        self.events.append({"event": event, "timestamp": clock.now().timestamp(), "message": heading, **facts})


class Answers(BaseHTTPRequestHandler):
    def do_GET(self):
        there, parts = self.server, urlsplit(self.path)
        asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
        there.asked.append((parts.path, asked))
        said = self.headers.get("Authorization", "")
        if said != "Basic " + base64.b64encode(f"api:{KEY}".encode()).decode():
            return self._say(401, b"Forbidden")
        if there.answer is not None:
            return self._say(*there.answer)
        fit = [event for event in there.events if self._fits(event, asked)]
        at = int(asked.get("page", 0))
        following = f"{there.address}{parts.path}?{parts.query.split('&page=')[0]}&page={at + 2}"
        page = {"items": fit[at : at + 2], "paging": {"next": following}}
        return self._say(200, json.dumps(page).encode())

    def _fits(self, event, asked):
        wanted = asked.get("message-id", event["message"]["headers"]["message-id"])
        return (
            event["message"]["headers"]["message-id"] == wanted
            and asked.get("event", event["event"]) == event["event"]
            and asked.get("severity", event.get("severity")) == event.get("severity")
            and event["timestamp"] >= float(asked.get("begin", 0))
        )

    def _say(self, status, words):
        self.send_response(status)
        self.end_headers()
        self.wfile.write(words)

    def log_message(self, *words):
        del words


@pytest.fixture
def provider(settings):
    server = Provider()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings.MAILGUN = {"domain": "mg.example.org", "key": KEY, "api": server.address}
    yield server
    server.shutdown()
    server.server_close()


def test_a_letter_is_asked_for_by_its_message_id(provider):
    provider.add("accepted", "1@site")
    provider.add("rejected", "2@site")
    journal = Mailgun()
    assert journal.look("<1@site>") == journals.WENT_OUT
    assert journal.look("<2@site>") == journal.look("<3@site>") == journals.NEVER_SEEN
    path, asked = provider.asked[0]
    assert path == "/v3/mg.example.org/events"
    assert asked["message-id"] == "1@site"


@pytest.mark.parametrize(
    "answer", [(500, b"later"), (429, b"too many"), (200, b"<html>"), (200, b'{"items": 7}'), (200, b"[]")]
)
def test_a_provider_that_gives_no_answer_is_asked_again_later(provider, answer):
    provider.answer = answer
    assert Mailgun().look("<1@site>") == journals.AWAY
    assert list(Mailgun().bounced(clock.now())) == []


@pytest.mark.usefixtures("provider")
def test_a_wrong_key_or_nobody_there_is_no_answer_either(settings):
    settings.MAILGUN = {**settings.MAILGUN, "key": "another"}
    assert Mailgun().look("<1@site>") == journals.AWAY
    settings.MAILGUN = {**settings.MAILGUN, "api": "http://127.0.0.1:9"}
    assert Mailgun().look("<1@site>") == journals.AWAY


def test_what_failed_for_good_is_told_page_by_page(provider):
    for number in range(5):
        provider.add("failed", f"{number}@site", severity="permanent")
    provider.add("failed", "busy@site", severity="temporary")
    provider.add("failed", "old@site", severity="permanent", timestamp=datetime(2020, 1, 1, tzinfo=UTC).timestamp())
    came_back = list(Mailgun().bounced(clock.now() - timedelta(days=2)))
    assert [one.message_id for one in came_back] == [f"<{number}@site>" for number in range(5)]
    assert abs(came_back[0].at - clock.now()) < timedelta(minutes=1)


def test_our_key_is_not_carried_to_wherever_a_page_points(provider):
    elsewhere = {"items": [{"event": "accepted"}], "paging": {"next": "http://elsewhere.invalid/v3/events?page=2"}}
    provider.answer = (200, json.dumps(elsewhere).encode())
    assert Mailgun().look("<1@site>") == journals.WENT_OUT
    assert len(provider.asked) == 1
