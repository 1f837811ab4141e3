"""The one call: people and a programme in; partners, reasons and a proof out."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

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
SHAPES: dict[str, Callable[[Crowd, np.ndarray, Stages], Outcome]] = {
    "pairs": pair_up,
    "mentors": assign_mentors,
    "circles": circles,
}


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
    everybody = tuple(people)
    extras = {"former": tuple(former), "forbidden": tuple(forbidden), "named": wants, "seed": seed}
    crowd = encode(everybody, programme, vectors=vectors, **extras)
    together, notes = locked_groups(crowd, locked)
    claims = _claims(crowd, first_claim)
    admission = _admit(crowd, claims, together)
    pool, place = _pool(crowd, together, admission, vectors, extras)
    outcome = SHAPES[programme.shape](pool, claims[place], watch)
    groups = (*together, *(tuple(int(place[k]) for k in group) for group in outcome.groups))
    watch("Saying why", 0.0)
    return explain(
        crowd,
        groups,
        locked=len(together),
        outcome=outcome,
        admission=admission,
        notes=(*crowd.notes, *notes, *outcome.notes),
        former=extras["former"],
        forbidden=extras["forbidden"],
        wants=wants,
        label=label,
        watch=watch,
        seed=seed,
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


def _pool(
    crowd: Crowd, together: list[tuple[int, ...]], admission: Admission, vectors: np.ndarray | None, extras: dict
) -> tuple[Crowd, np.ndarray]:
    """Everybody to be matched now, and where each stands among all."""
    taken = {i for group in together for i in group}
    place = np.array([i for i in admission.admitted if i not in taken], np.int64)
    if len(place) == len(crowd):
        return crowd, np.arange(len(crowd))
    place.sort()
    people = [crowd.people[i] for i in place]
    pool = encode(people, crowd.programme, vectors=None if vectors is None else vectors[place], **extras)
    return pool, np.array([crowd.index[person.id] for person in pool.people], np.int64)
