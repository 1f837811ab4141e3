"""One connection to the mail server, kept open while there are letters, and what came of each letter.

Three things may come of it: the server took it; it surely did not (and will not, or will later); or nobody can say,
because the connection broke in the middle. The difference decides whether a second try could be a second copy.
"""

from __future__ import annotations

import smtplib
from collections.abc import Callable
from dataclasses import dataclass
from email.utils import formataddr
from typing import Any, Literal

import css_inline
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import BadHeaderError, EmailMultiAlternatives, get_connection
from django.core.validators import validate_email

from sameboat.members.notices.registry import Invitation
from sameboat.members.notices.words import Written

NOT_THE_READERS_FAULT = {421, 450, 451, 452, 454, 530, 534, 535, 538}
"""Answers about the server or our account with it: they say nothing about the letter, which waits."""
INLINER = css_inline.CSSInliner(keep_at_rules=True, load_remote_stylesheets=False)


class PostClosed(Exception):  # noqa: N818  it is a fact about the mail server
    """The mail server cannot be reached. No letter was touched."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a letter."""

    what: Literal["taken", "refused", "put off", "unsure"]
    why: str = ""


TAKEN = Outcome("taken")


class Post:
    """The way to the mail server."""

    def __init__(self) -> None:
        self._connection: Any = None

    def open(self) -> None:
        """Be connected, or raise ``PostClosed``. A connection that the server has given up meanwhile is renewed."""
        try:
            if self._connection is not None and not answers(self._connection):
                self.close()
            if self._connection is None:
                fresh = get_connection()
                fresh.open()
                self._connection = fresh
        except (OSError, smtplib.SMTPException) as trouble:
            raise PostClosed(type(trouble).__name__) from None

    def close(self) -> None:
        """Let the connection go."""
        gone, self._connection = self._connection, None
        if gone is not None:
            try:
                gone.close()
            except (OSError, smtplib.SMTPException):
                return  # it was gone already

    def send(self, written: Written, message_id: str) -> Outcome:
        """Hand over one letter."""
        outcome = came_of(lambda: self._hand_over(written, message_id))
        if outcome.what == "unsure":
            self.close()
        return outcome

    def _hand_over(self, written: Written, message_id: str) -> None:
        validate_email(written.address)
        message = envelope(written, message_id)
        message.connection = self._connection
        message.send()


def came_of(hand_over: Callable[[], object]) -> Outcome:
    """What came of handing over one letter."""
    try:
        hand_over()
    except (ValidationError, BadHeaderError):
        return Outcome("refused", "this is no address")
    except smtplib.SMTPNotSupportedError:
        return Outcome("refused", "the mail server cannot write to such an address")
    except smtplib.SMTPSenderRefused as trouble:  # that is about us: every letter would be refused
        return Outcome("put off", f"the mail server does not take letters from us ({trouble.smtp_code})")
    except smtplib.SMTPRecipientsRefused as trouble:
        return _answered(min(code for code, _ in trouble.recipients.values()))
    except smtplib.SMTPResponseException as trouble:
        return _answered(trouble.smtp_code)
    except (OSError, smtplib.SMTPException) as trouble:
        return Outcome("unsure", type(trouble).__name__)
    return TAKEN


def envelope(written: Written, message_id: str) -> EmailMultiAlternatives:
    """The message as it goes out: text first, the same as HTML beside it, and nothing that tells us it was read."""
    headers = {
        "Message-ID": message_id,
        "Auto-Submitted": "auto-generated",  # absence notices do not answer it
        "X-Auto-Response-Suppress": "All",
    }
    if written.urgent:
        headers["Priority"] = "urgent"  # somebody waits for it: it goes before an announcement to thousands
    if written.off:
        headers["List-Unsubscribe"] = f"<{written.off}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message = EmailMultiAlternatives(
        written.subject, written.text, settings.DEFAULT_FROM_EMAIL, [written.address], headers=headers
    )
    if written.answer_to:
        message.reply_to = [formataddr((settings.SITE_NAME, written.answer_to))]
    message.attach_alternative(INLINER.inline(written.html), "text/html")
    if written.invitation:
        _enclose(message, written.invitation)
    return message


def _enclose(message: EmailMultiAlternatives, invitation: Invitation) -> None:
    """Some programs read an invitation beside the text and the HTML, others only one that is attached: both."""
    message.attach_alternative(invitation.text, f"text/calendar; method={invitation.method}")
    message.attach("meeting.ics", invitation.text.encode(), "application/ics")


def answers(connection: Any) -> bool:
    """Whether the server at the other end still listens. Only SMTP can have gone away."""
    smtp = getattr(connection, "connection", None)
    if smtp is None:
        return True
    try:
        return bool(smtp.noop()[0] == 250)
    except (OSError, smtplib.SMTPException):
        return False


def _answered(code: int) -> Outcome:
    if code >= 500 and code not in NOT_THE_READERS_FAULT:
        return Outcome("refused", f"the mail server refused it ({code})")
    return Outcome("put off", f"the mail server put it off ({code})")
