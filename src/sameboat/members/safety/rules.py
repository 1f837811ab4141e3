"""What may be said about people one would rather not meet; who may block, report, and read a report."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from sameboat.base.kit.verdicts import YES, Verdict, no

MOST_AVOIDED = 20
LONGEST = 200
LONGEST_REPORT = 20_000
MOST_CHOSEN = 200
ANSWERED_WITHIN = timedelta(hours=24)


def may_avoid(named: Sequence[str]) -> Verdict:
    """A short list of names or addresses. No reason is asked for."""
    if len(named) > MOST_AVOIDED:
        return no(_("Twenty names fit here. If it is a whole workplace, the round keeps you apart from colleagues."))
    if any(len(text) > LONGEST for text in named):
        return no(_("One of these is longer than two hundred letters. A name or an address is enough."))
    return YES


def tidy(named: Sequence[str]) -> list[str]:
    """Each name once, without blanks around it."""
    return list(dict.fromkeys(text for text in (" ".join(line.split()) for line in named) if text))


def may_block(*, is_oneself: bool) -> Verdict:
    """Anybody but oneself."""
    return no(_("Nobody can block themselves. Choose your partner.")) if is_oneself else YES


def may_unblock(*, is_theirs: bool) -> Verdict:
    """One's own, once."""
    return YES if is_theirs else no(_("This is undone already."))


def may_report(words: str, chosen: int) -> Verdict:
    """One sentence is enough, or some chosen words, or both."""
    if not words.strip() and not chosen:
        return no(_("Choose something that was written, or write one sentence. Either is enough."))
    if chosen > MOST_CHOSEN:
        return no(_("More than two hundred are chosen. Choose those that show it best; you can add to it later."))
    return may_be_written(words) if words.strip() else YES


def may_be_written(words: str) -> Verdict:
    """Something, and not a book."""
    if not words.strip():
        return no(_("Nothing is written yet. One sentence is enough."))
    if len(words) > LONGEST_REPORT:
        return no(_("This is longer than twenty thousand letters. Send the most important part; you can add to it."))
    return YES


def may_send(*, is_theirs: bool, sent_at: datetime | None) -> Verdict:
    """One's own, once."""
    if not is_theirs:
        return no(_("This report is gone: it waited for longer than a day. Begin it again; it is quick."))
    return no(_("This report was sent already.")) if sent_at else YES


def may_read(*, is_reader: bool) -> Verdict:
    """Those who keep people safe there, and never anybody it is about or who is a partner in it."""
    return YES if is_reader else no(_("This is for those who keep people safe, and are not concerned, alone."))


def may_acknowledge(answered_at: datetime | None) -> Verdict:
    """Once."""
    return no(_("Whoever reported knows already that it was read.")) if answered_at else YES


def may_close(*, answered_at: datetime | None, closed_at: datetime | None) -> Verdict:
    """Not before whoever reported has heard of anything."""
    if answered_at is None:
        return no(_("Whoever reported has heard nothing yet. Tell them first that it was read."))
    return no(_("It is closed already.")) if closed_at else YES


def may_reply(*, is_theirs: bool) -> Verdict:
    """To one's own report."""
    return YES if is_theirs else no(_("There is no such report of yours."))


def may_keep_apart(*, somebody_is_named: bool) -> Verdict:
    """Where it is about somebody."""
    return YES if somebody_is_named else no(_("The report names nobody, so there is nobody to keep apart from."))
