"""Bounds that may be shown: nothing in them depends on a private answer but through who is partnered with whom.

Where the match is proved, a bound is what was reached. Where it is not, the solver's own bound would tell of
private answers, so a bound of the public problem takes its place. `docs/decisions/what-private-answers-may-touch.md`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from sameboat.engine.audit import MILLIONTHS, count_blocking_pairs
from sameboat.engine.candidates import ALL_PAIRS_UP_TO, consider
from sameboat.engine.explain.possible import Possible
from sameboat.engine.explain.view import View
from sameboat.engine.outcome import Proof
from sameboat.engine.pairs import Pairs, worth_of


def blocking_pairs(view: View, known: Pairs | None, progress: Callable[[float], None]) -> tuple[int, Pairs, bool]:
    """Blocking pairs, the pairs among which they were counted, and whether these are all that public answers allow.

    ``known`` are the pairs that were considered for the match. Of a large round they serve again, unless somebody said
    something in private: then they tell of it, and the public answers are searched by themselves.
    """
    serve = known is not None and not view.hides_something and len(view.people) > ALL_PAIRS_UP_TO
    pairs = known if known is not None and serve else consider(view.crowd, progress)
    content_from = view.wants.copy()
    if view.crowd.programme.shape == "mentors":
        content_from = np.where(_has_room(view), -1.0, view.least)
    count = count_blocking_pairs(pairs.u, pairs.v, pairs.wants, content_from, view.group)
    return count, pairs, len(view.people) <= ALL_PAIRS_UP_TO


def _has_room(view: View) -> np.ndarray:
    """(n,) bool: mentors who would take on one more, and everybody who has nobody."""
    room = view.group < 0
    for members in view.groups:
        room[members[0]] = view.people[members[0]].capacity > len(members) - 1
    return room


def matched_bound(view: View, possible: Possible, alone: Sequence[int], proof: Proof) -> int:
    """No match places more people than this.

    Whoever is alone and has nobody who fits, as public answers tell it, can be placed by no match. Of pairs the bound
    is the certified number of pairs, and of those left over as many as can join these pairs (an assignment, certified
    too): what a trio is here. Nobody knows the bound over all ways to mix pairs and trios.
    """
    programme = view.crowd.programme
    matched = int(np.count_nonzero(view.group >= 0))
    if programme.shape == "pairs" and proof.proved:
        return matched
    could = [i for i in alone if possible.fit_anybody(i)]
    most = matched + len(could)
    if programme.shape == "pairs" and programme.rules.trios == "never":
        return most - most % 2
    if programme.shape == "mentors" and proof.proved:
        return min(most, _mentors_and_mentees(view, could))
    return most


def _mentors_and_mentees(view: View, could: Sequence[int]) -> int:
    """With every place proved: the mentees placed, and no more mentors than they need. Beyond that for *either*."""
    placed = [i for members in view.groups for i in members[1:]]
    mentors = [members[0] for members in view.groups] + [i for i in could if view.people[i].role == "mentor"]
    either = sum(view.people[i].role == "either" for i in could)
    return len(placed) + min(len(mentors), len(placed)) + either


def worth_bound(view: View, proof: Proof, every_pair: Pairs | None) -> int:
    """No match is worth more than this, in millionths, as public answers reckon worth.

    ``every_pair`` are all pairs that public answers allow, None where not all were looked at.
    """
    if proof.proved:
        return view.worth
    if not view.hides_something and view.crowd.programme.shape != "circles":
        return view.worth + max(0, proof.worth_bound - proof.worth)
    programme = view.crowd.programme
    best = np.ones(len(view.people))
    if every_pair is not None:
        best = np.zeros(len(view.people))
        np.maximum.at(best, every_pair.u, every_pair.wants[:, 0])
        np.maximum.at(best, every_pair.v, every_pair.wants[:, 1])
    content = worth_of(np.column_stack((best, np.zeros(len(best)))), programme.aim.care) / MILLIONTHS
    # a pair's worth is rounded to a millionth, perhaps upwards
    most = sum(_most_partners(view, i) * (float(content[i]) * MILLIONTHS + 1) for i in range(len(content)))
    return max(view.worth, int(most) + 1)


def circle_gap(view: View, proof: Proof) -> float | None:
    """How far circles may be from the best ones, as a share of the relaxed bound; None for other shapes.

    Circles are made for the sum of what each finds in the others on average, which is not the sum over pairs, so the
    gap is told in its own unit. Where somebody said something in private it is not told at all.
    """
    if view.crowd.programme.shape != "circles" or view.hides_something or not proof.worth_bound:
        return None
    return round(1 - proof.worth / proof.worth_bound, 6)


def _most_partners(view: View, i: int) -> int:
    """With how many people somebody can be partnered at once."""
    programme = view.crowd.programme
    if programme.shape == "circles":
        return programme.rules.circle_size[1] - 1
    if programme.shape == "mentors":
        return 1 if view.people[i].role == "mentee" else max(1, view.people[i].capacity)
    return 1 if programme.rules.trios == "never" else 2
