"""What may be about accounts. Pure thoughts; facts are handed in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from ipaddress import IPv6Address, IPv6Network, ip_address

from django.utils.translation import gettext_lazy as _

from sameboat.base.kit.verdicts import YES, Verdict, no

# ---- Guesses at passwords


@dataclass(frozen=True, slots=True)
class Limit:
    """At most ``most`` at once, and ``an_hour`` more an hour: nobody waits longer than an hour divided by that."""

    most: float
    an_hour: float

    def left(self, left: float, since: datetime, now: datetime) -> float:
        """What is left now of what was left then."""
        hours = max((now - since).total_seconds(), 0.0) / 3600
        return min(self.most, left + hours * self.an_hour)


OF_AN_ACCOUNT = Limit(5, 5)
"""At most ten guesses in any hour, and never more than 12 minutes until the next."""
FROM_A_NETWORK = Limit(50, 50)
"""At most a hundred guesses in any hour, at whatever accounts."""
ACCOUNTS_FROM_A_NETWORK = Limit(6, 4)
"""At most ten different accounts in any hour, so that one password is not tried on everybody."""


def network_of(address: str) -> str:
    """The network whose guesses are counted together: one IPv4 address, or the 64 bits that one line of IPv6 gets."""
    try:
        found = ip_address(address)
    except ValueError:
        return "unknown"
    if not isinstance(found, IPv6Address):
        return str(found)
    if found.ipv4_mapped:
        return str(found.ipv4_mapped)
    return str(IPv6Network((found, 64), strict=False))


def may_guess(*left: float) -> Verdict:
    """Whether one more password may be tried, by what is left of each allowance."""
    if all(each >= 1 for each in left):
        return YES
    return no(
        _(
            "That is many tries in a short time, so passwords rest for a few minutes. "
            "You can sign in at once with a code by e-mail or with a passkey."
        )
    )


# ---- Factors of one's own


@dataclass(frozen=True, slots=True)
class Factor:
    """A way of signing in that no mailbox and no employer can use, and since when it has been the person's own."""

    kind: str
    """``password``, ``passkey`` or ``authenticator``."""
    since: datetime


def has_own_factor(factors: Iterable[Factor]) -> Verdict:
    """Whether somebody can show that it is they, and not only their mailbox."""
    if any(True for _factor in factors):
        return YES
    return no(
        _(
            "A code by e-mail proves that somebody reads your mailbox, and that may be your employer. "
            "Add a passkey, an authenticator or a password of your own first."
        )
    )


@dataclass(frozen=True, slots=True)
class Opening:
    """What somebody has opened in this browser: nothing yet, or everything written since a moment."""

    since: datetime | None = None
    """Since when the oldest factor they have shown here speaks for them alone."""

    def __bool__(self) -> bool:
        return self.since is not None

    def opens(self, written_at: datetime) -> bool:
        """Whether what was written at that time can be read here."""
        return self.since is not None and self.since <= written_at


# ---- Past talk that is to open again

WAIT = timedelta(hours=72)
"""How long somebody has to stop what was asked in their name."""
GRACE = timedelta(minutes=1)
"""So much longer a stop still counts: one that comes as the wait ends is in time."""
MOVED = timedelta(days=14)
"""After a change of address the wait is never over sooner: until then letters reached somebody else, perhaps them."""
ASKED_WITHIN, ASKED_MOST = timedelta(days=30), 3


def waits_until(now: datetime, address_changed_at: datetime | None) -> datetime:
    """When the wait is over that begins now."""
    return max(now + WAIT, address_changed_at + MOVED) if address_changed_at else now + WAIT


def is_waited_out(until: datetime, now: datetime) -> bool:
    """Whether the wait is over, and the moment in which it could still be stopped, too."""
    return now >= until + GRACE


def may_ask_for_past(*, speaks_since: datetime | None, own_since: datetime | None, waits: bool, lately: int) -> Verdict:
    """Whether somebody may ask that what they have shown here opens what is older than it."""
    if speaks_since is None:
        return no(_("Show a way of signing in that is yours alone first: it is the one that will open what is older."))
    if own_since is None or own_since >= speaks_since:
        return no(_("Everything is open already."))
    if waits:
        return no(_("It was asked already. Wait for the answer, or stop it first."))
    if lately >= ASKED_MOST:
        return no(_("This was asked three times within a month. A recovery code still works, at any time."))
    return YES


def may_open_again(*, waits: bool, still_theirs: bool) -> Verdict:
    """Whether what was asked may still be granted. What was stopped stays closed, and a yes counts once."""
    if not waits:
        return no(_("Nothing waits for an answer any more: it was stopped, or it is open already."))
    if not still_theirs:
        return no(_("The way of signing in that this was asked for is no longer there, so nothing was opened."))
    return YES


def may_say_yes_here(opening: Opening, speaks_since: datetime) -> Verdict:
    """Whether this browser can open more for another: only what it can read itself."""
    if opening.since is not None and opening.since < speaks_since:
        return YES
    return no(_("What is asked for is not open in this browser either. Say yes in one in which it is."))


def may_ask_partner(*, waits: bool, vouching: bool) -> Verdict:
    """Whether somebody may ask a partner to say that it is really they."""
    if not vouching:
        return no(_("You do not allow that a partner says it is really you. The other ways remain."))
    return may_open_again(waits=waits, still_theirs=True)


def may_vouch(*, theirs: bool, mine: bool, partners: bool, asked: bool) -> Verdict:
    """Whether a partner may say that it is really they."""
    if partners and asked and theirs and mine:
        return YES
    return no(_("You are not asked about this, or not any more."))


def may_switch_vouching_on(opening: Opening, own_since: datetime | None) -> Verdict:
    """Switching this way off is always allowed; on again only where everything is open."""
    if own_since is None or opening.opens(own_since):
        return YES
    return no(_("This can be allowed only in a browser in which all your past talk is open."))


# ---- Who sees what


class Near(IntEnum):
    """How near a reader is to a person."""

    STRANGER = 0
    PROGRAMMES = 1
    """Both belong to one programme."""
    PARTNER = 2
    SELF = 3


NEEDED = {"programmes": Near.PROGRAMMES, "partner": Near.PARTNER, "nobody": Near.SELF}
"""How near one has to be, by what the person chose."""


def may_see(chosen: str, near: Near) -> bool:
    """Whether a reader that near sees a part of a profile. What was never chosen, nobody sees."""
    return near >= NEEDED.get(chosen, Near.SELF)


# ---- Pausing and leaving


def may_pause(paused_since: datetime | None) -> Verdict:
    """Whether somebody may begin a pause."""
    return no(_("You are pausing already.")) if paused_since else YES


def may_leave(left_at: datetime | None) -> Verdict:
    """Whether somebody may leave. Always, and without a reason; only once."""
    return no(_("You have left already.")) if left_at else YES
