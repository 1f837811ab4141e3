"""Circles: against a proved optimum where people are few, and rules that are never broken where they are many."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from bench.circles import broken, optimum, worth_of_pairs

from sameboat.engine.circles import WHOLE, Division, circles, divide
from sameboat.engine.encoding import encode
from sameboat.engine.kernels.circles.bound import partner_bound
from tests.makers import people, programme


def value(worth: np.ndarray, found: Division) -> int:
    return sum(
        sum(int(worth[i, j]) for i, j in combinations(group, 2)) * (WHOLE // (len(group) - 1)) for group in found.groups
    )


@pytest.mark.parametrize("kind", ["wishes", "equal", "spread"])
@pytest.mark.parametrize(("n", "least", "most"), [(7, 3, 4), (11, 3, 5), (13, 4, 6), (16, 4, 4)])
def test_with_few_people_it_is_within_two_percent_of_the_proved_optimum(kind, n, least, most) -> None:
    for seed in range(2):
        worth = worth_of_pairs(n, kind, 100 + seed)
        best = optimum(worth, least, most)
        assert best is not None
        found = divide(worth, least, most)
        assert n - len(found.alone) == best[0]
        assert 0.98 * best[1] <= found.value <= best[1] * (1 + 1e-9)
        assert best[1] <= partner_bound(worth, least - 1, 25) * WHOLE / (least - 1)


@pytest.mark.parametrize("kind", ["wishes", "spread"])
def test_a_thousand_people_break_no_rule(kind: str) -> None:
    worth = worth_of_pairs(1_000, kind, 3)
    found = divide(worth, 4, 6)
    assert not broken(worth, found.groups, 4, 6)
    assert not found.alone
    assert found.value == value(worth, found)
    assert found.value <= partner_bound(worth, 3, 5) * WHOLE / 3


def test_no_swap_of_two_helps_any_more() -> None:
    worth = worth_of_pairs(40, "wishes", 5)
    found = divide(worth, 4, 5)
    circle = {i: k for k, group in enumerate(found.groups) for i in group}
    for i, j in combinations(sorted(circle), 2):
        if circle[i] != circle[j]:
            groups = [set(group) for group in found.groups]
            groups[circle[i]] ^= {i, j}
            groups[circle[j]] ^= {i, j}
            swapped = Division([tuple(sorted(group)) for group in groups], [], 0, 0)
            if not broken(worth, swapped.groups, 4, 5):
                assert value(worth, swapped) <= found.value


def test_nobody_is_alone_who_could_be_placed_by_moving_others_on() -> None:
    worth = np.full((8, 8), 5, np.int32)
    worth[7, :3] = worth[:3, 7] = -1  # person 7 fits with nobody of 0, 1, 2
    np.fill_diagonal(worth, -1)
    found = divide(worth, 4, 5)
    assert not found.alone
    assert not broken(worth, found.groups, 4, 5)


def test_five_cannot_sit_in_circles_of_three_to_four_but_one_of_them_waits_and_first_claim_does_not() -> None:
    worth = np.full((5, 5), 5, np.int32)
    np.fill_diagonal(worth, -1)
    worth[4, :4] = worth[:4, 4] = 1
    assert divide(worth, 3, 4).alone == [4]
    claims = np.array([False, False, False, False, True])
    assert 4 not in divide(worth, 3, 4, claims=claims).alone


def test_people_kept_together_stay_together_even_against_a_rule() -> None:
    worth = worth_of_pairs(30, "wishes", 2)
    worth[3, 17] = worth[17, 3] = -1
    found = divide(worth, 3, 5, kept=[(3, 17)])
    assert any({3, 17} <= set(group) for group in found.groups)


def test_too_few_people_make_no_circle() -> None:
    worth = np.full((2, 2), 5, np.int32)
    np.fill_diagonal(worth, -1)
    assert divide(worth, 3, 4).alone == [0, 1]
    assert divide(np.empty((0, 0), np.int32), 3, 4).groups == []


def test_where_nobody_may_meet_everybody_is_alone() -> None:
    assert divide(np.full((9, 9), -1, np.int32), 3, 4).groups == []


def test_the_same_seed_gives_the_same_circles() -> None:
    worth = worth_of_pairs(50, "equal", 1)
    assert divide(worth, 4, 6, seed=3) == divide(worth, 4, 6, seed=3)


def test_circles_of_people_keep_every_rule_and_are_within_their_bound() -> None:
    crowd = encode(people(70, 4), programme(shape="circles", rules={"different": ["country"], "circle_size": [4, 6]}))
    outcome = circles(crowd, np.zeros(len(crowd), np.bool_))
    for group in outcome.groups:
        assert 4 <= len(group) <= 6
        countries = [crowd.people[i].answers["country"] for i in group if "country" in crowd.people[i].answers]
        assert len(set(countries)) == len(countries)
    assert outcome.proof.worth <= outcome.proof.worth_bound
    assert outcome.proof.size == sum(len(group) for group in outcome.groups) <= outcome.proof.size_bound


def test_above_some_thousand_people_blocks_place_everybody_too(monkeypatch) -> None:
    from sameboat.engine import circles as module

    monkeypatch.setattr(module, "DENSE", 100)
    monkeypatch.setattr(module, "BLOCK", 60)
    crowd = encode(people(230, 4), programme(shape="circles", rules={"different": ["country"], "circle_size": [3, 5]}))
    kept = [(5, 200)]
    outcome = circles(crowd, np.zeros(len(crowd), np.bool_), kept=kept)
    everybody = [i for group in outcome.groups for i in group]
    assert len(everybody) == len(set(everybody)) == outcome.proof.size >= 210
    assert any({5, 200} <= set(group) for group in outcome.groups)
