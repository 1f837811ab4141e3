"""A journal knows what really went out. It is asked before any second try, because the sender itself cannot know.

A sender that is killed between *the mail server took it* and *I wrote that down* leaves a letter in doubt; no protocol
can close that gap from the sender's side (RFC 1047). Whoever keeps a journal of accepted letters by their Message-ID
can close it. ``SAMEBOAT_MAIL_JOURNAL`` names one:

``relay``
    our own small relay on this machine, which writes a letter down before it answers;
``mailgun``
    a provider that can be asked by Message-ID;
``none``
    nobody: in doubt a letter goes again under the same Message-ID, and is shown as uncertain;

or the address of a class of one's own, made from ``Journal``. A demo asks its own post.
"""

from __future__ import annotations

from django.conf import settings
from django.utils.module_loading import import_string

from sameboat.members.notices.journals.kinds import (
    AWAY,
    NEVER_SEEN,
    UNKNOWN,
    WENT_OUT,
    Bounced,
    Journal,
    NoJournal,
    Seen,
)

__all__ = ["AWAY", "NEVER_SEEN", "UNKNOWN", "WENT_OUT", "Bounced", "Journal", "NoJournal", "Seen", "journal_in_use"]

OURS = {
    "none": "kinds.NoJournal",
    "demo": "demo.DemoJournal",
    "relay": "relay.RelayJournal",
    "mailgun": "mailgun.Mailgun",
}


def journal_in_use() -> Journal:
    """The journal that the site's settings name: one of ours, or the address of a class in the code."""
    name = settings.MAIL_JOURNAL
    made: Journal = import_string(f"{__name__}.{OURS[name]}" if name in OURS else name)()
    return made
