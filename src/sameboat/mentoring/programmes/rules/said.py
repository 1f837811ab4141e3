"""Whether the rules of a round, as they are kept, can be read at all."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from sameboat.base.kit.verdicts import YES, Verdict, no

FORMER = ("never", "unless both ask", "allowed")
TRIOS = ("when odd", "never")
READINGS = ("A", "B")
LEAST_CIRCLE, LARGEST_CIRCLE = 3, 8
HOURS_OF_A_WEEK = 168
WORDS = frozenset(
    {"different", "shared", "hours", "former", "reporting_line", "trios"}
    | {"country_cap", "cap_reading", "only_named", "circle_size", "both_choose"}
)


def rules_read_well(rules: Mapping[str, Any], asked: Mapping[str, str], private: Collection[str] = ()) -> Verdict:
    """Every word is known, every question named is asked, and every number can be.

    ``asked`` says the kind of each question by its key. A private question never bars a pair: that would tell of it.
    """
    unknown = next((word for word in rules if word not in WORDS), None)
    if unknown:
        return no(say("The rules speak of “%(word)s”, which is not known.") % {"word": unknown})
    for key in [*rules.get("different", ()), *rules.get("shared", ())]:
        if key not in asked:
            return no(
                say("A rule looks at “%(key)s”, which is no longer asked. Take it out of the rules, or ask it again.")
                % {"key": key.replace("_", " ")}
            )
        if key in private:
            return no(
                say("A rule looks at “%(key)s”, which is private. Rules may look at public answers only.")
                % {"key": key.replace("_", " ")}
            )
    cap = rules.get("country_cap", 0)
    if cap and "country" not in asked.values():
        return no(_("A share for each country needs the question which country people are in."))
    return _numbers(rules)


def _numbers(rules: Mapping[str, Any]) -> Verdict:
    if not 0 <= rules.get("country_cap", 0) <= 1:
        return no(_("The share of one country lies between 0 and 100 per cent."))
    if not 0 <= rules.get("hours", 0) <= HOURS_OF_A_WEEK:
        return no(_("A week has 168 hours."))
    least, most = rules.get("circle_size", (4, 6))
    if not LEAST_CIRCLE <= least <= most <= LARGEST_CIRCLE:
        return no(_("A circle has from 3 to 8 people, and the smaller number comes first."))
    for word, allowed in (("former", FORMER), ("trios", TRIOS), ("cap_reading", READINGS)):
        if rules.get(word, allowed[0]) not in allowed:
            return no(_("One of the rules says a word that is not known. Choose from the list."))
    return YES
