"""A journal knows what really went out. It is asked before any second try, because the sender itself cannot know.

A sender that is killed between *the mail server took it* and *I wrote that down* leaves a letter in doubt; no protocol
can close that gap from the sender's side (RFC 1047). Whoever keeps a journal of accepted letters by their Message-ID
can close it: the relay's own log, a provider's interface, a mailbox that receives copies, or, in a demo, the demo's
post. A site names one in ``MAIL_JOURNAL``; without one, the kind of letter decides what to do in doubt.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Literal, Protocol

from django.conf import settings
from django.utils.module_loading import import_string

from sameboat.members.notices.models import ShownLetter


@dataclass(frozen=True, slots=True)
class Seen:
    """What a journal says of one letter."""

    went_out: Literal["yes", "no", "unknown"]


WENT_OUT, NEVER_SEEN, UNKNOWN = Seen("yes"), Seen("no"), Seen("unknown")


class Journal(Protocol):
    """Anything that knows what went out."""

    lag: timedelta
    """How long after a letter went out the journal may still not know of it."""

    def look(self, message_id: str) -> Seen:
        """Whether this letter went out. Unknown, when the journal cannot be read just now."""


class NoJournal:
    """Nobody keeps one."""

    lag = timedelta(0)

    def look(self, message_id: str) -> Seen:
        """Nobody knows."""
        del message_id
        return UNKNOWN


class DemoJournal:
    """The demo's own post."""

    lag = timedelta(0)

    def look(self, message_id: str) -> Seen:
        """Whether it lies there."""
        return WENT_OUT if ShownLetter.objects.filter(message_id=message_id).exists() else NEVER_SEEN


OURS: dict[str, type[Journal]] = {"none": NoJournal, "demo": DemoJournal}


def journal_in_use() -> Journal:
    """The journal that the site's settings name: one of ours, or the address of a class in the code."""
    name = settings.MAIL_JOURNAL
    made: Journal = (OURS.get(name) or import_string(name))()
    return made
