"""Mentors and mentees: as many mentees placed as can be, then first claim, the worst-off, and worth.

*Either* is mentor or mentee, not both at once: ``roles.py`` decides.

Late arrivals are the same with the existing pairs kept: a mentor has as many places less.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from sameboat.engine.candidates import ALL_PAIRS_UP_TO, consider, more_for, with_more
from sameboat.engine.capacities import CapacityMatching
from sameboat.engine.encoding import Crowd
from sameboat.engine.facts import EITHER, MENTEE, MENTOR
from sameboat.engine.fairness import raise_the_worst_off
from sameboat.engine.outcome import Outcome, Proof, Stages, silent
from sameboat.engine.pairs import Pairs, given, joined, no_pairs
from sameboat.engine.places import most_worth, places, roles_fit
from sameboat.engine.roles import roles


def assign_mentors(
    crowd: Crowd, claims: np.ndarray, tell: Stages = silent, kept: Sequence[tuple[int, int]] = ()
) -> Outcome:
    """Give mentees mentors.

    Parameters
    ----------
    crowd : Crowd
        Everybody who takes part: roles ``mentor``, ``mentee`` or ``either``, mentors with their capacity.
    claims : (n,) bool
        Mentees who were left out last time and come first, once as many as possible are placed.
    tell : callable
        Told how far each stage is.
    kept : pairs of positions (mentor, mentee)
        Pairs that stand. Both have their role by it; the mentor has a place less, even where none was left.

    Returns
    -------
    Outcome
        Groups of a mentor and the mentees, kept ones included. The proof counts placed mentees.

    Notes
    -----
    O(n²) scores up to some thousand people, candidates above; then a few exact assignments.
    """
    n = len(crowd)
    side, room = _sides(crowd, kept)
    pairs = _considered(crowd, side, tell)
    tell("Matching", 0.0)
    pairs = _enough(crowd, pairs, side, room, claims)
    relaxed = places(crowd, pairs, side, room, claims)
    bound = relaxed.placed()
    side, by_branches = roles(crowd, pairs, side, room, claims, bound)
    task = places(crowd, pairs, side, room, claims)
    first = task.solve()
    tell("Matching", 1.0)
    raised = raise_the_worst_off(task, first, crowd.programme.aim, lambda done: tell("Raising the worst-off", done))
    mentor_of = task.placed(raised.chosen).mentor_of
    taken = mentor_of[task.pairs.u] == task.pairs.v
    worth = int(task.pairs.worth[taken].sum())
    exact = by_branches or (bound.size, bound.weight) == (first.size, first.weight)
    found = raised.matching
    proof = Proof(
        size=found.size,
        size_bound=first.size if exact else bound.size_bound,
        worth=worth,
        worth_bound=worth + max(0, int(found.upper_bound - found.weight)) if exact else most_worth(relaxed),
        proved=exact and bool(bound.is_optimal) and raised.proved and bool(found.is_optimal),
        considered=len(pairs),
        whole=n <= ALL_PAIRS_UP_TO or crowd.programme.rules.only_named or crowd.programme.rules.both_choose,
        level=raised.level,
    )
    return Outcome(_groups(mentor_of, kept), proof, () if exact else _not_proved(first.size, bound.size))


def place_late(
    crowd: Crowd, kept: Sequence[tuple[int, int]], claims: np.ndarray | None = None, tell: Stages = silent
) -> Outcome:
    """Place whoever arrived late: the existing pairs (mentor, mentee) are kept, everybody else is matched as usual.

    The same call as `assign_mentors`, under the name of what it is used for.
    """
    return assign_mentors(crowd, np.zeros(len(crowd), np.bool_) if claims is None else claims, tell, kept)


def _sides(crowd: Crowd, kept: Sequence[tuple[int, int]]) -> tuple[np.ndarray, np.ndarray]:
    """(n,) roles, and (n,) free places."""
    side = crowd.facts.side.copy()
    room = np.array([max(0, person.capacity) for person in crowd.people], np.int64)
    room[(side != MENTOR) & (side != EITHER)] = 0
    for mentor, mentee in kept:
        side[mentor] = MENTOR
        room[mentor] = max(0, room[mentor] - 1)
        side[mentee] = -1  # has a mentor already, and mentors nobody
        room[mentee] = 0
    return side, room


def _considered(crowd: Crowd, side: np.ndarray, tell: Stages) -> Pairs:
    """The pairs in question, ``u`` the mentee and ``v`` the mentor; two who are either come both ways round."""
    rules = crowd.programme.rules
    if rules.only_named or rules.both_choose:
        chosen = _chosen(crowd) if rules.both_choose else _naming(crowd)
        if rules.only_named:
            chosen &= {(j, i) for i, j in _naming(crowd)} & _naming(crowd)
        ends = np.array(sorted({(min(pair), max(pair)) for pair in chosen}), np.int64).reshape(-1, 2)
        pairs = _directed(given(crowd, ends[:, 0], ends[:, 1]), side)
        if not rules.both_choose:
            return pairs
        allowed = [(i, j) in chosen for i, j in pairs.ends.tolist()]
        return pairs[np.array(allowed, np.bool_)]
    return _directed(consider(crowd, lambda done: tell("Finding who suits whom", done)), side)


def _chosen(crowd: Crowd) -> set[tuple[int, int]]:
    """Who chose whom, on the form."""
    said = ((i, crowd.find(reference)) for i, person in enumerate(crowd.people) for reference in person.chooses)
    return {(i, j) for i, j in said if j >= 0 and i != j}


def _naming(crowd: Crowd) -> set[tuple[int, int]]:
    """Who named whom, on the form or in the wants file."""
    who = np.repeat(np.arange(len(crowd)), np.diff(crowd.facts.named_at))
    return set(zip(who.tolist(), crowd.facts.named.tolist(), strict=True))


def _directed(pairs: Pairs, side: np.ndarray) -> Pairs:
    """Each pair once for every way round that the roles allow."""
    back = Pairs(pairs.v, pairs.u, pairs.wants[:, ::-1], pairs.worth)
    return joined([part[roles_fit(part, side)] for part in (pairs, back)]) if len(pairs) else no_pairs()


def _enough(crowd: Crowd, pairs: Pairs, side: np.ndarray, room: np.ndarray, claims: np.ndarray) -> Pairs:
    """The pairs, and more of them while somebody may be left over only because too few were considered."""
    rules = crowd.programme.rules
    if len(crowd) <= ALL_PAIRS_UP_TO or rules.only_named or rules.both_choose:
        return pairs
    seats = min(int(np.isin(side, (MENTEE, EITHER)).sum()), int(room.sum()))
    while (found := places(crowd, pairs, side, room, claims).placed()).size < seats:
        more = _more(crowd, found, side, room, pairs)
        if not len(more):
            break
        pairs = with_more(pairs, more)
    return pairs


def _more(crowd: Crowd, found: CapacityMatching, side: np.ndarray, room: np.ndarray, pairs: Pairs) -> Pairs:
    """More mentors for mentees who may be left over, among those whose places are not all taken by such.

    The prices tell: a place that is fought for by people who may stay alone costs as much as a whole pair.
    """
    may_stay_alone = np.isin(side, (MENTEE, EITHER)) & (found.gains < found.bonus // 2)
    has_room = (room > 0) & (found.prices < found.bonus // 2)
    return _directed(more_for(crowd, np.flatnonzero(may_stay_alone), has_room, _undirected(pairs)), side)


def _undirected(pairs: Pairs) -> Pairs:
    low, high = np.minimum(pairs.u, pairs.v), np.maximum(pairs.u, pairs.v)
    return Pairs(low, high, pairs.wants, pairs.worth)


def _groups(mentor_of: np.ndarray, kept: Sequence[tuple[int, int]]) -> tuple[tuple[int, ...], ...]:
    """Each mentor with the mentees, kept ones first."""
    mentees: dict[int, list[int]] = {}
    for mentor, mentee in (*kept, *((int(mentor_of[i]), i) for i in np.flatnonzero(mentor_of >= 0).tolist())):
        mentees.setdefault(mentor, []).append(mentee)
    return tuple((mentor, *mentees[mentor]) for mentor in sorted(mentees))


def _not_proved(size: int, most: int) -> tuple[str, ...]:
    return (
        f"Some people could be mentor or mentee. {size} mentees are placed; that no other division of the roles does "
        f"better is not proved, only that none places more than {most}.",
    )
