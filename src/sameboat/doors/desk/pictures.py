"""What the pictures of a round are drawn from, each with the sentence that says the same."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sameboat.mentoring.matching.queries.figures import Figures
from sameboat.mentoring.programmes.rules.names import name_of


def as_pictures(found: Figures) -> dict[str, Any]:
    """Everything that the templates of figures ask for."""
    named = [(each.country, each.applied, name_of("country", each.country)) for each in found.countries]
    return {
        "steps": steps_of(found),
        "on_the_map": [(code, number, f"{name}: {number}") for code, number, name in named],
        "map_says": _map_in_words(named),
        "countries": [(name_of("country", each.country), each) for each in found.countries],
        "dots_say": _dots_in_words(found),
        "tenths": tenths_of(found.weakest),
    }


def steps_of(found: Figures) -> list[tuple[int, str]]:
    """The funnel in words."""
    counts = found.funnel
    partner = _("have a partner") if found.announced else _("would have a partner, as things stand")
    rows = [
        (counts.begun, _("began an application")),
        (counts.applied, _("sent it")),
        (counts.proved, _("stayed, and proved their address")),
        (counts.admitted, _("are in the round")),
    ]
    return [*rows, (counts.with_partner, partner)] if found.announced or found.run else rows


def tenths_of(weakest: list[float]) -> list[tuple[int, int, int]]:
    """The dots as a table: from, to, how many; those that hold nobody are left out."""
    counts = [0] * 10
    for value in weakest:
        counts[min(int(value * 10 + 1e-9), 9)] += 1
    return [(10 * at, 10 * at + 10, count) for at, count in enumerate(counts) if count]


def _map_in_words(named: list[tuple[str, int, str]]) -> str:
    if not named:
        return _("Nobody has applied yet.")
    people = sum(number for _code, number, _name in named)
    most = ", ".join(f"{name} {number}" for _code, number, name in named[:5])
    countries = ngettext("%(n)s country", "%(n)s countries", len(named)) % {"n": len(named)}
    return ngettext(
        "%(n)s person from %(countries)s. Most are from: %(most)s.",
        "%(n)s people from %(countries)s. Most are from: %(most)s.",
        people,
    ) % {"n": people, "countries": countries, "most": most}


def _dots_in_words(found: Figures) -> str:
    groups = len(found.weakest)
    if not groups:
        return ""
    all_of_them = ngettext("%(n)s pair or group.", "%(n)s pairs and groups.", groups) % {"n": groups}
    if not found.low:
        return all_of_them + " " + _("In none of them does anybody get less than half of what they asked for.")
    return (
        all_of_them
        + " "
        + ngettext(
            "In %(n)s of them somebody gets less than half of what they asked for.",
            "In %(n)s of them somebody gets less than half of what they asked for.",
            found.low,
        )
        % {"n": found.low}
    )
