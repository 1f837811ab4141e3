"""Who may propose, confirm and reopen an agreement, and when it holds."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from sameboat.base.kit.verdicts import YES, Verdict, no

PARTS = ("how_often", "means", "how_long", "between_us", "hopes")
"""What an agreement speaks of, in this order."""
MOST = 200
LONGEST_GAP = 92


def holds(there: Collection[UUID], confirmed: Collection[UUID]) -> bool:
    """Everybody who is there confirmed it, and so did at least two: nobody has an agreement with themselves."""
    return len(set(confirmed)) >= 2 and bool(there) and set(there) <= set(confirmed)


def may_propose(seen: int, newest: int, gap_days: int | None) -> Verdict:
    """Only by somebody who has the newest version before them, so that nobody writes over what they never read."""
    if seen != newest:
        return no(
            _(
                "Somebody proposed a newer version while you were writing. Read it, beside what you wrote; "
                "then send yours if you still would like to."
            )
        )
    if newest >= MOST:
        return no(_("There are so many versions by now that talking would help more. Confirm the newest one."))
    if gap_days is not None and not 1 <= gap_days <= LONGEST_GAP:
        return no(_("Between a day and three months may lie between two times. Choose another number of days."))
    return YES


def may_confirm(*, is_newest: bool, may_read: bool, confirmed: bool) -> Verdict:
    """The newest version, by somebody who was there when it was written, once."""
    if not is_newest:
        return no(_("There is a newer version. Read that one, and confirm it if it suits you."))
    if not may_read:
        return no(_("This version was written before you came. Propose it anew, in words that suit you all."))
    if confirmed:
        return no(_("You confirmed this version already."))
    return YES


def may_reopen(*, is_newest: bool, holds_now: bool, reopened: bool) -> Verdict:
    """Any of them may, as soon as it holds. What does not hold yet is open anyway."""
    if not is_newest or not holds_now:
        return no(_("This version does not hold now. Propose one that suits you."))
    if reopened:
        return no(_("It was reopened already. Propose another version, or talk about it first."))
    return YES


def may_let_stand(*, is_theirs: bool) -> Verdict:
    """Whoever reopened it may say that it is fine as it stands."""
    return (
        YES if is_theirs else no(_("Whoever reopened it can say that it may stand. You can propose another version."))
    )
