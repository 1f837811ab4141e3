"""Answers by mail: how their addresses are spelled, who may ask for them, and when one is taken.

An address is bound to one partner part and to the mailbox of whoever has it. It holds the part, its last day and a
proof that only this site can make, in letters that survive mail servers who do not tell capitals from small ones.
"""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from sameboat.base.kit.verdicts import YES, Verdict, no
from sameboat.commons.conversations.rules.letters import Mailbox

HOLDS_FOR = timedelta(days=30)
A_DAY = timedelta(days=1)
TOLD_ONCE_IN = timedelta(hours=1)
"""Whoever sends many mails that cannot be taken is told so once in this time."""
MOST_IN_A_DAY = 40
"""Answers by mail of one person in one talk: two programs that answer each other come to an end here."""
PROOF = 20
"""Bytes, which nobody guesses: 160 bits."""
LENGTH = 61
"""Letters and digits of the part before the @; mail servers take up to 64."""
_PART, _DAY = 16, 2


@dataclass(frozen=True, slots=True)
class Address:
    """What stands before the @ of an address for answers."""

    part: UUID
    day: int
    """The first day on which it holds no more, counted from the beginning of 1970."""
    proof: bytes

    def spelled(self) -> str:
        """Letters and digits."""
        content = self.part.bytes + self.day.to_bytes(_DAY, "big") + self.proof
        return base64.b32encode(content).decode("ascii").rstrip("=").casefold()

    def holds(self, now: datetime) -> bool:
        """Whether its days are not over."""
        return now < datetime.fromtimestamp(0, UTC) + self.day * A_DAY


def read_address(local: str) -> Address | None:
    """The part before an @, understood; None if it is no address of ours."""
    if len(local) != LENGTH or not local.isascii():
        return None
    try:
        content = base64.b32decode(local.upper() + "=" * (-LENGTH % 8))
    except binascii.Error:
        return None
    proof = content[_PART + _DAY :]
    return Address(UUID(bytes=content[:_PART]), int.from_bytes(content[_PART : _PART + _DAY], "big"), proof)


def last_day(now: datetime) -> int:
    """Of an address that is made now: it holds for less than thirty days, until midnight in UTC."""
    return (now + HOLDS_FOR - datetime.fromtimestamp(0, UTC)) // A_DAY


def may_answer_by_mail(*, here: bool, proved: bool, mailbox: Mailbox, mine_alone: bool) -> Verdict:
    """Whoever can write from the mailbox can write here as its owner: so it must be theirs, and nobody else's."""
    if not here:
        return no(_("This site takes no answers by e-mail. Whoever runs it can set that up."))
    if not proved:
        return no(_("Show first that letters to your address reach you: under your name, at your e-mail address."))
    if mailbox.is_an_institutions:
        return no(
            _(
                "Your address looks like one of an institution, and whoever runs its mail could write here as you. "
                "With an address of your own you can answer by e-mail."
            )
        )
    if not mine_alone:
        return no(
            _(
                "Whoever can write from your mailbox can write here as you, and we cannot see whose mailbox it is. "
                "Tick that it is yours alone, or answer on the page."
            )
        )
    return YES


def is_taken(*, is_on: bool, holds: bool, is_pausing: bool, may: Verdict, in_the_last_day: int) -> Verdict:
    """Whether an answer is taken now. To whoever sent it every no says the same."""
    if is_on and holds and not is_pausing and may and in_the_last_day < MOST_IN_A_DAY:
        return YES
    return no(_("This answer could not be taken."))


def is_told(last: datetime | None, now: datetime) -> bool:
    """Whether somebody is told once more that an answer was not taken."""
    return last is None or last <= now - TOLD_ONCE_IN
