"""Letters and tasks: does somebody do them, and does the mail server take them."""

from __future__ import annotations

import smtplib
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.mail import get_connection

from sameboat.base.jobs.models import Period
from sameboat.base.jobs.queries import dead_jobs
from sameboat.base.kit import clock
from sameboat.members.notices.journals import journal_in_use
from sameboat.members.notices.models import Letter
from sameboat.members.notices.queries import how_letters_stand
from sameboat.members.notices.relay.book import book_in_use

from ...words import count
from .findings import Finding, think, well, wrong

START_IT = "Start sameboat work, and keep it running; docs/operating.md has a unit for it."
SILENT_FOR = timedelta(hours=2)
"""Duties come round every hour at the latest, wherever a worker runs."""
WAITS_LONG = timedelta(minutes=30)


def worker() -> Iterator[Finding]:
    """A worker was seen lately."""
    newest = Period.objects.order_by("-begins_at").values_list("begins_at", flat=True).first()
    if newest is None:
        yield think("Worker", "none has run yet", START_IT)
    elif clock.now() - newest > SILENT_FOR:
        yield wrong("Worker", f"none since {_moment(newest)}; letters and tasks wait", START_IT)
    else:
        yield well("Worker", f"seen since {_moment(newest)}")
    if dead := dead_jobs().count():
        yield wrong(
            "Tasks",
            f"{count(dead, 'task was', 'tasks were')} given up after several tries",
            "The worker's log says which and why; report it as CONTRIBUTING.md says.",
        )


def outbox() -> Iterator[Finding]:
    """How long letters wait, and what became of those that could not go."""
    stand = how_letters_stand()
    oldest = Letter.objects.open().order_by("made_at").values_list("made_at", flat=True).first()
    if oldest and clock.now() - oldest > WAITS_LONG:
        waiting = count(stand["waiting"], "letter waits", "letters wait")
        mark = think if settings.DEMO else wrong
        yield mark(
            "Letters", f"{waiting}, the oldest since {_moment(oldest)}", "Look at the worker and the mail server."
        )
    else:
        yield well("Letters", f"{count(stand['waiting'], 'letter waits', 'letters wait')} to be sent")
    if stand["in_doubt"]:
        yield think(
            "Letters",
            f"of {count(stand['in_doubt'], 'letter', 'letters')} nobody knows whether it went out",
            "sameboat letters lists them; the log of the mail server knows, by Message-ID.",
        )
    if stand["bounced"]:
        yield think(
            "Letters",
            f"{count(stand['bounced'], 'letter', 'letters')} came back",
            "Mostly an address that is gone. The coordinators see whom it concerns; sameboat letters lists them.",
        )
    if stand["dead"]:
        yield think(
            "Letters",
            f"{count(stand['dead'], 'letter was', 'letters were')} refused for good",
            "Mostly an address that is gone. The coordinators see whom it concerns; sameboat letters lists them.",
        )


def journal() -> Iterator[Finding]:
    """Somebody knows what went out when a sender is killed, and can be asked."""
    if settings.DEMO:
        return
    if settings.MAIL_JOURNAL == "none":
        yield think(
            "Journal",
            "nobody knows what went out when a sender is killed; then a letter may go twice",
            "SAMEBOAT_MAIL_JOURNAL = relay brings our own along with sameboat work.",
        )
    elif settings.MAIL_JOURNAL == "relay":
        yield from _relay()
    elif journal_in_use().look("<nobody@example.org>").went_out == "away":
        yield wrong(
            "Journal", f"{settings.MAIL_JOURNAL} cannot be asked", "Its settings: SAMEBOAT_MAILGUN_DOMAIN, _KEY."
        )
    else:
        yield well("Journal", f"{settings.MAIL_JOURNAL} can be asked what went out")


def _relay() -> Iterator[Finding]:
    """Our relay listens, knows us, and does not lie on letters for long."""
    place = f"127.0.0.1:{settings.RELAY_PORT}"
    line = get_connection(fail_silently=False, timeout=10)
    try:
        line.open()
    except smtplib.SMTPAuthenticationError:
        yield wrong(
            "Relay", f"somebody else listens at {place}", "SAMEBOAT_RELAY_PORT: each site has a port of its own."
        )
        return
    except (OSError, smtplib.SMTPException) as trouble:
        yield wrong("Relay", f"{place} does not answer ({type(trouble).__name__})", START_IT)
        return
    line.close()
    with book_in_use() as book:
        held, since = len(book.waiting()), book.waits_since()
    if since and clock.now() - since > WAITS_LONG:
        waiting = count(held, "letter lies", "letters lie")
        yield wrong("Relay", f"{waiting} there, the oldest since {_moment(since)}", "Look at the mail server, below.")
    else:
        yield well("Relay", f"{place} answers, {count(held, 'letter lies', 'letters lie')} there to be handed on")


def mail_server() -> Iterator[Finding]:
    """It answers, and knows us."""
    if settings.DEMO:
        yield well("Mail", "letters are shown on /demo/post/ and not sent")
        return
    beyond: dict[str, Any] = settings.MAIL_SERVER
    place = f"{beyond['host']}:{beyond['port']}"
    line = get_connection(fail_silently=False, **{**beyond, "timeout": 10})
    try:
        line.open()
    except smtplib.SMTPAuthenticationError:
        yield wrong(
            "Mail", f"{place} does not take our user and password", "SAMEBOAT_MAIL_USER, SAMEBOAT_MAIL_PASSWORD"
        )
    except (OSError, smtplib.SMTPException) as trouble:
        yield wrong(
            "Mail", f"{place} does not answer ({type(trouble).__name__})", "SAMEBOAT_MAIL_HOST, _PORT, _STARTTLS, _TLS"
        )
    else:
        line.close()
        yield well("Mail", f"{place} answers")
        if not (beyond["use_tls"] or beyond["use_ssl"] or beyond["host"] in {"localhost", "127.0.0.1"}):
            yield wrong("Mail", "letters travel readable to another machine", "SAMEBOAT_MAIL_STARTTLS = yes")
    if "@example." in settings.DEFAULT_FROM_EMAIL:
        yield wrong("Mail", "letters come from an address that belongs to nobody", "SAMEBOAT_MAIL_FROM says whom from.")


def _moment(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M} UTC"
