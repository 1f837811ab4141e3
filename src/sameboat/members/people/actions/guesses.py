"""Counting guesses at passwords, in the database, so that every process counts the same."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils.crypto import salted_hmac

from sameboat.base.kit import clock
from sameboat.base.kit.verdicts import YES, Verdict
from sameboat.members.people import rules
from sameboat.members.people.models import Allowance

KEPT_FOR = timedelta(hours=24)
"""An allowance that nobody touched for so long is full again, and its row says nothing any more."""


def _mark(*what: str) -> str:
    return salted_hmac("sameboat.guesses", "|".join(what), algorithm="sha256").hexdigest()


@transaction.atomic
def take_a_guess(account: str, network: str) -> Verdict:
    """Take one guess at this account from this network, or say why not. Tries at the same moment stand in line."""
    now = clock.now()
    pair = _mark("pair", network, account)
    limits = {
        _mark("account", account): rules.OF_AN_ACCOUNT,
        _mark("network", network): rules.FROM_A_NETWORK,
    }
    known = Allowance.objects.filter(mark=pair, at__gt=now - timedelta(hours=1)).exists()
    if not known:  # this network has not tried this account of late
        limits[_mark("accounts", network)] = rules.ACCOUNTS_FROM_A_NETWORK
    Allowance.objects.bulk_create(
        [Allowance(mark=mark, left=limit.most, at=now) for mark, limit in limits.items()], ignore_conflicts=True
    )
    rows = list(Allowance.objects.select_for_update().filter(mark__in=limits).order_by("mark"))
    for row in rows:
        row.left, row.at = limits[row.mark].left(row.left, row.at, now), now
    verdict = rules.may_guess(*(row.left for row in rows))
    if not verdict:
        return verdict
    for row in rows:
        row.left -= 1
    Allowance.objects.bulk_update(rows, ["left", "at"])
    if not known:
        Allowance.objects.update_or_create(mark=pair, defaults={"left": 0, "at": now})
    return YES


def give_a_guess_back(account: str, network: str) -> None:
    """The guess was right: whoever knows the password is not guessing."""
    Allowance.objects.filter(mark__in=(_mark("account", account), _mark("network", network))).update(left=F("left") + 1)


def forget_old_guesses() -> int:
    """Rows that say nothing any more."""
    return Allowance.objects.filter(at__lt=clock.now() - KEPT_FOR).delete()[0]
