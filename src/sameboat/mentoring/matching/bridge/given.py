"""From rows to what the engine takes: a programme, people, earlier partners, and pairs that hands made or ruled out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from itertools import combinations
from typing import Any
from uuid import UUID

from sameboat.engine.people import FreeHours, Wish
from sameboat.engine.people import Person as EnginePerson
from sameboat.engine.programme import Programme as EngineProgramme
from sameboat.engine.programme import ProgrammeError
from sameboat.mentoring.matching.people import A_HANDFUL, Applicant, applicants_for_matching
from sameboat.mentoring.partnerships.models import Partner
from sameboat.mentoring.programmes.models import Enrolment, Round
from sameboat.mentoring.wishes.queries import programme_file_of
from sameboat.mentoring.wishes.rules.hours import hours_of

__all__ = [
    "EngineProgramme",
    "ProgrammeError",
    "as_a_run_reads_it",
    "as_the_engine_reads_it",
    "as_the_engine_takes",
    "former_partners",
    "people_for_the_engine",
]

Pair = tuple[str, str]
"""Two applications, by their ids."""


def as_the_engine_reads_it(round_: Round) -> EngineProgramme:
    """The round as the engine's programme, checked.

    Raises
    ------
    ProgrammeError
        With a sentence for the coordinator, where questions and rules do not hang together.
    """
    return EngineProgramme.from_mapping(programme_file_of(round_))


def as_a_run_reads_it(round_: Round, chosen: Mapping[str, Any] | None = None) -> EngineProgramme:
    """The same for matching: who takes part was decided at closing, so the cap does not cut the round a second time.

    ``chosen`` are a run's settings (`rules.settings`); what they say is laid over the round's own rules and aim.
    """
    facts, chosen = programme_file_of(round_), chosen or {}
    rules = {**facts["rules"], "country_cap": 0.0}
    if "hours" in chosen:
        rules["hours"] = chosen["hours"]
    aim = facts["aim"] | {word: chosen[word] for word in ("care", "worst_off_first", "sum_may_fall") if word in chosen}
    return EngineProgramme.from_mapping({**facts, "rules": rules, "aim": aim})


def people_for_the_engine(round_: Round, among: Iterable[Enrolment] | None = None) -> list[EnginePerson]:
    """Everybody who takes part, or those ``among`` whom one looks, as the engine takes them.

    Private answers and wishes are opened only where consent stands at this moment; whom people avoid is turned into
    ids of this round. Nobody whose address is not proved takes part. Nothing of it is kept.
    """
    return [as_the_engine_takes(applicant) for applicant in applicants_for_matching(round_, among)]


def as_the_engine_takes(applicant: Applicant) -> EnginePerson:
    """One application, opened, as the engine takes it."""
    enrolment = applicant.enrolment
    zone, spans = hours_of(applicant.hours)
    return EnginePerson(
        id=str(enrolment.pk),
        answers=applicant.answers,
        wishes=tuple(
            Wish(key, wished.kind, wished.values, wished.weight)  # type: ignore[arg-type]  # the same words
            for key, wished in applicant.wishes.items()
        ),
        texts=applicant.texts,
        free_hours=FreeHours(zone, spans) if spans else None,
        applied_at=enrolment.applied_at,
        email=enrolment.person.email,
        name=enrolment.person.name,
        role=enrolment.role,  # type: ignore[arg-type]  # the same words
        capacity=enrolment.capacity,
        may_be_three=enrolment.may_be_three,
        by_email=enrolment.by_email,
        reports_to=applicant.reports_to,
        avoid=applicant.avoid,
        chooses=applicant.chooses,
        first_claim=enrolment.first_claim,
        consents=applicant.consents,  # type: ignore[arg-type]  # the same words
    )


def as_chosen(people: Iterable[EnginePerson], chosen: Mapping[str, Any]) -> list[EnginePerson]:
    """The same people under a run's settings: letters alone may not be enough this time."""
    if chosen.get("by_email", True):
        return list(people)
    return [replace(person, by_email=False) if person.by_email else person for person in people]


def former_partners(round_: Round, people: Mapping[UUID, str]) -> list[Pair]:
    """Who has had each other before: in this programme, in another, or without any.

    ``people`` are persons, each with the id of their application to this round. Also those whose partnership in this
    very round came to nothing: whoever is looked for again gets somebody new.
    """
    together: dict[UUID, list[UUID]] = {}
    rows = Partner.objects.filter(partnership__in=_partnerships_of(round_, people)).order_by("joined_at", "pk")
    for partnership, person in rows.values_list("partnership", "person"):
        if person in people:
            together.setdefault(partnership, []).append(person)
    pairs = {
        tuple(sorted((people[one], people[other])))
        for members in together.values()
        for one, other in combinations(dict.fromkeys(members), 2)
    }
    return sorted(pairs)  # type: ignore[arg-type]  # each of two


def _partnerships_of(round_: Round, people: Collection[UUID]) -> Any:
    rows = Partner.objects.values("partnership")
    if len(people) <= A_HANDFUL:
        return rows.filter(person__in=list(people))
    return rows.filter(person__in=Enrolment.objects.filter(round=round_).values("person"))
