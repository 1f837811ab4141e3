"""Who may do what in care. Facts are handed in; every no says why and what would help."""

from __future__ import annotations

from collections.abc import Collection

from django.utils.translation import gettext_lazy as _

from sameboat.base.kit.verdicts import YES, Verdict, no
from sameboat.commons.care.rules.set_days import CHECK_INS


def may_answer(*, is_theirs: bool, still_asked: bool) -> Verdict:
    """Whoever was asked, while it is still a question. That they are partners still, ``part_of`` has required."""
    if not is_theirs:
        return no(_("This question was put to somebody else. Sign in with the account that the letter was written to."))
    if not still_asked:
        return no(_("This has settled itself since. Nothing is asked of you."))
    return YES


def may_ask_for_help(*, asks_already: bool) -> Verdict:
    """Once at a time: the team knows."""
    if asks_already:
        return no(_("You asked for help already, and the team knows. If it is urgent, write to them."))
    return YES


def may_look_after(*, coordinates: bool, looks_after: bool) -> Verdict:
    """Coordinators, and the troubleshooter to whom the partnership was given."""
    if coordinates or looks_after:
        return YES
    return no(_("Only coordinators, and the troubleshooter whom these partners may turn to, can do that."))


def may_offer_help(*, is_quiet: bool, offered: bool) -> Verdict:
    """Where it is quiet, and once: a second letter would be pressure."""
    if not is_quiet:
        return no(_("They are in touch again, so nothing is needed."))
    if offered:
        return no(_("They were asked already. Whoever would like help writes."))
    return YES


def may_have_somebody_new(
    *, is_own: bool, stands: bool, announced: bool, ended: bool, has_partner: bool, asked_already: bool
) -> Verdict:
    """Whoever is without a partner in a round that goes on may wait for somebody new."""
    if not is_own or not stands:
        return no(_("There is no application of yours in this round to find somebody for. Apply to the next round."))
    if ended or not announced:
        return no(_("Nobody is brought together in this round just now. In the next round you are welcome."))
    if has_partner:
        return no(_("You have a partner in this round. End that partnership first; then somebody new can be found."))
    if asked_already:
        return no(_("You said so already, and come first. We write as soon as there is somebody."))
    return YES


def may_choose_check_ins(coordinates: bool, chosen: Collection[str]) -> Verdict:
    """Coordinators choose the days for everybody; each person may still do without."""
    if not coordinates:
        return no(_("Only coordinators of this programme choose when people are asked how it goes."))
    if not set(chosen) <= set(CHECK_INS):
        return no(_("Choose among the days that are offered."))
    return YES


def may_say_goodbye(*, is_before_the_end: bool, stays: bool) -> Verdict:
    """In the last two weeks, not before; and those who stay have no end to prepare for."""
    if stays:
        return no(_("You all said that you would like to stay in touch, so nothing ends."))
    if not is_before_the_end:
        return no(_("This is asked in the last two weeks. Thank each other in your talk whenever you like."))
    return YES
