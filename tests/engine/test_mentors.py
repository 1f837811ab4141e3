"""Mentors and mentees as people: roles, first claim, choices, late arrivals."""

from __future__ import annotations

from itertools import product
from random import Random

import numpy as np
import pytest
from scipy.optimize import linear_sum_assignment

from sameboat.engine import roles
from sameboat.engine.encoding import Crowd, encode
from sameboat.engine.mentors import assign_mentors, place_late
from sameboat.engine.outcome import Outcome
from sameboat.engine.pairs import all_allowed
from sameboat.engine.people import Person, Role, Wish
from sameboat.engine.programme import Programme

QUESTIONS = [{"id": "country", "kind": "country"}, {"id": "interests", "kind": "choices", "common": 1.0}]
ROLES: tuple[Role, ...] = ("mentor", "mentee", "either")


def programme(**rules) -> Programme:
    return Programme.from_mapping(
        {
            "name": "mentors",
            "shape": "mentors",
            "questions": QUESTIONS,
            "rules": {"different": ["country"], **rules},
            "aim": {"worst_off_first": False},
        }
    )


def crowd_of(count: int, seed: int, which: tuple[Role, ...] = ROLES) -> Crowd:
    random = Random(seed)
    people = []
    for k in range(count):
        wish = Wish("interests", "these", (random.choice("abcdefg"),), random.choice(("must", "should", "nice")))
        people.append(
            Person(
                f"p{k:03}",
                {"country": (random.choice("ABCD"),), "interests": tuple(random.sample("abcdefg", 3))},
                role=random.choice(which),
                capacity=random.randint(0, 3),
                wishes=(wish,) if random.random() < 0.4 else (),
            )
        )
    return encode(people, programme())


def nobody(crowd: Crowd) -> np.ndarray:
    return np.zeros(len(crowd), np.bool_)


def pairs_of(outcome: Outcome) -> set[tuple[int, int]]:
    return {(group[0], mentee) for group in outcome.groups for mentee in group[1:]}


def best_by_trying(crowd: Crowd) -> tuple[int, int]:
    """Mentees placed and worth, over every division of the roles."""
    pairs = all_allowed(crowd)
    worth = {}
    for u, v, value in zip(pairs.u.tolist(), pairs.v.tolist(), pairs.worth.tolist(), strict=True):
        worth[u, v] = worth[v, u] = value
    either = [i for i, person in enumerate(crowd.people) if person.role == "either"]
    best = (0, 0)
    for given in product(("mentor", "mentee"), repeat=len(either)):
        role = {i: person.role for i, person in enumerate(crowd.people)} | dict(zip(either, given, strict=True))
        mentees = [i for i in role if role[i] == "mentee"]
        places = [i for i in role if role[i] == "mentor" for _ in range(crowd.people[i].capacity)]
        if mentees and places:
            value = np.array([[worth.get((i, j), -(10**9)) + 10**9 for j in places] for i in mentees])
            rows, columns = linear_sum_assignment(-value)
            total = int(value[rows, columns].sum())
            best = max(best, (total // 10**9, total % 10**9))
    return best


@pytest.mark.parametrize("seed", range(40))
def test_the_best_division_of_roles_is_found_and_proved(seed: int) -> None:
    crowd = crowd_of(2 + seed % 9, seed)
    outcome = assign_mentors(crowd, nobody(crowd))
    assert (outcome.proof.size, outcome.proof.worth) == best_by_trying(crowd)
    assert outcome.proof.proved


def test_where_branches_are_left_the_bounds_hold_and_little_is_lost(monkeypatch) -> None:
    monkeypatch.setattr(roles, "BRANCHES", 0)
    reached = 0
    for seed in range(60):
        crowd = crowd_of(2 + seed % 9, 1_000 + seed)
        outcome = assign_mentors(crowd, nobody(crowd))
        best = best_by_trying(crowd)
        assert outcome.proof.size <= best[0] <= outcome.proof.size_bound
        assert outcome.proof.worth_bound >= best[1]
        if outcome.proof.proved:
            assert (outcome.proof.size, outcome.proof.worth) == best
        reached += (outcome.proof.size, outcome.proof.worth) == best
    assert reached >= 54


def test_nobody_is_mentor_and_mentee_at_once_and_no_mentor_takes_too_many() -> None:
    crowd = crowd_of(150, 7)
    pairs = pairs_of(assign_mentors(crowd, nobody(crowd)))
    mentors = {mentor for mentor, _ in pairs}
    mentees = [mentee for _, mentee in pairs]
    assert mentors.isdisjoint(mentees)
    assert len(mentees) == len(set(mentees))
    for mentor in mentors:
        assert crowd.people[mentor].role != "mentee"
        assert sum(one == mentor for one, _ in pairs) <= crowd.people[mentor].capacity
    for one, other in pairs:
        assert crowd.people[one].answers["country"] != crowd.people[other].answers["country"]


def simple(id_: str, country: str, role: Role, **more) -> Person:
    return Person(id_, {"country": (country,)}, role=role, **more)


def test_whoever_was_left_out_last_time_comes_first() -> None:
    people = [simple("m", "A", "mentor"), simple("x", "B", "mentee"), simple("y", "B", "mentee")]
    crowd = encode(people, programme())
    for claimed in ("x", "y"):
        claims = np.array([person.id == claimed for person in crowd.people])
        assert pairs_of(assign_mentors(crowd, claims)) == {(crowd.index["m"], crowd.index[claimed])}


def test_first_claim_never_costs_a_place() -> None:
    people = [
        simple("m", "A", "mentor"),
        simple("n", "B", "mentor"),
        simple("only m", "B", "mentee"),
        simple("either way", "C", "mentee"),
    ]
    crowd = encode(people, programme())
    claims = np.array([person.id == "either way" for person in crowd.people])
    assert assign_mentors(crowd, claims).proof.size == 2


def test_where_both_choose_only_chosen_mentors_are_considered() -> None:
    people = [
        simple("m", "A", "mentor", capacity=2),
        simple("n", "A", "mentor", capacity=2),
        simple("x", "B", "mentee", chooses=("n",)),
        simple("y", "B", "mentee"),
    ]
    crowd = encode(people, programme(both_choose=True))
    outcome = assign_mentors(crowd, nobody(crowd))
    assert pairs_of(outcome) == {(crowd.index["n"], crowd.index["x"])}


def test_the_first_choice_is_dearer_than_the_second() -> None:
    people = [
        simple("m", "A", "mentor"),
        simple("n", "A", "mentor"),
        simple("x", "B", "mentee", chooses=("n", "m")),
        simple("y", "B", "mentee", chooses=("m", "n")),
    ]
    crowd = encode(people, programme())
    at = crowd.index
    assert pairs_of(assign_mentors(crowd, nobody(crowd))) == {(at["n"], at["x"]), (at["m"], at["y"])}


def test_late_arrivals_take_the_places_that_are_left() -> None:
    crowd = crowd_of(80, 3, ("mentor", "mentee", "mentee"))
    before = sorted(pairs_of(assign_mentors(crowd, nobody(crowd))))[:20]
    after = pairs_of(place_late(crowd, before))
    assert set(before) <= after
    for mentor in {mentor for mentor, _ in after}:
        assert sum(one == mentor for one, _ in after) <= crowd.people[mentor].capacity


def test_a_kept_pair_stands_even_where_no_place_was_left() -> None:
    people = [simple("m", "A", "mentor", capacity=0), simple("x", "A", "mentee"), simple("y", "B", "mentee")]
    crowd = encode(people, programme())
    kept = [(crowd.index["m"], crowd.index["x"])]
    assert pairs_of(place_late(crowd, kept)) == set(kept)


def test_the_worst_off_are_raised_without_losing_a_place() -> None:
    people = crowd_of(60, 5, ("mentor", "mentee")).people
    plain = encode(people, programme())
    fair = encode(people, Programme.from_mapping({
        "name": "mentors", "shape": "mentors", "questions": QUESTIONS, "rules": {"different": ["country"]},
    }))  # fmt: skip
    one, other = assign_mentors(plain, nobody(plain)).proof, assign_mentors(fair, nobody(fair)).proof
    assert one.size == other.size
    assert 0.999 * one.worth <= other.worth <= one.worth
    assert other.proved
