"""From people to arrays: everything the compiled scoring needs, worked out once.

People are put into one canonical order first (by id, or shuffled by a seed), so that the result never depends on
the order of the rows they came in.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from sameboat.engine.answers import Columns, encode_answers
from sameboat.engine.facts import EITHER, MENTEE, MENTOR, PEER, Facts
from sameboat.engine.hours import masks
from sameboat.engine.people import Person
from sameboat.engine.persons_twice import twins
from sameboat.engine.programme import Programme
from sameboat.engine.reporting import reporting_lines
from sameboat.engine.stretches import stretches
from sameboat.engine.wanting import Wishes, encode_wishes

SIDES = {"peer": PEER, "mentor": MENTOR, "mentee": MENTEE, "either": EITHER}
Pairs = Iterable[tuple[str, str]]
Named = Mapping[tuple[str, str], float]


@dataclass(frozen=True, slots=True)
class Crowd:
    """The people of a round in their canonical order, and what is known of them as arrays."""

    people: tuple[Person, ...]
    programme: Programme
    index: Mapping[str, int]
    facts: Facts
    columns: Columns
    notes: tuple[str, ...]
    """What was switched off for want of an answer, in sentences."""

    def __len__(self) -> int:
        """How many people."""
        return len(self.people)

    def find(self, reference: str) -> int:
        """The person with that id or address, or -1."""
        return self.index.get(reference, self.index.get(reference.casefold(), -1))


def in_order(people: Iterable[Person], seed: int) -> tuple[Person, ...]:
    """By id; with a seed other than 0 in an order of its own, to break ties another way.

    The order of some of the people is that of all of them with the others left out.
    """
    if not seed:
        return tuple(sorted(people, key=lambda person: person.id))
    return tuple(sorted(people, key=lambda person: _mixed(seed, person.id)))


def _mixed(seed: int, id_: str) -> tuple[bytes, str]:
    return hashlib.blake2b(f"{seed}:{id_}".encode(), digest_size=16).digest(), id_


def encode(
    people: Iterable[Person],
    programme: Programme,
    *,
    former: Pairs = (),
    forbidden: Pairs = (),
    named: Named | None = None,
    vectors: np.ndarray | None = None,
    seed: int = 0,
) -> Crowd:
    """Work out the arrays for ``people`` under ``programme``.

    Parameters
    ----------
    people : iterable of Person
        Ids must differ.
    former, forbidden : pairs of ids or addresses
        Partners of earlier rounds, and pairs the coordinator rules out.
    named : mapping of (from, to) to a want in [0, 1]
        What people said of one another by name; it replaces the score for that direction.
    vectors : (n, d) float32, optional
        Sentence vectors of the free text, one row a person **in the canonical order** of `in_order`.

    Raises
    ------
    ValueError
        If two people have the same id.
    """
    ordered = in_order(people, seed)
    index = _index(ordered)
    columns = encode_answers(ordered, programme)
    wishes = encode_wishes(ordered, programme, columns)
    said = _said_by_name(ordered, index, named or {})
    hours_question = next((q for q in programme.questions if q.kind == "hours"), None)
    text_question = next((q for q in programme.questions if q.kind == "text" and q.common > 0), None)
    line_from, line_to = reporting_lines(ordered, index) if programme.rules.reporting_line else _no_lines(len(ordered))
    banned_at, banned = stretches(len(ordered), _banned(ordered, index, programme, former, forbidden, said))
    named_at, named_whom = stretches(len(ordered), said)
    facts = Facts(
        answer_at=columns.at,
        answers=columns.codes,
        common=np.array([q.common for q in columns.questions], np.float64),
        private=np.array([q.private for q in columns.questions], np.bool_),
        scale=np.array([q.kind == "scale" for q in columns.questions], np.bool_),
        tells=columns.tells,
        wished=wishes.wished,
        different=columns.of(programme.rules.different),
        shared=columns.of(programme.rules.shared),
        wish_at=wishes.at,
        wish_column=wishes.column,
        wish_kind=wishes.kind,
        wish_weight=wishes.weight,
        wish_must=wishes.must,
        insists=_insists(wishes),
        target_at=wishes.target_at,
        targets=wishes.targets,
        hours=masks(ordered, programme.term),
        has_hours=np.array([person.free_hours is not None for person in ordered], np.bool_),
        hours_need=round(programme.rules.hours * 2),
        hours_common=hours_question.common if hours_question else 0.0,
        by_email=np.array([person.by_email for person in ordered], np.bool_),
        line_from=line_from,
        line_to=line_to,
        twin=twins(ordered),
        side=np.array([SIDES[person.role] for person in ordered], np.int8),
        two_sided=programme.shape == "mentors",
        banned_at=banned_at,
        banned=banned,
        named_at=named_at,
        named=named_whom,
        named_want=_values(named_at, named_whom, said),
        only_named=programme.rules.only_named,
        vectors=np.zeros((len(ordered), 1), np.float32) if vectors is None else vectors.astype(np.float32),
        text_common=text_question.common if text_question and vectors is not None else 0.0,
    )
    return Crowd(ordered, programme, index, facts, columns, columns.notes)


def _insists(wishes: Wishes) -> np.ndarray:
    who = np.repeat(np.arange(len(wishes.at) - 1), np.diff(wishes.at))
    return np.bincount(who[wishes.must], minlength=len(wishes.at) - 1) > 0


def _index(people: Sequence[Person]) -> dict[str, int]:
    """Where a person is found by id, and by address in small letters. An id wins over an address."""
    index = {person.email.casefold(): at for at, person in enumerate(people) if person.email}
    ids = {person.id: at for at, person in enumerate(people)}
    if len(ids) < len(people):
        raise ValueError("Two people have the same id. Every person needs an id of their own.")
    return index | ids


def _no_lines(n: int) -> tuple[np.ndarray, np.ndarray]:
    return np.full(n, -1, np.int32), np.full(n, -1, np.int32)


def _said_by_name(people: Sequence[Person], index: Mapping[str, int], named: Named) -> dict[tuple[int, int], float]:
    """Wants about people by name, by position; those not here are left out."""
    said: dict[tuple[int, int], float] = {}
    for at, person in enumerate(people):
        for rank, reference in enumerate(person.chooses):
            whom = _find(index, reference)
            if whom >= 0 and whom != at:
                said.setdefault((at, whom), want_of_choice(rank))
    for (one, other), value in named.items():
        i, j = _find(index, one), _find(index, other)
        if i >= 0 and j >= 0 and i != j:
            said[i, j] = float(value)
    return said


def want_of_choice(rank: int) -> float:
    """What it is worth to get one's first (rank 0), second, ... fifth choice by name: 1 down to 0.8.

    Never below the want of an ordinary good match, so that choosing somebody cannot do harm.
    """
    return max(0.8, 1.0 - 0.05 * rank)


def _find(index: Mapping[str, int], reference: str) -> int:
    return index.get(reference, index.get(reference.casefold(), -1))


def _banned(
    people: Sequence[Person],
    index: Mapping[str, int],
    programme: Programme,
    former: Pairs,
    forbidden: Pairs,
    said: Mapping[tuple[int, int], float],
) -> set[tuple[int, int]]:
    """Pairs, both ways round, that may not be: avoided by one, forbidden, or partners before."""
    out: set[tuple[int, int]] = set()

    def rule_out(i: int, j: int) -> None:
        if i >= 0 and j >= 0:
            out.add((i, j))
            out.add((j, i))

    for at, person in enumerate(people):
        for reference in person.avoid:
            rule_out(at, _find(index, reference))
    for one, other in forbidden:
        rule_out(_find(index, one), _find(index, other))
    if programme.rules.former != "allowed":
        for one, other in former:
            i, j = _find(index, one), _find(index, other)
            both_ask = said.get((i, j), 0.0) > 0 and said.get((j, i), 0.0) > 0
            if not (programme.rules.former == "unless both ask" and both_ask):
                rule_out(i, j)
    return out


def _values(at: np.ndarray, whom: np.ndarray, said: Mapping[tuple[int, int], float]) -> np.ndarray:
    who = np.repeat(np.arange(len(at) - 1), np.diff(at))
    return np.array([said[i, j] for i, j in zip(who.tolist(), whom.tolist(), strict=True)], np.float64)
