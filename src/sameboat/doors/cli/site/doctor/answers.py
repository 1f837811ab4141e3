"""Answers by mail: are they set up, does somebody take them, and does the mail server bring them."""

from __future__ import annotations

import smtplib
from collections.abc import Iterator
from typing import Any

from django.conf import settings

from sameboat.base.kit.mailboxes import domain_of
from sameboat.commons.conversations.answers.running import HERE
from sameboat.commons.conversations.queries import answers_come_here
from sameboat.commons.conversations.rules.answering import LENGTH

from .findings import Finding, think, well, wrong

READ_ON = "docs/operating.md has the lines, under Answers by mail."
GOOD, NO_SUCH = 250, 550


def set_up() -> Iterator[Finding]:
    """Two settings belong together, and the domain is for nothing else."""
    at, by = settings.ANSWERS_AT, settings.ANSWERS_VERIFIED_BY
    if not at and not by:
        if not settings.DEMO:
            yield well("Answers", "nobody can answer by mail; SAMEBOAT_ANSWERS_AT is not set")
    elif not by:
        yield wrong(
            "Answers",
            f"mail to {at} would come from anybody, so none is taken",
            f"SAMEBOAT_ANSWERS_VERIFIED_BY: the name under which your mail server says who sent a mail. {READ_ON}",
        )
    elif not at:
        yield wrong("Answers", "nobody can answer by mail", f"SAMEBOAT_ANSWERS_AT: a domain for answers. {READ_ON}")
    elif domain_of(settings.DEFAULT_FROM_EMAIL).strip("> ") == at:
        yield wrong(
            "Answers",
            f"letters come from {at} too, and what is sent back to them would be lost",
            "SAMEBOAT_ANSWERS_AT: a domain that is for answers alone, such as answers.example.org.",
        )


def taken() -> Iterator[Finding]:
    """Whoever listens there is ours: no other mail server refuses just this address and in just this way."""
    if not answers_come_here():
        return
    place = f"{HERE}:{settings.ANSWERS_PORT}"
    try:
        with smtplib.SMTP(HERE, settings.ANSWERS_PORT, timeout=10) as line:
            ours = line.ehlo()[0] == GOOD and _asked(line, _shaped()) == GOOD and _asked(line, "postmaster") == NO_SUCH
    except (OSError, smtplib.SMTPException) as trouble:
        yield wrong(
            "Answers",
            f"{place} does not answer ({type(trouble).__name__}); mails wait with the mail server",
            "Start sameboat serve, which brings it along, or sameboat answers.",
        )
        return
    if ours:
        yield well("Answers", f"{place} takes what the mail server brings for {settings.ANSWERS_AT}")
    else:
        yield wrong(
            "Answers", f"somebody else listens at {place}", "SAMEBOAT_ANSWERS_PORT: each site has a port of its own."
        )


def brought() -> Iterator[Finding]:
    """A mail server on this machine can be asked whether it would take such mail, without sending any."""
    server: dict[str, Any] = settings.MAIL_SERVER
    if not answers_come_here() or settings.DEMO or server["host"] not in {"localhost", "127.0.0.1", "::1"}:
        return
    try:
        with smtplib.SMTP(server["host"], server["port"], timeout=10) as line:
            line.ehlo()
            takes, anything = _asked(line, _shaped()) == GOOD, _asked(line, "nobody-of-this-name") == GOOD
    except (OSError, smtplib.SMTPException):
        return  # said above, of letters
    if not takes:
        yield wrong("Answers", f"the mail server takes no mail for {settings.ANSWERS_AT}", READ_ON)
    elif anything:
        yield think(
            "Answers",
            f"the mail server takes mail for any address at {settings.ANSWERS_AT}, and would have to send it back",
            f"relay_recipient_maps says which addresses there are. {READ_ON}",
        )
    else:
        yield well("Answers", f"the mail server takes mail for {settings.ANSWERS_AT}, and for our addresses alone")


def _shaped() -> str:
    """Spelled as our addresses are, and nobody's."""
    return "a" * LENGTH


def _asked(line: smtplib.SMTP, local: str) -> int:
    """Whether such an address is taken; nothing is sent."""
    line.mail("")
    code, _words = line.rcpt(f"{local}@{settings.ANSWERS_AT}")
    line.rset()
    return code
