"""Who may have each other, and how many at once. Pure thoughts; facts are handed in."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Sequence
from datetime import date, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sameboat.base.kit.verdicts import YES, Verdict, no
from sameboat.mentoring.programmes.rules import may_lead

FEWEST, MOST = 2, 8
PEER, MENTOR, MENTEE = "peer", "mentor", "mentee"


def roles_of(how_many: int, *, mentors: bool) -> list[str]:
    """Who is what, in the order in which they are named: of mentors the first, then the mentees."""
    return [MENTOR, *[MENTEE] * (how_many - 1)] if mentors else [PEER] * how_many


def may_be_together(
    people: Sequence[Hashable], *, here: bool, stand: bool, have_partners: Collection[str], mentors: bool
) -> Verdict:
    """Two to eight different people of one round, none of whom has somebody already; but a mentor may have several.

    ``have_partners`` are the names of those who are not free, ``here`` says that all applied to this round, ``stand``
    that nobody of them withdrew or left.
    """
    if len(set(people)) != len(people):
        return no(_("Nobody is their own partner. Choose somebody else."))
    if not FEWEST <= len(people) <= (FEWEST if mentors else MOST):
        return no(_size(mentors))
    if not here:
        return no(_("They did not all apply to this round, so they cannot become partners in it."))
    if not stand:
        return no(_("Somebody of them has withdrawn since. Choose somebody else."))
    if have_partners:
        return no(_("Somebody of them has a partner already. Look at who waits, and choose again."))
    return YES


def may_meet(*, apart: bool) -> Verdict:
    """The last gate, whatever brings people together. Its sentence tells nobody what stands against it."""
    if not apart:
        return YES
    return no(_("Something that we may not tell stands against bringing these people together. Choose others."))


def _size(mentors: bool) -> str | Promise:
    if mentors:
        return _("A mentor and a mentee are two; a mentor's other mentees are partnerships of their own.")
    return _("From two to eight people can be partners.")


def may_take_part(*, is_in_it: bool, goes_on: bool) -> Verdict:
    """Whoever is in a partnership writes in it, until it ends. What was said can still be read."""
    if is_in_it and goes_on:
        return YES
    return no(_("This partnership has ended. What you told each other can still be read."))


def may_erase_own_words(*, was_in_it: bool) -> Verdict:
    """What one wrote is one's own, as long as there is anything to erase; also after the end."""
    return YES if was_in_it else no(_("You were not in this partnership, so nothing in it is yours to erase."))


def may_change_partner(*, applied: bool) -> Verdict:
    """Somebody new is looked for among those of the same round."""
    return YES if applied else no(_("You found each other without a round, so there is nobody to look among."))


def may_be_ended(*, goes_on: bool) -> Verdict:
    """What has ended cannot end again."""
    return YES if goes_on else no(_("This partnership has ended already. Nothing is left to do."))


LONGEST_AWAY = timedelta(days=184)
ABSENCES_AHEAD = 8
"""So many may be announced at a time, because each writes a letter to the others."""


def may_be_away(first: date, last: date, today: date, *, known: bool) -> Verdict:
    """From a day to a day that is not over yet, for half a year at most, and told once."""
    if last < first:
        return no(_("The last day is before the first. Change one of the two."))
    if last < today:
        return no(_("Those days are over. Say from when to when you will be away."))
    if last - first > LONGEST_AWAY:
        return no(_("That is longer than half a year. Tell your partner in your own words, or say a shorter time."))
    if known:
        return no(_("You announced these days already; the others know them."))
    return YES


def may_announce_another(announced: int) -> Verdict:
    """Each announcement is a letter to the others, so that only some stand at a time."""
    if announced < ABSENCES_AHEAD:
        return YES
    return no(_("So many absences are announced already that nobody would remember them. Take one back first."))


def may_take_absence_back(*, is_theirs: bool) -> Verdict:
    """One's own, once."""
    return YES if is_theirs else no(_("These days were taken back already."))


def may_give_out(coordinates: bool, *, is_troubleshooter: bool, are_partners: bool) -> Verdict:
    """Coordinators say who looks after whom; a troubleshooter of the team, and nobody after their own partnership."""
    if not coordinates:
        return may_lead(coordinates)
    if not is_troubleshooter:
        return no(_("They are not a troubleshooter of this programme now. Invite them to that part on the Team page."))
    if are_partners:
        return no(_("Nobody looks after their own partnership. Choose another troubleshooter for it."))
    return YES


def may_share_out(coordinates: bool, *, troubleshooters: int, without: int) -> Verdict:
    """Evenly among those who are there, if there is anything left to give."""
    if not coordinates:
        return may_lead(coordinates)
    if not troubleshooters:
        return no(_("Nobody in the team is a troubleshooter yet. Invite somebody to that part on the Team page."))
    if not without:
        return no(_("Every partnership has somebody who looks after it already."))
    return YES
