"""The worker's call: everything the engine is handed, its fingerprint, and what comes back as rows.

Whatever is compiled is imported inside the functions: importing this file costs a page nothing.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

import numpy as np

from sameboat.base.vault.actions import blind_index
from sameboat.engine.explain.phrases import Phrases
from sameboat.engine.meaning import Meaning
from sameboat.engine.people import Person as EnginePerson
from sameboat.engine.public import private_questions
from sameboat.mentoring.matching.bridge.given import (
    EngineProgramme,
    Pair,
    as_a_run_reads_it,
    as_chosen,
    as_the_engine_takes,
    former_partners,
)
from sameboat.mentoring.matching.bridge.judging import PLACES, Outcome
from sameboat.mentoring.matching.bridge.speaking import Names, in_the_engines_language, label, wish_in_short
from sameboat.mentoring.matching.people import applicants_for_matching
from sameboat.mentoring.programmes.models import Enrolment, Round

if TYPE_CHECKING:
    from sameboat.engine.result import Result

Tell = Callable[[str, float], None]
"""Told the stage and how much of it is done."""


@dataclass(slots=True)
class Given:
    """Everything that goes into the engine for one run."""

    people: list[EnginePerson]
    programme: EngineProgramme
    former: list[Pair]
    together: list[Pair]
    apart: list[Pair]
    seed: int
    names: Names
    missing: list[Pair] = field(default_factory=list)
    """Pairs made by hand of whom somebody does not take part."""
    vectors: np.ndarray | None = None
    """What people wrote, compared; in the engine's order."""
    without_texts: str = ""
    """Why it was not compared, though the programme asks for it."""


class Grouped(NamedTuple):
    """One group of a result: what a row of ``ProposedGroup`` and its members' rows say."""

    number: int
    members: tuple[UUID, ...]
    by_hand: bool
    gets: Mapping[UUID, float]
    brings: Mapping[UUID, float]
    unmet_musts: int
    hours: float | None
    countries: list[str]
    reason: str


class LeftAlone(NamedTuple):
    """Somebody without a partner: what a row of ``WithoutPartner`` says."""

    enrolment: UUID
    why: str
    would_help: str


@dataclass(frozen=True, slots=True)
class Found:
    """What the engine found, as rows; private wishes are in none of them."""

    groups: list[Grouped]
    alone: list[LeftAlone]
    outcomes: list[Outcome]
    audit: dict[str, Any]
    notes: list[str]


def everything_for(
    round_: Round,
    among: Sequence[Enrolment],
    *,
    chosen: Mapping[str, Any],
    together: Iterable[Pair] = (),
    apart: Iterable[Pair] = (),
    room: Mapping[UUID, int] | None = None,
    seed: int = 0,
) -> Given:
    """Open what these people said, and lay beside it what hands and earlier rounds say.

    ``room`` tells of some of them for how many people they still have a place.
    """
    programme = as_a_run_reads_it(round_, chosen)
    room = room or {}
    people = [
        replace(person, capacity=room.get(UUID(person.id), person.capacity))
        for person in as_chosen(map(as_the_engine_takes, applicants_for_matching(round_, among)), chosen)
    ]
    here = {person.id for person in people}
    tied = list(together)
    return Given(
        people,
        programme,
        former_partners(round_, {each.person_id: str(each.pk) for each in among}),
        [pair for pair in tied if here.issuperset(pair)],
        sorted({_sorted(pair) for pair in apart if here.issuperset(pair)}),
        seed,
        Names(people, programme),
        missing=[pair for pair in tied if not here.issuperset(pair)],
    )


def fingerprint(given: Given, round_: Round) -> str:
    """The same for the same input and different for any other, and no use to whoever would like to guess at answers.

    A key of the site goes into it, and the round: so it cannot be worked out from outside, and says nothing beyond
    *the same* and *not the same*.
    """
    programme = asdict(given.programme)
    programme.pop("title"), programme.pop("name")
    said = {
        "programme": programme,
        "people": [_plainly(person) for person in sorted(given.people, key=lambda person: person.id)],
        "former": given.former,
        "together": sorted(map(_sorted, given.together)),
        "apart": given.apart,
        "seed": given.seed,
        "texts": given.vectors is not None,
    }
    canonical = json.dumps(said, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=_as_text)
    return blind_index(canonical, purpose=f"run of {round_.pk}")


def solved(given: Given, round_: Round, tell: Tell) -> Found:
    """Ask the engine, and turn what it says into rows. Loads the compiled engine: for the worker alone."""
    from sameboat.engine.matchmaking import match

    kinds = {question.id: question for question in given.programme.questions}
    with in_the_engines_language():
        result = match(
            given.people,
            given.programme,
            former=given.former,
            locked=given.together,
            forbidden=given.apart,
            seed=given.seed,
            label=lambda question, value: label(kinds[question], value) if question in kinds else value,
            vectors=given.vectors,
            progress=tell,
        )
        return _as_rows(given, round_, result)


def _as_rows(given: Given, round_: Round, result: Result) -> Found:
    people = {person.id: person for person in given.people}
    names, meaning, say = given.names, Meaning(given.programme), Phrases(label)
    stated = {id_: meaning.stated(person) for id_, person in people.items()}
    rows = {row.id: row for row in result.partners}
    unmet = {(row.id, row.question) for row in result.wishes if (row.weight, row.answer) == ("must", "not")} & {
        (id_, each.wish.question) for id_, wishes in stated.items() for each in wishes if each.counts
    }
    unmet_of = Counter(id_ for id_, _question in unmet)
    hours = _hours(given, [group.members for group in result.groups])
    country = next((q for q in given.programme.questions if q.kind == "country" and not q.private), None)
    groups = [
        Grouped(
            group.number,
            tuple(map(UUID, group.members)),
            group.locked,
            {UUID(one): round(rows[one].wants, PLACES) for one in group.members},
            {UUID(one): round(rows[one].wanted, PLACES) for one in group.members},
            sum(unmet_of[one] for one in group.members),
            hours[at],
            sorted({c for one in group.members for c in people[one].answers.get(country.id, ())}) if country else [],
            names.spoken(rows[group.members[0]].reason),
        )
        for at, group in enumerate(result.groups)
    ]
    alone = [LeftAlone(UUID(row.id), names.spoken(row.why), names.spoken(row.would_help)) for row in result.alone]
    notes = [names.spoken(note) for note in result.notes]
    if given.without_texts:
        notes.append(given.without_texts)
    return Found(groups, alone, [*_outcomes(given, round_, result, stated, say)], dict(result.audit), notes)


def _outcomes(
    given: Given, round_: Round, result: Result, stated: Mapping[str, Any], say: Phrases
) -> Iterator[Outcome]:
    """What became of wishes about public questions. The others have no row: all of them were considered."""
    private = private_questions(given.programme)
    questions = {q.key: q.pk for q in round_.questions.all() if q.key not in private}
    of = {(id_, each.wish.question): each for id_, wishes in stated.items() for each in wishes if not each.private}
    for row in result.wishes:
        shown = of.get((row.id, row.question))
        if shown is not None and row.question in questions and row.answer != "considered":
            yield Outcome(
                UUID(row.id),
                questions[row.question],
                wish_in_short(shown, say),
                row.weight,
                row.answer,
                given.names.spoken(row.why),
            )


def _hours(given: Given, groups: Sequence[Sequence[str]]) -> list[float | None]:
    """Hours that all members of each group are free in the poorest week; None where somebody left the week blank."""
    from sameboat.engine.hours import masks

    at = {person.id: place for place, person in enumerate(given.people)}
    weeks = masks(given.people, given.programme.term)
    found: list[float | None] = []
    for members in groups:
        places = [at[one] for one in members]
        if any(given.people[place].free_hours is None for place in places):
            found.append(None)
            continue
        together = np.bitwise_and.reduce(weeks[places], axis=0)
        found.append(min(sum(word.bit_count() for word in season) for season in together.tolist()) / 2)
    return found


def _plainly(person: EnginePerson) -> dict[str, Any]:
    """Everything of a person that the engine reads, in one order."""
    facts = {word: getattr(person, word) for word in EnginePerson.__slots__}
    return facts | {
        "answers": sorted(person.answers.items()),
        "texts": sorted(person.texts.items()),
        "consents": sorted(person.consents.items()),
        "wishes": sorted((w.question, w.kind, w.values, w.weight) for w in person.wishes),
        "free_hours": (person.free_hours.zone, person.free_hours.spans) if person.free_hours else None,
        "avoid": sorted(person.avoid),
    }


def _as_text(value: Any) -> str:
    return value.isoformat() if isinstance(value, (date, datetime)) else str(value)


def _sorted(pair: Pair) -> Pair:
    one, other = pair
    return (one, other) if one <= other else (other, one)
