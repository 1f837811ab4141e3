"""What may be proposed, answered, changed and called off."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from sameboat.base.kit.verdicts import YES, Verdict, no
from sameboat.mentoring.meetings.rules.times import Wall, is_a_time, moment_of

MOST_TIMES = 3
SHORTEST, LONGEST = 15, 8 * 60
FARTHEST = timedelta(days=366)
MOST_AGENDA, MOST_ELEMENTS, MOST_QUESTIONS = 30, 12, 40
ASKED_FOR = timedelta(days=14)
"""So long after a meeting its page and *Today* ask whether it took place."""
LOOKED_AT = frozenset({"visit", "observation", "practice"})
"""Kinds in which something is looked at that was agreed beforehand."""
HOSTED = frozenset({"visit", "observation"})
"""Kinds that take place in somebody's house or class."""


def may_propose(times: Sequence[Wall], minutes: int, now: datetime, last: datetime | None = None) -> Verdict:
    """One to three different times to come, each of which the proposer's clock shows exactly once.

    ``last``: when the partnership ends by itself, if it does.
    """
    if not SHORTEST <= minutes <= LONGEST:
        return no(_("A meeting can last from a quarter of an hour to eight hours. Choose how long."))
    if not times:
        return no(_("Propose at least one time."))
    if len(times) > MOST_TIMES:
        return no(
            ngettext_lazy("Propose %d time at most.", "Propose up to %d times; the others choose.", MOST_TIMES)
            % MOST_TIMES
        )
    if len(set(times)) != len(times):
        return no(_("One time stands there twice. Take one of them out, or change it."))
    for wall in times:
        if not (verdict := is_a_time(wall)):
            return verdict
        if moment_of(wall) <= now:
            return no(_("One of these times has passed. Choose one that is still to come."))
        if moment_of(wall) > now + FARTHEST:
            return no(_("That is more than a year away. Choose a time within the coming twelve months."))
        if last is not None and moment_of(wall) >= last:
            return no(
                _(
                    "By then your round is over. Choose an earlier time; shortly before its end "
                    "you are all asked whether you would like to stay in touch."
                )
            )
    return YES


def may_answer(*, stands: bool, open_times: Collection[object], chosen: Collection[object]) -> Verdict:
    """Times that still stand can be said yes to."""
    if not stands:
        return no(_("This meeting was called off meanwhile. Nothing needs an answer any more."))
    if not set(chosen) <= set(open_times):
        return no(_("Other times were proposed meanwhile. Look at them, and choose again."))
    return YES


def may_change(*, stands: bool, is_past: bool) -> Verdict:
    """What stands and is not over can be changed and called off."""
    if not stands:
        return no(_("This meeting was called off. Plan a new one whenever you like."))
    if is_past:
        return no(_("This meeting is over. Plan a new one whenever you like."))
    return YES


def may_say_met(*, agreed: bool, stands: bool, has_begun: bool) -> Verdict:
    """Whether they met can be said from its beginning on."""
    if agreed and stands and has_begun:
        return YES
    return no(_("This can be answered once the meeting has begun."))


def may_add(there: int, most: int) -> Verdict:
    """A list that can be read in a minute."""
    if there < most:
        return YES
    return no(_("This list is long already. Take something out first, or keep the rest for another meeting."))


def may_change_words(*, is_own: bool) -> Verdict:
    """Everybody changes and removes their own words, and nobody else's."""
    return YES if is_own else no(_("Somebody else wrote this. Say what you would change, or add a line of your own."))


def all_said_yes(said: Collection[object], everybody: Collection[object]) -> bool:
    """Whether all who are in the partnership now said yes: to a time, or to something to look at."""
    return bool(everybody) and set(everybody) <= set(said)
