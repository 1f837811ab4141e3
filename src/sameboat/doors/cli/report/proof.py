"""The proof, in words a coordinator can pass on: what is claimed, how it stands, and why it can be believed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sameboat.engine.programme import Programme


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing the match promises, and whether it is shown."""

    what: str
    holds: bool
    words: str


def claims(audit: Mapping[str, Any], programme: Programme, people: int) -> tuple[Claim, ...]:
    """The three aims, in their order, each with its bound."""
    proved = bool(audit.get("proved"))
    return (
        _size(audit, people),
        *((_worst_off(proved),) if programme.aim.worst_off_first else ()),
        _sum(audit, proved, programme),
    )


def _size(audit: Mapping[str, Any], people: int) -> Claim:
    matched, most = int(audit.get("matched", 0)), int(audit.get("matched_bound", people))
    what = "Nobody is alone who could have a partner"
    if matched >= most:
        words = (
            f"Under the rules and the musts of this round, at most {most:,} of {people:,} people can have a partner "
            f"at the same time. {matched:,} have one."
        )
        return Claim(what, True, words)
    words = f"{matched:,} people have a partner. What was found does not rule out that {most:,} could have one."
    return Claim(what, False, words)


def _worst_off(proved: bool) -> Claim:
    what = "Whoever is worst off is as well off as can be"
    if not proved:
        return Claim(
            what, False, "The worst-off were raised as far as the search went; that nothing better exists is open."
        )
    words = (
        "We looked at how far each person stands from the best they could have had, and rearranged the others "
        "until the one who gives up most could not be helped any further."
    )
    return Claim(what, True, words)


def _sum(audit: Mapping[str, Any], proved: bool, programme: Programme) -> Claim:
    worth, most = float(audit.get("worth", 0)), float(audit.get("worth_bound", 0))
    part = 100.0 if worth >= most else 100 * worth / most
    said = "100" if part >= 100 else f"{min(part, 99.999):.3f}".rstrip("0").rstrip(".")
    words = f"This match is worth {said} % of a bound that no match of these people can pass."
    if programme.aim.worst_off_first and part < 100:
        words += " What is missing may be what it cost to raise the worst-off first."
    if not proved:
        words += " The bound is sound, but the match may not be the very best."
    return Claim("All wishes together are met as well as can be", proved, words)
