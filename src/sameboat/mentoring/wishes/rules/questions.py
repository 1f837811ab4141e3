"""What may be asked, and what may be changed once people have answered."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from sameboat.base.kit.verdicts import YES, Verdict, no

MOST_QUESTIONS = 60
MOST_OPTIONS = 100
LONGEST_OPTION = 80
LONGEST_KEY = 40
STEPS_OF_A_SCALE = 2
HEAVIEST = 10.0
WITH_OPTIONS = frozenset({"choice", "choices", "scale", "offers", "asks"})
NEVER_WISHED = frozenset({"text"})
"""Nobody can wish for a text: there is nothing to compare with."""
COUNTED_ONCE = frozenset({"country", "zone", "hours"})
"""Kinds that a round asks once: of two, rules and clocks would not know which to look at."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as a coordinator words it, before it is written down."""

    kind: str
    ask: str
    hint: str = ""
    options: Sequence[str] = ()
    private: bool = False
    wishable: bool = True
    needed: bool = False
    common: float = 0.0
    of: str = ""


@dataclass(frozen=True, slots=True)
class Around:
    """What else the round asks: what a question must fit in with."""

    offers: frozenset[str] = frozenset()
    """Keys of its ``offers`` questions."""
    kinds: Mapping[str, int] = field(default_factory=dict)
    """How many of its other questions are of each kind."""
    looked_at: bool = False
    """A rule of the round looks at this question."""


def may_ask(asked: Asked, around: Around) -> Verdict:
    """Whether a question can be asked so at all."""
    if not asked.ask.strip():
        return no(_("Write the question, as you would ask it face to face."))
    for rule in (_options, _private, _meaning):
        verdict = rule(asked, around)
        if not verdict:
            return verdict
    return YES


def may_add_question(coordinates: bool, *, asked: Asked, around: Around, how_many: int, announced: bool) -> Verdict:
    """A round asks at most sixty questions, and none after people were told their partners."""
    may = may_touch_questions(coordinates, announced=announced)
    if not may:
        return may
    if how_many >= MOST_QUESTIONS:
        return no(_("A round asks at most sixty questions. Most people stop long before that; remove one first."))
    return may_ask(asked, around)


def may_touch_questions(coordinates: bool, *, announced: bool) -> Verdict:
    """Coordinators, until everybody was told."""
    if not coordinates:
        return no(_("Only a coordinator of this programme changes what is asked. The Team page names them."))
    if announced:
        return no(_("Everybody has been told their partner, so these questions stay. Change them for the next round."))
    return YES


def may_change_question(before: Asked, after: Asked, *, around: Around, answered: int, used: Sequence[str]) -> Verdict:
    """Words may always be mended. What an answer means may not change under those who gave it.

    ``answered`` is how many people answered it, ``used`` the options that somebody chose or wished for. Of a private
    question nobody learns whether it was answered, so there it is how many have begun to apply, and every option.
    """
    may = may_ask(after, around)
    if not may or not answered:
        return may
    if after.kind != before.kind:
        return no(_people(answered, before.private, _("The kind of answer stays; add a new question beside it.")))
    if after.private != before.private:
        return no(_people(answered, before.private, _("What the page promised them stays as it is.")))
    gone = [option for option in used if option not in after.options] if before.options else []
    if gone:
        return no(
            say("“%(option)s” has been chosen already, so it stays on the list. You may add others beside it.")
            % {"option": gone[0]}
        )
    if before.kind == "scale" and _order(before, used) != _order(after, used):
        return no(_("People have answered, so the steps they chose keep their order."))
    if after.of != before.of:
        return no(_people(answered, before.private, _("It goes on looking at the same question.")))
    return YES


def may_remove_question(*, answered: int, private: bool, looked_at: bool, asked_by: str = "") -> Verdict:
    """Only what nobody answered and nothing looks at goes; the rest is hidden for newcomers instead."""
    if looked_at:
        return no(_("A rule of this round looks at this question. Take it out of the rules first."))
    if asked_by:
        return no(say("“%(ask)s” looks for its answers. Remove that question first.") % {"ask": asked_by})
    if answered:
        return no(_people(answered, private, _("Hide it for newcomers instead; what people answered is kept.")))
    return YES


def may_hide_question(*, hidden: bool, looked_at: bool) -> Verdict:
    """Hidden for newcomers; a rule cannot look at what half of the people were never asked."""
    if hidden:
        return no(_("This question is hidden already."))
    if looked_at:
        return no(_("A rule of this round looks at this question. Take it out of the rules first."))
    return YES


def key_for(ask: str, taken: Sequence[str]) -> str:
    """A short name for a column on a sheet, made of the question's own words."""
    words = [word for word in re.findall(r"[a-z0-9]+", ask.casefold()) if word not in _SMALL]
    key = "_".join(words[:4])[: LONGEST_KEY - 3].strip("_") or "question"
    candidate, n = key, 2
    while candidate in taken:
        candidate, n = f"{key}_{n}", n + 1
    return candidate


_SMALL = frozenset(
    {"a", "an", "and", "are", "at", "do", "does", "for", "have", "how", "in", "is", "it", "of", "or", "the", "to"}
) | frozenset({"what", "when", "where", "which", "who", "with", "you", "your"})


def _options(asked: Asked, around: Around) -> Verdict:
    del around
    options = [option.strip() for option in asked.options]
    if options and asked.kind not in WITH_OPTIONS:
        return no(_("A question of this kind has no list to choose from."))
    if len(options) > MOST_OPTIONS:
        return no(_("A list has at most a hundred lines. Leave it empty to let people write what they like."))
    if any(len(option) > LONGEST_OPTION for option in options):
        return no(_("One line of the list is longer than eighty letters. Say it in fewer words."))
    if any(";" in option for option in options):
        return no(_("A line of the list cannot hold a semicolon: on a sheet it stands between two answers."))
    if len({option.casefold() for option in options}) < len(options):
        return no(_("One line stands twice in the list."))
    if asked.kind == "scale" and len(options) < STEPS_OF_A_SCALE:
        return no(_("A scale needs at least two steps, in their order, one on each line."))
    if asked.kind == "choice" and len(options) == 1:
        return no(_("One line leaves nothing to choose. Add another, or leave the list empty for own words."))
    return YES


def _private(asked: Asked, around: Around) -> Verdict:
    if asked.private and asked.needed:
        return no(_("Nobody must answer a private question. Take away one of the two marks."))
    if asked.private and around.looked_at:
        return no(_("A rule of this round looks at this question, so it stays public. Take it out of the rules first."))
    if asked.private and asked.kind in {"country", "languages", "zone", "hours"}:
        return no(
            _("Partners need to see this to find each other, so it cannot be private. Let people leave it blank.")
        )
    return YES


def _meaning(asked: Asked, around: Around) -> Verdict:
    if asked.kind == "asks" and asked.of not in around.offers:
        return no(_("Say in which question others offer this help. If there is none yet, add it first."))
    if asked.wishable and asked.kind in NEVER_WISHED:
        return no(_("Nobody can wish for a text. Take away the mark “people may wish about it”."))
    if not 0 <= asked.common <= HEAVIEST:
        return no(_("How much it counts is a number from 0 to 10."))
    if asked.kind in COUNTED_ONCE and around.kinds.get(asked.kind):
        return no(_("This round asks such a question already. Change that one."))
    return YES


def _order(asked: Asked, used: Sequence[str]) -> list[str]:
    return [option for option in asked.options if option in used]


def _people(answered: int, private: bool, so: str | Promise) -> str:
    """How many there are, and what follows from it. Of a private question only that they may have answered."""
    if private:
        many = ngettext(
            "%(n)s person has begun to apply and may have answered.",
            "%(n)s people have begun to apply and may have answered.",
            answered,
        )
    else:
        many = ngettext("%(n)s person has answered.", "%(n)s people have answered.", answered)
    return f"{many % {'n': answered}} {so}"
