"""The one call: people and a programme in; partners, reasons and a proof out."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

import numpy as np

from sameboat.engine.admission import Admission, admit
from sameboat.engine.circles import circles
from sameboat.engine.encoding import Crowd, Named, Pairs, encode
from sameboat.engine.explain import explain
from sameboat.engine.locks import locked_groups
from sameboat.engine.mentors import assign_mentors
from sameboat.engine.outcome import Outcome, Stages, silent
from sameboat.engine.peers import pair_up
from sameboat.engine.people import Person
from sameboat.engine.programme import Programme
from sameboat.engine.result import Result

Label = Callable[[str, str], str]
"""(question id, value) to the word people read: languages, es → Spanish."""


@dataclass(slots=True)
class Watch:
    """Tells the stages on, and keeps the seconds each took."""

    tell: Stages
    seconds: dict[str, float] = field(default_factory=dict)
    _stage: str = ""
    _since: float = field(default_factory=time.perf_counter)

    def __call__(self, stage: str, done: float) -> None:
        """A stage has come so far."""
        if stage != self._stage:
            self.stop()
            self._stage = stage
        self.tell(stage, done)

    def stop(self) -> None:
        """Book the seconds of the running stage."""
        now = time.perf_counter()
        if self._stage:
            self.seconds[self._stage] = round(self.seconds.get(self._stage, 0.0) + now - self._since, 3)
        self._since = now


def match(
    people: Iterable[Person],
    programme: Programme,
    *,
    former: Pairs = (),
    locked: Pairs = (),
    forbidden: Pairs = (),
    wants: Named | None = None,
    first_claim: Iterable[str] = (),
    seed: int = 0,
    label: Label | None = None,
    vectors: np.ndarray | None = None,
    progress: Stages = silent,
) -> Result:
    """Match people under a programme, and say why.

    Parameters
    ----------
    people : iterable of Person
        Everybody who applied, in any order; ids must differ.
    programme : Programme
        Its shape decides: pairs of peers, mentors with capacities, or circles.
    former, locked, forbidden : pairs of ids or addresses
        Partners of earlier rounds; pairs that stand; pairs that may not be.
    wants : mapping of (from, to) to [0, 1]
        What people say of one another by name; it replaces the score for that direction.
    first_claim : ids or addresses
        People left out last time. They come first, after nothing but the number of people placed.
    seed : int
        Breaks ties another way. The same seed gives the same result, whatever the order of ``people``.
    label : callable, optional
        Turns a value into the word people read.
    vectors : (n, d) float32, optional
        Sentence vectors of free text, in the order of `encoding.in_order`.
    progress : callable, optional
        Told the stage and how much of it is done.

    Returns
    -------
    Result
        Everybody is in ``partners`` or in ``alone``, never in both; the same input gives the same result.

    Raises
    ------
    ValueError
        If two people have the same id.
    ProgrammeError
        If the programme cannot be used.

    Notes
    -----
    O(n²) time for scoring, in tiles; O(n k) memory above some thousand people, k candidates a person.
    """
    watch = Watch(progress)
    watch("Reading what people said", 0.0)
    former, forbidden = tuple(former), tuple(forbidden)
    everybody = tuple(people)

    def crowd_of(some: Iterable[Person], texts: np.ndarray | None) -> Crowd:
        return encode(some, programme, former=former, forbidden=forbidden, named=wants, vectors=texts, seed=seed)

    crowd = crowd_of(everybody, vectors)
    together, notes = locked_groups(crowd, locked)
    claims = _claims(crowd, first_claim)
    admission = _admit(crowd, claims, together)
    # Peers who have each other by hand are out of the pool; a mentor or a circle may still take others in.
    apart = {i for group in together for i in group} if programme.shape == "pairs" else set()
    place = np.array(sorted(set(admission.admitted) - apart), np.int64)
    pool = crowd
    if len(place) < len(crowd):
        pool = crowd_of([crowd.people[i] for i in place], None if vectors is None else vectors[place])
        # A reporting line may run through somebody who is not in the pool.
        line_from, line_to = crowd.facts.line_from[place], crowd.facts.line_to[place]
        pool = replace(pool, facts=pool.facts._replace(line_from=line_from, line_to=line_to))
    outcome = _shaped(pool, claims[place], watch, _places_in(pool, crowd, together)).placed_at(place)
    by_hand, found = together, list(outcome.groups)
    if programme.shape != "pairs":
        by_hand, found = _hand_made_first(found, together)
    watch("Saying why", 0.0)
    return explain(
        crowd,
        (*by_hand, *found),
        locked=len(by_hand),
        outcome=outcome,
        admission=admission,
        notes=(*crowd.notes, *notes, *outcome.notes),
        former=former,
        forbidden=forbidden,
        wants=wants,
        label=label,
        watch=watch,
        seed=seed,
    )


def _shaped(pool: Crowd, claims: np.ndarray, tell: Stages, kept: list[tuple[int, ...]]) -> Outcome:
    """Match the pool in the programme's shape; ``kept`` groups stand, and may grow where the shape lets them."""
    if pool.programme.shape == "pairs":
        return pair_up(pool, claims, tell)
    if pool.programme.shape == "mentors":
        return assign_mentors(pool, claims, tell, [pair for group in kept for pair in _mentor_first(pool, group)])
    return circles(pool, claims, tell, kept)


def _places_in(pool: Crowd, crowd: Crowd, together: list[tuple[int, ...]]) -> list[tuple[int, ...]]:
    """The hand-made groups by their places in the pool, as far as they are in it."""
    return [
        tuple(pool.index[crowd.people[i].id] for i in group)
        for group in together
        if all(crowd.people[i].id in pool.index for i in group)
    ]


def _mentor_first(pool: Crowd, group: tuple[int, ...]) -> list[tuple[int, int]]:
    """A hand-made group of a mentors programme as pairs of a mentor and a mentee.

    The mentor is whoever said so, else whoever could be either and takes most.
    """
    rank = {"mentor": 0, "either": 1, "peer": 2, "mentee": 3}
    mentor = min(group, key=lambda i: (rank[pool.people[i].role], -pool.people[i].capacity, i))
    return [(mentor, i) for i in group if i != mentor]


def _hand_made_first(
    groups: list[tuple[int, ...]], together: list[tuple[int, ...]]
) -> tuple[list[tuple[int, ...]], list[tuple[int, ...]]]:
    """Groups that hold a hand-made one, and the others."""
    locked = {i for group in together for i in group}
    holds = [bool(locked & set(group)) for group in groups]
    return (
        [group for group, by_hand in zip(groups, holds, strict=True) if by_hand],
        [group for group, by_hand in zip(groups, holds, strict=True) if not by_hand],
    )


def _claims(crowd: Crowd, first_claim: Iterable[str]) -> np.ndarray:
    claims = np.array([person.first_claim for person in crowd.people], np.bool_)
    for reference in first_claim:
        if (at := crowd.find(reference)) >= 0:
            claims[at] = True
    return claims


def _admit(crowd: Crowd, claims: np.ndarray, together: list[tuple[int, ...]]) -> Admission:
    """Who takes part under the country cap. People with a lock are the coordinator's decision: they stand first."""
    hand_made = [crowd.people[i].id for group in together for i in group]
    with_claim = [crowd.people[i].id for i in np.flatnonzero(claims)]
    return admit(crowd.people, crowd.programme.rules, locked=hand_made, first_claim=with_claim)
