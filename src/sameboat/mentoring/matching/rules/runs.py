"""When the program may be asked to match, and what is said of a run that came to no good end."""

from __future__ import annotations

from datetime import timedelta

from django.utils.text import format_lazy
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from sameboat.base.kit.verdicts import YES, Verdict, no
from sameboat.mentoring.matching.rules.before_a_run import (
    FEWEST,
    Obstacle,
    Stands,
    nobody_to_match,
    obstacles,
    ruled_by_cap,
)
from sameboat.mentoring.programmes.rules import may_lead

__all__ = [
    "Obstacle",
    "Stands",
    "left_alone_by",
    "lock_left_out",
    "may_cancel_run",
    "may_repeat_run",
    "may_start_run",
    "obstacles",
    "ruled_by_cap",
    "went_meanwhile",
]

QUIET = timedelta(seconds=60)
"""A run that said nothing for so long has stopped moving: its worker is gone, or is about to be replaced."""
TAKEN_UP_WITHIN = timedelta(seconds=15)
"""A worker that is there takes a run up long before."""
ANOTHER_IS_GOING = _(
    "A run of this round is going already; somebody may have started it a moment before you. It is shown below."
)
GIVEN_UP = _(
    "The program ended several times in the middle of this run. It may need more memory than this computer has: tell "
    "whoever runs the site, and start the run again afterwards. Nothing was changed."
)
LOST = _("This run went lost with the worker that had it, and nothing was changed. Start it again.")
BROKE = _(
    "Something in the program itself went wrong, so this run brought nothing and nothing was changed. Start it again; "
    "if it happens again, tell whoever runs the site, who finds it in the log under this run's number."
)
RUN_AGAIN = _("Run again, or put them together with somebody by hand.")
CANNOT_OPEN = _(
    "What people said in private could not be opened, so nobody was matched: a key of the site is missing. "
    "Whoever runs the site finds out more with “sameboat doctor”. Nothing was changed."
)


def may_start_run(coordinates: bool, stands: Stands, *, purpose: str = "round") -> Verdict:
    """A coordinator, one run at a time, where there is somebody to match."""
    if not coordinates:
        return may_lead(coordinates)
    if stands.is_going:
        return no(ANOTHER_IS_GOING)
    if purpose != "round":
        return _may_match_some(stands, purpose)
    first = next((each for each in obstacles(stands) if each.stops), None)
    return no(first.says) if first else YES


def may_cancel_run(coordinates: bool, *, is_going: bool) -> Verdict:
    """While it goes."""
    if not coordinates:
        return may_lead(coordinates)
    return YES if is_going else no(_("This run has ended already, so there is nothing to stop."))


def may_repeat_run(coordinates: bool, *, is_going: bool) -> Verdict:
    """Once it has ended."""
    if not coordinates:
        return may_lead(coordinates)
    return no(_("This run has not ended yet. Wait for it, or stop it first.")) if is_going else YES


def left_alone_by(name: str) -> str:
    """Why somebody is alone whose partner went while the program was at it."""
    return say("%(name)s, who would have been the partner, no longer took part when the run had ended.") % {
        "name": name or say("Somebody")
    }


def went_meanwhile(names: list[str]) -> str:
    """For the coordinator: who went while the program was at it."""
    return ngettext(
        "%(names)s went while the program was matching, and is left out. The figures of this run count them still.",
        "%(names)s went while the program was matching, and are left out. The figures of this run count them still.",
        len(names),
    ) % {"names": ", ".join(names)}


def lock_left_out(one: str, other: str) -> str:
    """For the coordinator: a pair made by hand of whom somebody no longer takes part."""
    return say("%(one)s and %(other)s were put together by hand, but they do not both take part any more.") % {
        "one": one,
        "other": other,
    }


def _may_match_some(stands: Stands, purpose: str) -> Verdict:
    """Those who wait, or a trial."""
    if stands.ended:
        return no(_("This round is over. Open the next one to match people again."))
    if not stands.fits_together:
        return no(format_lazy(_("The questions and rules do not hang together: {why}"), why=stands.fits_together.why))
    if stands.people < FEWEST:
        if purpose == "waiting":
            return no(_("Fewer than two people wait for a partner, so nobody can be matched yet."))
        return no(nobody_to_match(stands))
    return YES
