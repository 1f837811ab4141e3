"""What everybody may see of the people who take part, with the groups they are in: the ground of all that is told."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from sameboat.engine import scoring
from sameboat.engine.encoding import Crowd, Named, Pairs, encode
from sameboat.engine.facts import Facts
from sameboat.engine.hours import hours_in_common
from sameboat.engine.meaning import Meaning
from sameboat.engine.pairs import scored, worth_of
from sameboat.engine.people import Person
from sameboat.engine.programme import Programme
from sameboat.engine.public import private_questions, public_side

Members = tuple[int, ...]
WEIGHTS = {"must": scoring.MUST, "should": scoring.SHOULD, "nice": scoring.NICE}


@dataclass(frozen=True, slots=True)
class View:
    """The people who take part. All positions below are positions in ``people`` and in ``crowd``."""

    people: tuple[Person, ...]
    """With what is private, for the rows that only say *considered* and for what two people tell each other."""
    crowd: Crowd
    """Without it: every number and every count comes from here."""
    groups: tuple[Members, ...]
    """The worst-off first, as public answers tell it; a mentor before the mentees."""
    locked: tuple[bool, ...]
    links: tuple[tuple[tuple[int, int], ...], ...]
    """For each group: who is whose partner in it."""
    wants: np.ndarray
    """(n,) float64: how much of what one asked for the partners bring, on average; -1 for nobody."""
    wanted: np.ndarray
    """(n,) float64: how much of what the partners asked for one brings, on average."""
    least: np.ndarray
    """(n,) float64: how much of what one asked for the partner brings who brings least."""
    group: np.ndarray
    """(n,) int64: the number of one's group in ``groups``, -1 for nobody's."""
    worth: int
    """Of all pairs of partners together, in millionths."""
    hides_something: bool
    """Somebody said something private."""

    def hours(self, members: Sequence[int]) -> float | None:
        """Hours a week that all members have in common; None where somebody left them blank."""
        f = self.crowd.facts
        if not all(f.has_hours[i] for i in members):
            return None
        if len(members) == 2:
            return _hours_of_two(f, members[0], members[1])
        together = np.bitwise_and.reduce(f.hours[list(members)], axis=0)
        return min(sum(int(word).bit_count() for word in season) for season in together.tolist()) / 2

    def named(self, links: Iterable[tuple[int, int]]) -> bool:
        """Whether all partners named each other."""
        return all(self._names(i, j) and self._names(j, i) for i, j in links)

    def _names(self, i: int, j: int) -> bool:
        return (_said_by_name(self.crowd.facts, i, j) or 0.0) > 0


def view_of(
    crowd: Crowd,
    here: Sequence[int],
    groups: Sequence[Members],
    locked: int,
    *,
    former: Pairs,
    forbidden: Pairs,
    wants: Named | None,
    seed: int,
) -> View:
    """Lay private things aside, seat the groups, and reckon what partners bring one another.

    ``here`` are the positions of those who take part; ``groups`` hold positions in ``crowd``, the first ``locked``
    of them made by hand. O(people + partners).
    """
    programme = crowd.programme
    here = sorted(here)
    people = tuple(crowd.people[i] for i in here)
    open_people = public_side(people, programme)
    hides = any(a is not b for a, b in zip(people, open_people, strict=True))
    if hides or len(people) < len(crowd):
        vectors = _public_vectors(crowd, here)
        view = encode(
            open_people, programme, former=former, forbidden=forbidden, named=wants, vectors=vectors, seed=seed
        )
    else:
        view = crowd
    place = {i: k for k, i in enumerate(here)}
    seated = [_seated(people, programme, tuple(place[i] for i in group)) for group in groups]
    links = [tuple(_links(programme, members)) for members in seated]
    flat = np.array([link for group in links for link in group], np.int64).reshape(-1, 2)
    scores = _scores(view, flat)
    size = len(people)
    got, least, given, times = np.zeros(size), np.full(size, np.inf), np.zeros(size), np.zeros(size)
    for side in (0, 1):
        one, other = flat[:, side], flat[:, 1 - side]
        np.add.at(got, one, scores[:, side])
        np.minimum.at(least, one, scores[:, side])
        np.add.at(given, other, scores[:, side])
        np.add.at(times, one, 1.0)
    partnered = times > 0
    got = np.where(partnered, got / np.maximum(times, 1), -1.0)
    given = np.where(partnered, given / np.maximum(times, 1), -1.0)
    order = sorted(
        range(len(seated)),
        key=lambda g: (round(float(got[list(seated[g])].min()), 9), [people[i].id for i in seated[g]]),
    )
    number = np.full(size, -1, np.int64)
    for rank, g in enumerate(order):
        number[list(seated[g])] = rank
    return View(
        people,
        view,
        tuple(seated[g] for g in order),
        tuple(g < locked for g in order),
        tuple(links[g] for g in order),
        got,
        given,
        np.where(partnered, least, -1.0),
        number,
        int(worth_of(scores, programme.aim.care).sum()),
        hides,
    )


def _public_vectors(crowd: Crowd, here: Sequence[int]) -> np.ndarray | None:
    """The sentence vectors of those who take part, unless the text they were made from is private."""
    text = next((q for q in crowd.programme.questions if q.kind == "text" and q.common > 0), None)
    if crowd.facts.text_common <= 0 or text is None or text.id in private_questions(crowd.programme):
        return None
    return crowd.facts.vectors[np.array(here, np.int64)]


def _seated(people: Sequence[Person], programme: Programme, members: Members) -> Members:
    """By id; a mentor first."""
    by_id = sorted(members, key=lambda i: people[i].id)
    if programme.shape == "mentors":
        mentor = min(by_id, key=lambda i: ({"mentor": 0, "either": 1}.get(people[i].role, 2), members.index(i)))
        by_id.remove(mentor)
        by_id.insert(0, mentor)
    return tuple(by_id)


def _links(programme: Programme, members: Members) -> Iterator[tuple[int, int]]:
    if programme.shape == "mentors":
        return ((members[0], mentee) for mentee in members[1:])
    return combinations(members, 2)


def _scores(view: Crowd, links: np.ndarray) -> np.ndarray:
    """(m, 2): what each brings the other. Only a lock can join people against a must; then it simply is not met."""
    scores = scored(view, links[:, 0], links[:, 1])[0][:, :2].copy()
    meaning = Meaning(view.programme)
    for k in np.flatnonzero(scores[:, 0] < 0).tolist():
        i, j = links[k].tolist()
        scores[k] = _want_against_a_must(view, meaning, i, j, 0), _want_against_a_must(view, meaning, i, j, 1)
    return scores


def _want_against_a_must(view: Crowd, meaning: Meaning, i: int, j: int, direction: int) -> float:
    f = view.facts
    one, other = (i, j) if direction == 0 else (j, i)
    named = _said_by_name(f, one, other)
    if named is not None:
        return named
    hours = _hours_of_two(f, i, j) if f.has_hours[i] and f.has_hours[j] else None
    stated = [s for s in meaning.stated(view.people[one]) if s.counts]
    whole = sum(WEIGHTS[s.wish.weight] for s in stated)
    granted = sum(WEIGHTS[s.wish.weight] * meaning.degree(s, view.people[other], hours) for s in stated)
    shared, over = _shared_by(f, one, other, hours)
    alike = shared / over if over > 0 else 0.0
    spare = max(0.0, scoring.FLOOR - whole)
    return (granted + spare + scoring.BETA * alike) / (max(whole, scoring.FLOOR) + scoring.BETA)


# The few pairs that are looked at one by one are reckoned in plain Python: what is compiled for whole tiles would be
# compiled anew in every process for the sake of one of them.


def _hours_of_two(f: Facts, i: int, j: int) -> float:
    """Hours a week that both are free, in the poorest week."""
    return float(hours_in_common(f.hours, np.array([i]), np.array([j]))[0])


def _said_by_name(f: Facts, one: int, other: int) -> float | None:
    """What one said of the other by name; None where nothing was said."""
    named = f.named[f.named_at[one] : f.named_at[one + 1]]
    at = int(np.searchsorted(named, other))
    if at == len(named) or named[at] != other:
        return None
    return float(f.named_want[f.named_at[one] + at])


def _shared_by(f: Facts, one: int, other: int, hours: float | None) -> tuple[float, float]:
    """What two people share in questions about which ``one`` wishes nothing, and out of what."""
    shared = over = 0.0
    for column in np.flatnonzero(f.common).tolist():
        if f.private[column] or (int(f.wished[one]) >> column) & 1:
            continue
        mine, theirs = (
            f.answers[f.answer_at[column, person] : f.answer_at[column, person + 1]] for person in (one, other)
        )
        if len(mine) and len(theirs):
            both = len(np.intersect1d(mine, theirs))
            shared += f.common[column] * both / math.sqrt(len(mine) * len(theirs))
            over += f.common[column]
    if f.hours_common > 0.0 and hours is not None:
        shared += f.hours_common * min(1.0, 2 * hours / scoring.ENOUGH_HOURS)
        over += f.hours_common
    if f.text_common > 0.0 and f.vectors[one].any() and f.vectors[other].any():
        shared += f.text_common * max(0.0, float(np.dot(f.vectors[one], f.vectors[other])))
        over += f.text_common
    return float(shared), float(over)
