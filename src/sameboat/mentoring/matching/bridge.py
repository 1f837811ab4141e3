"""The one place where the site speaks to the engine.

Whatever needs numba is imported inside the function that the worker calls: a process that serves pages never loads it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from sameboat.engine.admission import admit
from sameboat.engine.people import FreeHours, Wish
from sameboat.engine.people import Person as EnginePerson
from sameboat.engine.programme import Programme as EngineProgramme
from sameboat.engine.programme import ProgrammeError, Rules
from sameboat.mentoring.matching.people import Applicant, applicants_for_matching
from sameboat.mentoring.programmes.models import Round
from sameboat.mentoring.wishes.queries import programme_file_of
from sameboat.mentoring.wishes.rules.hours import hours_of

__all__ = [
    "Candidate",
    "Decided",
    "EngineProgramme",
    "ProgrammeError",
    "as_a_run_reads_it",
    "as_the_engine_reads_it",
    "decide_admission",
    "limit_of",
    "people_for_the_engine",
]


def as_the_engine_reads_it(round_: Round) -> EngineProgramme:
    """The round as the engine's programme, checked.

    Raises
    ------
    ProgrammeError
        With a sentence for the coordinator, where questions and rules do not hang together.
    """
    return EngineProgramme.from_mapping(programme_file_of(round_))


def as_a_run_reads_it(round_: Round) -> EngineProgramme:
    """The same for matching: who takes part was decided at closing, so the cap does not cut the round a second time."""
    facts = programme_file_of(round_)
    return EngineProgramme.from_mapping({**facts, "rules": {**facts["rules"], "country_cap": 0.0}})


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
    """Who takes part under the country cap, by the engine's own rule."""
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


def people_for_the_engine(round_: Round) -> list[EnginePerson]:
    """Everybody whose application stands, as the engine takes them; for the worker alone.

    Private answers and wishes are opened only where consent stands at this moment; whom people avoid is turned into
    ids of this round. Nobody whose address is not proved is among them. Nothing of it is kept.
    """
    return [_as_the_engine_takes(applicant) for applicant in applicants_for_matching(round_)]


def _as_the_engine_takes(applicant: Applicant) -> EnginePerson:
    enrolment = applicant.enrolment
    zone, spans = hours_of(applicant.hours)
    return EnginePerson(
        id=str(enrolment.pk),
        answers=applicant.answers,
        wishes=tuple(
            Wish(key, wished.kind, wished.values, wished.weight)  # type: ignore[arg-type]
            for key, wished in applicant.wishes.items()
        ),
        texts=applicant.texts,
        free_hours=FreeHours(zone, spans) if spans else None,
        applied_at=enrolment.applied_at,
        email=enrolment.person.email,
        name=enrolment.person.name,
        role=enrolment.role,  # type: ignore[arg-type]
        capacity=enrolment.capacity,
        may_be_three=enrolment.may_be_three,
        by_email=enrolment.by_email,
        reports_to=applicant.reports_to,
        avoid=applicant.avoid,
        chooses=applicant.chooses,
        first_claim=enrolment.first_claim,
        consents=applicant.consents,  # type: ignore[arg-type]
    )
