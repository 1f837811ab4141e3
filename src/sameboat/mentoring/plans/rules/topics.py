"""Which topics of a round may be wished for, and which are new."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from sameboat.base.kit.verdicts import YES, Verdict, no


def may_wish(*, is_of_their_round: bool) -> Verdict:
    """A topic that their round offers."""
    return YES if is_of_their_round else no(_("Your round does not offer this topic any more."))


NEW_FOR = timedelta(days=3)


def is_new(begins: date, today: date, *, asked_on: date) -> bool:
    """It began in these days, and after somebody asked to hear of new ones."""
    return asked_on < begins <= today < begins + NEW_FOR
