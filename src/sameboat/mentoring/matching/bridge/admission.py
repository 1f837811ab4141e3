"""Who takes part under the country cap, by the engine's own rule."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from sameboat.engine.admission import admit
from sameboat.engine.people import Person as EnginePerson
from sameboat.engine.programme import Rules


class Candidate(NamedTuple):
    """An application as the country cap sees it."""

    id: UUID
    country: str
    applied_at: datetime | None
    first_claim: bool


class Decided(NamedTuple):
    """What the cap decides; positions are those of the candidates handed in."""

    limit: int | None
    deferred: list[tuple[int, int]]
    """Position and place in the country's line, from 1."""
    shares: list[tuple[str, int, int, float]]
    """Country, applicants, how many of them take part, share of all applicants."""


def decide_admission(rules: Mapping[str, Any], candidates: Sequence[Candidate], *, applied: int) -> Decided:
    """Who takes part under the country cap."""
    decided = admit(
        [
            EnginePerson(
                id=str(each.id),
                answers={"country": (each.country,)} if each.country else {},
                applied_at=each.applied_at,
                first_claim=each.first_claim,
            )
            for each in candidates
        ],
        Rules(
            country_cap=float(rules.get("country_cap", 0) or 0),
            cap_reading=rules.get("cap_reading", "A"),
        ),
        applied=applied,
    )
    return Decided(
        decided.limit,
        [(each.index, each.place) for each in decided.deferred],
        [(each.country, each.applicants, each.accepted, each.of_applicants) for each in decided.shares],
    )


def limit_of(cap: float, reading: str, sizes: Mapping[str, int], applied: int) -> int | None:
    """How many people of one country would take part, if so many had applied from each."""
    people = [
        EnginePerson(id=f"{country} {k}", answers={"country": (country,)})
        for country, size in sizes.items()
        for k in range(size)
    ]
    return admit(
        people,
        Rules(country_cap=cap, cap_reading="B" if reading == "B" else "A"),
        applied=applied,
    ).limit
