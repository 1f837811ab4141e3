"""What other apps hand to this one: how letters leave, how near two people are, what leaving means to them.

Letters lie beside this app and read its rows, so this app cannot call them by name; they say here who they are.
"""

from __future__ import annotations

from typing import Any, Protocol


class SendWords(Protocol):
    """Sends a letter whose words cannot be written again from ids, such as a code."""

    def __call__(self, subject: str, text: str, *, address: str, key: str) -> Any:
        """The letter, put into the outbox in the caller's transaction."""


_letters: list[SendWords] = []


def letters_leave_by(send: SendWords) -> None:
    """Called once, by the app that has the outbox."""
    _letters[:] = [send]


def send_words(subject: str, text: str, *, address: str, key: str) -> None:
    """Put a letter into the outbox."""
    _letters[0](subject, text, address=address, key=key)
