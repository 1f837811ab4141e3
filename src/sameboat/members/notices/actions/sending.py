"""How a letter goes from hand to hand: taken up, sent, put off, dropped, given up, left in doubt.

Every act that ends a try asks whether the letter is still in our hand: a sender that was thought dead and was not
changes nothing any more.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models.functions import Now

from sameboat.base.vault.actions import forget
from sameboat.members.notices import rules
from sameboat.members.notices.models import Letter

NOBODY: dict[str, Any] = {"sending_by": "", "sending_since": None, "lease_until": None}


@dataclass(frozen=True, slots=True)
class InHand:
    """One try at one letter by one sender."""

    letter: Letter
    sender: str
    doubtful: bool
    """Whether an earlier try was cut off, so that it may have gone out."""


@transaction.atomic
def set_aside(sender: str, epoch: int, most: int) -> list[Letter]:
    """The next letters, for this sender alone, the most urgent first. Not one of them is begun yet."""
    due = Letter.objects.due(epoch).order_by("-urgent", "try_after").select_related("to")
    letters = list(due.select_for_update(skip_locked=True, of=("self",))[:most])
    mine = Letter.objects.filter(pk__in=[letter.pk for letter in letters])
    mine.update(sending_by=sender, lease_until=Now() + rules.LEASE)
    return letters


def begin(letter: Letter, sender: str) -> InHand | None:
    """Begin to send one of those that were set aside; None where it is gone, or another sender has it now.

    From here on, and until what came of it is written down, nobody else can know whether it went out.
    """
    set_aside_for_us = Letter.objects.open().filter(pk=letter.pk, sending_by=sender, attempts=letter.attempts)
    doubtful, letter.attempts = letter.sending_since is not None, letter.attempts + 1
    lease = {"sending_since": Now(), "lease_until": Now() + rules.LEASE}
    if not set_aside_for_us.update(**lease, attempts=letter.attempts):
        return None
    return InHand(letter, sender, doubtful)


def take_up(sender: str, epoch: int) -> InHand | None:
    """The next letter, begun at once."""
    letters = set_aside(sender, epoch, 1)
    return begin(letters[0], sender) if letters else None


@transaction.atomic
def let_go(sender: str, letters: Collection[Letter], begun: InHand | None) -> None:
    """What was set aside and not handed over is there for others again, as if nobody had touched it."""
    ids = [letter.pk for letter in letters]
    untouched = Letter.objects.open().filter(pk__in=ids, sending_by=sender)
    untouched.filter(sending_since=None).update(**NOBODY)
    untouched.exclude(sending_since=None).update(lease_until=Now())  # somebody else's doubt stays a doubt
    if begun is not None:
        afresh = {"lease_until": Now()} if begun.doubtful else NOBODY
        _ours(begun).update(**afresh, attempts=begun.letter.attempts - 1)


def still_ours(mine: InHand) -> bool:
    """Ask for the letter again just before it is handed over, for as long as handing over may take."""
    return bool(_ours(mine).update(lease_until=Now() + rules.LEASE))


@transaction.atomic
def sent(mine: InHand) -> bool:
    """It went out. What only it needed to know is destroyed: the address of whoever has no account, and its words."""
    return _end(mine, sent_at=Now(), why="")


@transaction.atomic
def drop(mine: InHand) -> bool:
    """There is nothing to say any more, or its reader does not want it."""
    return _end(mine, dropped_at=Now())


@transaction.atomic
def put_off(mine: InHand, why: str, wait: timedelta) -> bool:
    """It surely did not go out; try again later."""
    return bool(_ours(mine).update(**NOBODY, try_after=Now() + wait, why=why))


@transaction.atomic
def give_up(mine: InHand, why: str) -> bool:
    """It did not go out and never will, unless somebody says so."""
    return bool(_ours(mine).update(**NOBODY, dead_since=Now(), why=why))


@transaction.atomic
def leave_in_doubt(mine: InHand, why: str) -> bool:
    """Perhaps it went out. Nobody sends it again until somebody has looked."""
    return bool(_ours(mine).update(**NOBODY, uncertain_since=Now(), why=why))


def may_come_twice(mine: InHand) -> bool:
    """Nobody knows whether it went out, and it is sent again: it counts as uncertain now. Whether it is still ours."""
    return bool(_ours(mine).update(perhaps_twice_at=Now()))


def look_later(mine: InHand, lag: timedelta) -> bool:
    """The journal may not know yet: the doubt stays, and is looked into again after the journal's lag."""
    return bool(_ours(mine).update(lease_until=Now() + lag))


def set_aside_older(epoch: int) -> int:
    """Letters of an earlier life of the database may have been sent since its copy was made: they are in doubt."""
    older = Letter.objects.open().filter(epoch__lt=epoch)
    if not older.exists():
        return 0
    return older.update(**NOBODY, uncertain_since=Now(), why="the database was brought back from a copy")


def _ours(mine: InHand) -> Any:
    return Letter.objects.open().filter(pk=mine.letter.pk, sending_by=mine.sender, attempts=mine.letter.attempts)


def _end(mine: InHand, **state: Any) -> bool:
    ended = _ours(mine).update(**NOBODY, **state, sealed=None)
    if ended and mine.letter.sealed is not None:
        forget(mine.letter.pk)
    return bool(ended)
