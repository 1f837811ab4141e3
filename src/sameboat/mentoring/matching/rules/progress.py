"""How far a run is: its stages in words, how much of all the work each is, and how long the rest will take."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

OPENING, TEXTS, WRITING = "Opening what people said", "Comparing what people wrote", "Writing it down"
STAGES: dict[str, tuple[str | Promise, float]] = {
    OPENING: (_("Opening what people said"), 0.14),
    TEXTS: (_("Comparing what people wrote in their own words"), 0.0),
    "Reading what people said": (_("Reading what people said"), 0.06),
    "Finding who suits whom": (_("Finding who suits whom"), 0.2),
    "Matching": (_("Finding the best partners for all of them together"), 0.12),
    "Raising the worst-off": (_("Looking again after those who would get least"), 0.12),
    "Making circles": (_("Making circles"), 0.1),
    "Saying why": (_("Saying why"), 0.14),
    "Counting blocking pairs": (_("Checking that nobody would rather swap"), 0.04),
    WRITING: (_("Writing it down"), 0.18),
}
"""Every stage in the order in which they come, in words, and its usual share of the time."""
TELLABLE_FROM = 0.04
"""Before so much is done, nothing is said about the time that is left, unless earlier runs tell."""
GROWS = 1.2
"""Time grows a little faster than the number of people."""

A_MOMENT, SECONDS_UNTIL = 8, 95


def stage_in_words(stage: str) -> str | Promise:
    """What a run is doing, for whoever looks."""
    return STAGES[stage][0] if stage in STAGES else _("Getting ready")


def share_done(stage: str, done: float, earlier: Mapping[str, float] | None = None) -> float:
    """How much of all the work is done, 0 to 1, when so much of a stage is.

    ``earlier`` are the seconds of each stage of an earlier run of this programme: then shares are shares of time.
    """
    weights = {name: usual for name, (_said, usual) in STAGES.items()}
    if earlier and sum(earlier.values()) > 0:
        weights = {name: float(earlier.get(name, 0.0)) for name in STAGES}
    whole = sum(weights.values())
    before = 0.0
    for name, weight in weights.items():
        if name == stage:
            return min(1.0, (before + weight * min(1.0, max(0.0, done))) / whole)
        before += weight
    return 0.0


def expected_seconds(seconds: float, people: int, then: int) -> float | None:
    """How long a run of so many people takes, as an earlier one tells; None where it tells nothing."""
    return seconds * (people / then) ** GROWS if seconds > 0 and then > 0 and people > 0 else None


def seconds_left(done: float, passed: float, expected: float | None) -> float | None:
    """How long the rest will take; None while nobody can say."""
    by_share = passed * (1 - done) / done if done >= TELLABLE_FROM else None
    if by_share is not None and (expected is None or passed > expected):
        return by_share
    if expected is None:
        return None
    left = max(0.0, expected - passed)
    # What an earlier run says counts less the further this one is.
    return left if by_share is None else by_share * done + left * (1 - done)


def left_in_words(seconds: float | None) -> str:
    """How long the rest will take, as exactly as anybody knows it."""
    if seconds is None:
        return ""
    if seconds < A_MOMENT:
        return say("a few seconds left")
    if seconds < SECONDS_UNTIL:
        return say("about %(n)s seconds left") % {"n": 10 * max(1, round(seconds / 10))}
    minutes = round(seconds / 60)
    return ngettext("about %(n)s minute left", "about %(n)s minutes left", minutes) % {"n": minutes}
