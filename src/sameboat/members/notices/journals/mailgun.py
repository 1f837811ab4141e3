"""A provider that can be asked by Message-ID: Mailgun.

What is asked is documented at https://documentation.mailgun.com/docs/mailgun/api-reference/send/mailgun/events :
``GET /v3/{domain}/events``, basic authentication as ``api``, filters ``message-id``, ``event`` and ``severity``, at
most 300 events a page with the address of the next; ``accepted`` is the event of a message that Mailgun took, and
``failed`` with ``severity=permanent`` that of one which never reached its reader. Events are kept for at least three
days. (Mailgun calls its Logs interface the successor; that one documents no filter by Message-ID.)

Letters go to Mailgun by SMTP like to any mail server, and keep the Message-ID that we gave them.
"""

from __future__ import annotations

import base64
import http.client
import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlencode, urlsplit

import structlog
from django.conf import settings

from sameboat.members.notices.journals.kinds import AWAY, NEVER_SEEN, WENT_OUT, Bounced, Journal, Seen

API = "https://api.mailgun.net"
"""Of accounts in the United States; those in Europe say ``SAMEBOAT_MAILGUN_API = https://api.eu.mailgun.net``."""
TAKEN = {"accepted", "delivered", "failed", "opened", "clicked", "complained", "unsubscribed"}
"""Events of a message that Mailgun has; ``rejected`` is one that it never took."""
LARGEST = 4 * 1024 * 1024
MOST_PAGES = 200

log = structlog.get_logger("sameboat.letters")


class CannotBeAsked(Exception):  # noqa: N818  it is a fact about a provider
    """No answer, or none that we understand."""


class Mailgun(Journal):
    """What Mailgun remembers of our letters."""

    lag = timedelta(minutes=2)
    """An event is to be found some seconds after it happened; a wait in doubt costs less than a letter twice."""
    remembers = timedelta(days=3)
    timeout = 10.0
    """Seconds for an answer."""

    def look(self, message_id: str) -> Seen:
        """Whether Mailgun took it."""
        try:
            events = list(self._events({"message-id": message_id.strip("<>"), "limit": "50"}))
        except CannotBeAsked as trouble:
            log.warning("Mailgun could not be asked", why=str(trouble))
            return AWAY
        return WENT_OUT if any(event.get("event") in TAKEN for event in events) else NEVER_SEEN

    def bounced(self, since: datetime) -> Iterable[Bounced]:
        """What failed for good since then."""
        asked = {
            "event": "failed",
            "severity": "permanent",
            "begin": f"{since.timestamp():.0f}",
            "ascending": "yes",
            "limit": "300",
        }
        try:
            return [_bounced(event) for event in self._events(asked)]
        except (CannotBeAsked, KeyError, TypeError, ValueError) as trouble:
            log.warning("Mailgun could not be asked", why=type(trouble).__name__)
            return ()

    def _events(self, asked: dict[str, str]) -> Iterator[dict[str, Any]]:
        """Every event of every page."""
        address = f"{_api()}/v3/{settings.MAILGUN['domain']}/events?{urlencode(asked)}"
        for _ in range(MOST_PAGES):
            page = self._page(address)
            items = page.get("items")
            if not isinstance(items, list):
                raise CannotBeAsked("no list of events")
            if not items:
                return
            yield from items
            address = (page.get("paging") or {}).get("next") or ""
            if not address.startswith(_api()):  # our key is for Mailgun alone
                return

    def _page(self, address: str) -> dict[str, Any]:
        parts = urlsplit(address)
        kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
        line = kind(parts.hostname or "", parts.port, timeout=self.timeout)
        word = base64.b64encode(f"api:{settings.MAILGUN['key']}".encode()).decode("ascii")
        try:
            line.request("GET", f"{parts.path}?{parts.query}", headers={"Authorization": f"Basic {word}"})
            answer = line.getresponse()
            if answer.status != 200:
                raise CannotBeAsked(f"it answered {answer.status}")
            page = json.loads(answer.read(LARGEST))
        except (OSError, http.client.HTTPException, ValueError) as trouble:
            raise CannotBeAsked(type(trouble).__name__) from None
        finally:
            line.close()
        if not isinstance(page, dict):
            raise CannotBeAsked("no page of events")
        return page


def _api() -> str:
    return str(settings.MAILGUN["api"] or API).rstrip("/")


def _bounced(event: dict[str, Any]) -> Bounced:
    message_id = event["message"]["headers"]["message-id"]
    return Bounced(f"<{message_id.strip('<>')}>", datetime.fromtimestamp(float(event["timestamp"]), tz=UTC))
