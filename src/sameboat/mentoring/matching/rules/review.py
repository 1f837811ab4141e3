"""What a coordinator's hand may do with a proposal, and what the table calls weak."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from sameboat.base.kit.verdicts import YES, Verdict, no
from sameboat.mentoring.programmes.rules import may_lead

WEAK_BELOW = 0.5
"""Somebody gets less than half of what they asked for: look at these first."""
ONE_SIDED_FROM = 0.4
"""One gets so much more than another that the other may come to feel it."""
HARDLY_ANYTHING = 0.005
"""Below half a hundredth nobody gained and nobody lost."""
FEWEST, MOST = 2, 8
DAYS_TO_ANSWER = 7
"""How long somebody has to say whether a wish may be relaxed."""

NOT_OURS_TO_TELL = _(
    "Something that is not ours to tell stands against these people meeting, so they are not put together here. "
    "Nobody is shown what it is, or whose."
)
"""The same words for everything private: a wish, an answer, or whom somebody would rather not meet."""

WITHOUT_A_NAME = _("Somebody without a name")

Couple = tuple[object, object]


def may_change_by_hand(coordinates: bool, *, announced: bool, run_is_going: bool = False) -> Verdict:
    """A coordinator, until everybody has been told, and not while the program is at it."""
    if not coordinates:
        return may_lead(coordinates)
    if announced:
        return no(
            _(
                "Everybody has been told their partner, so nothing is changed here any more. "
                "Who needs another partner now is helped in the room “Waiting”."
            )
        )
    if run_is_going:
        return no(
            _(
                "The program is matching at this moment, and would not know of the change. "
                "Wait until it has finished, or stop it first."
            )
        )
    return YES


def may_touch(*, ended_how: str = "", is_of_an_older_run: bool = False) -> Verdict:
    """Only what stands in the newest proposal. ``ended_how`` says what somebody made of it in the meantime."""
    if is_of_an_older_run:
        return no(
            _(
                "The program has run again since this page was opened, so this is an older proposal. "
                "Look at the new one."
            )
        )
    if ended_how:
        return no(
            say("They no longer stand together: %(how)s. This page shows what is there now.") % {"how": ended_how}
        )
    return YES


def may_lock(*, locked: bool) -> Verdict:
    """Once is enough."""
    if locked:
        return no(_("They are locked already, so every run keeps them together."))
    return YES


def may_unlock(*, tied: bool) -> Verdict:
    """Only what is locked."""
    if not tied:
        return no(_("They are not locked, so there is nothing to unlock."))
    return YES


def may_part(*, locked: Collection[str]) -> Verdict:
    """Whoever is locked stays, until somebody unlocks them. ``locked`` names them."""
    if locked:
        return no(say("%(names)s are locked together. Unlock them first.") % {"names": listed(locked)})
    return YES


def may_put_together(
    people: int,
    *,
    shape: str = "pairs",
    roles: Collection[str] = (),
    absent: Collection[str] = (),
    ruled_out: Collection[str] = (),
    locked: Collection[str] = (),
    already: bool = False,
) -> Verdict:
    """Two to eight people who are all still here.

    A rule that everybody may know of stops nobody: the coordinator is told, and decides. ``absent``, ``ruled_out``
    and ``locked`` are names.
    """
    if people < FEWEST:
        return no(_("Choose two different people."))
    if people > (MOST if shape != "pairs" else FEWEST + 1):
        return no(_("That would be too many people for one group. Part somebody first."))
    if already:
        return no(_("They stand together already. To keep them together in every run, lock them."))
    if absent:
        return no(
            say("%(names)s no longer takes part in this round, or pauses, so nobody can be put together with them.")
            % {"names": listed(absent)}
        )
    if shape == "mentors" and list(roles).count("mentor") + list(roles).count("either") < 1:
        return no(_("One of them must have offered to be a mentor."))
    if shape == "mentors" and list(roles).count("mentor") > 1:
        return no(_("Both offered to be mentors. Choose somebody who would like to be mentored."))
    if ruled_out:
        return no(
            say("%(names)s were ruled out by hand. Allow them again first; they stand in the list of what hands did.")
            % {"names": listed(ruled_out)}
        )
    if locked:
        return may_part(locked=locked)
    return YES


def may_meet(*, barred: bool) -> Verdict:
    """Whom something private keeps apart nobody puts together; and nobody is told what it is."""
    return no(NOT_OURS_TO_TELL) if barred else YES


def may_swap(*, same_group: bool, alike: bool, locked: Collection[str]) -> Verdict:
    """Between two groups, like for like, and nobody who is locked."""
    if same_group:
        return no(_("They stand together already. Choose somebody of another pair."))
    if not alike:
        return no(_("A mentor can only be swapped with a mentor, and a mentee with a mentee."))
    return may_part(locked=locked)


def may_rule_out(*, same: bool, already: bool, locked: Collection[str]) -> Verdict:
    """Two different people who are not locked together."""
    if same:
        return no(_("Choose two different people."))
    if already:
        return no(_("They are ruled out already: no run brings them together."))
    return may_part(locked=locked)


def may_loosen(*, ended: bool) -> Verdict:
    """Only what still holds."""
    if ended:
        return no(_("That was taken back already, by you or by somebody else."))
    return YES


def may_undo(*, undone: bool, ran_since: bool, stands_on_it: str = "") -> Verdict:
    """While nothing later stands on it. ``stands_on_it`` says which act would have to go first."""
    if undone:
        return no(_("That has been taken back already."))
    if ran_since:
        return no(
            _(
                "The program has run since and built on it, so it cannot simply be taken back. "
                "Change what you see now: unlock, part, or allow again."
            )
        )
    if stands_on_it:
        return no(
            say("Something later stands on it: %(what)s. Take that back first.") % {"what": stands_on_it},
        )
    return YES


def may_ask_to_relax(
    coordinates: bool,
    *,
    announced: bool,
    absent: bool,
    private: bool,
    is_a_must: bool,
    waiting_until: datetime | None = None,
    kept: bool = False,
    now: datetime,
) -> Verdict:
    """About a must that everybody may know of; one letter at a time, and a no is a no."""
    may = may_change_by_hand(coordinates, announced=announced)
    if not may:
        return may
    if absent:
        return no(_("They no longer take part in this round, so they are not asked."))
    if private or not is_a_must:
        return no(_("They have no such must, so there is nothing to ask for."))
    if kept:
        return no(_("They were asked, and would rather keep this wish. Please leave it at that."))
    if waiting_until is not None and waiting_until > now:
        return no(_("They have been asked about this wish, and have not answered yet."))
    return YES


def may_answer_asked(
    *, is_own: bool, answered: bool, announced: bool, withdrawn: bool, answer_by: datetime, now: datetime
) -> Verdict:
    """Whoever was asked, once, in time."""
    if not is_own:
        return no(_("This letter was written to somebody else. Only they can answer it."))
    if answered:
        return no(_("You have answered this already. Thank you."))
    if announced:
        return no(_("Partners have been told in the meantime, so this no longer needs an answer."))
    if withdrawn:
        return no(_("Your application is withdrawn, so this no longer needs an answer."))
    if answer_by <= now:
        return no(_("The day for an answer has passed, and your wish stands as it was. Nothing else happens."))
    return YES


def answer_by(asked_at: datetime) -> datetime:
    """A week: long enough for a holiday, short enough for a round."""
    return asked_at + timedelta(days=DAYS_TO_ANSWER)


def stand_together(people: Collection[object], ties: Iterable[Couple]) -> bool:
    """Whether ties lead from each of these people to each other, perhaps over a third."""
    near: dict[object, set[object]] = {one: set() for one in people}
    for one, other in ties:
        if one in near and other in near:
            near[one].add(other)
            near[other].add(one)
    if len(near) < FEWEST:
        return False
    reached, at = set(), [next(iter(near))]
    while at:
        one = at.pop()
        if one not in reached:
            reached.add(one)
            at.extend(near[one] - reached)
    return len(reached) == len(near)


def listed(names: Collection[str]) -> str:
    """*Ana, Bo and Cy*."""
    *most, last = names
    return say("%(most)s and %(last)s") % {"most": ", ".join(most), "last": last} if most else str(last)
