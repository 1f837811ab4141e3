"""What a coordinator chooses for a run, in words: how much the worst-off count, hours in common, letters alone.

A run's settings are a small dictionary of plain values, kept with it for good: ``care``, ``worst_off_first`` and
``sum_may_fall`` are the engine's aim, ``hours`` its rule, ``by_email`` whether letters are enough for two who say so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from sameboat.base.kit.verdicts import YES, Verdict, no

MOST_HOURS = 40.0
MOST_CARE = 5.0
AIM = ("care", "worst_off_first", "sum_may_fall")
USUAL_AIM: dict[str, Any] = {"care": 0.5, "worst_off_first": True, "sum_may_fall": 0.001}
"""What the engine aims at where a programme says nothing."""
OWN = "own"


@dataclass(frozen=True, slots=True)
class Care:
    """One answer to the question how much the worst-off count."""

    key: str
    name: str | Promise
    means: str | Promise
    """What it would change."""
    care: float
    worst_off_first: bool
    sum_may_fall: float

    @property
    def aim(self) -> dict[str, Any]:
        """The same in the engine's words."""
        return {word: getattr(self, word) for word in AIM}


CARES = (
    Care(
        "alike",
        _("As much as everybody"),
        _("What all people together get of their wishes is as much as can be. Some may be left with little."),
        0.0,
        False,
        0.0,
    ),
    Care(
        "more",
        _("More than others"),
        _("A wish granted to somebody who gets little counts more than one granted to somebody who has much."),
        0.5,
        False,
        0.0,
    ),
    Care(
        "first",
        _("First"),
        _("Nobody is left further behind than need be. For that, all people together may get up to a thousandth less."),
        0.5,
        True,
        0.001,
    ),
    Care(
        "above_all",
        _("Above all"),
        _("Nobody is left further behind than need be, even if all people together get up to a twentieth less."),
        1.0,
        True,
        0.05,
    ),
)
"""From the evenest hand to the one that looks down first."""


def usual_settings(rules: Mapping[str, Any], aim: Mapping[str, Any]) -> dict[str, Any]:
    """What a run does if nobody chooses anything: the round's own rules and aim."""
    aims = USUAL_AIM | {word: aim[word] for word in AIM if word in aim}
    return {**aims, "hours": float(rules.get("hours", 0) or 0), "by_email": True}


def settings_read_well(said: Mapping[str, Any]) -> Verdict:
    """Settings that a run can keep to."""
    for word, most in (("care", MOST_CARE), ("sum_may_fall", 1.0), ("hours", MOST_HOURS)):
        value = said.get(word, 0)
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value <= most:
            return no(format_lazy(_("A run cannot be asked for {word} {value}. Choose again."), word=word, value=value))
    unknown = set(said) - {*AIM, "hours", "by_email"}
    if unknown or not all(isinstance(said.get(word, True), bool) for word in ("worst_off_first", "by_email")):
        return no(_("These settings are not known. Go back to the page “Matching” and choose there."))
    return YES


def settings_said(said: Mapping[str, Any], usual: Mapping[str, Any]) -> dict[str, Any]:
    """All settings of a run: those that were chosen, the usual ones for the rest."""
    chosen = {**usual, **said}
    return {
        "care": float(chosen["care"]),
        "worst_off_first": bool(chosen["worst_off_first"]),
        "sum_may_fall": float(chosen["sum_may_fall"]),
        "hours": float(chosen["hours"]),
        "by_email": bool(chosen["by_email"]),
    }


def care_of(settings: Mapping[str, Any]) -> Care | None:
    """Which of the answers these settings are; none for an aim that a programme file set in its own way."""
    aim = {word: settings.get(word, USUAL_AIM[word]) for word in AIM}
    for care in CARES:
        if care.aim == aim or (not aim["worst_off_first"] and not care.worst_off_first and care.care == aim["care"]):
            return care
    return None


def cares_to_choose(usual: Mapping[str, Any]) -> tuple[Care, ...]:
    """The answers there are to choose from; a round whose file aims at something else has that one too."""
    if care_of(usual) is not None:
        return CARES
    own = Care(
        OWN,
        _("As the round's own programme file says"),
        _("Whoever opened this round has set it to the hundredth. It is used as it stands there."),
        **{word: usual[word] for word in AIM},
    )
    return (*CARES, own)


def settings_in_words(settings: Mapping[str, Any]) -> list[str]:
    """The settings of a run as a few words each, for a list of runs."""
    care = care_of(settings)
    said = [say("the worst-off: %(how)s") % {"how": str(care.name).lower()} if care else say("an aim of its own")]
    hours = float(settings.get("hours", 0))
    if not hours:
        said.append(say("no hours in common asked for"))
    elif hours == 1:
        said.append(say("1 hour a week in common"))
    else:
        said.append(
            ngettext("%(n)s hour a week in common", "%(n)s hours a week in common", int(hours) or 2)
            % {"n": f"{hours:g}"}
        )
    if hours and not settings.get("by_email", True):
        said.append(say("letters alone are not enough"))
    return said
