"""Mentors with capacities: against copies in SciPy's assignment, OR-Tools' flow, and the certificate itself."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from scipy.optimize import linear_sum_assignment

from sameboat.engine import capacities
from sameboat.engine.capacities import CapacityMatching, capacitated_matching

BONUS = 10_000


def best_by_copies(mentees: int, pairs: list, weights: list, capacity: list, *, size_first: bool) -> int:
    """Value of the best assignment when every place is a column of its own."""
    begins = np.r_[0, np.cumsum(capacity)]
    value = np.zeros((mentees, max(1, int(begins[-1]))))
    for (i, j), weight in zip(pairs, weights, strict=True):
        cells = value[i, begins[j] : begins[j + 1]]
        np.maximum(cells, weight + (BONUS if size_first else 0), out=cells)
    rows, columns = linear_sum_assignment(-value)
    return round(value[rows, columns].sum())


def value_of(found: CapacityMatching, *, size_first: bool) -> int:
    return int(found.weight) + (BONUS * found.size if size_first else 0)


@some.composite
def programmes(draw):
    mentees, mentors = draw(some.integers(1, 8)), draw(some.integers(1, 5))
    everyone = [(i, j) for i in range(mentees) for j in range(mentors)]
    pairs = draw(some.lists(some.sampled_from(everyone), max_size=30))
    top = draw(some.sampled_from([1, 3, 100]))
    weights = draw(some.lists(some.integers(-2, top), min_size=len(pairs), max_size=len(pairs)))
    capacity = draw(some.lists(some.integers(0, 3), min_size=mentors, max_size=mentors))
    return mentees, mentors, pairs, weights, capacity


@settings(max_examples=400, deadline=None)
@given(programmes(), some.booleans())
def test_it_is_the_best_of_all_assignments_and_proves_it(case, size_first: bool) -> None:
    mentees, mentors, pairs, weights, capacity = case
    found = capacitated_matching(mentees, mentors, pairs, weights, capacity, size_first=size_first)
    assert found.is_optimal
    assert found.upper_bound == found.weight
    assert value_of(found, size_first=size_first) == best_by_copies(
        mentees, pairs, weights, capacity, size_first=size_first
    )
    load = np.bincount(found.mentor_of[found.mentor_of >= 0], minlength=mentors)
    assert (load <= capacity).all()


@settings(max_examples=100, deadline=None)
@given(programmes(), some.randoms(use_true_random=False))
def test_the_order_in_which_pairs_are_listed_does_not_matter(case, chance) -> None:
    mentees, mentors, pairs, weights, capacity = case
    listed = list(zip(pairs, weights, strict=True))
    shuffled = chance.sample(listed, len(listed))
    one = capacitated_matching(mentees, mentors, pairs, weights, capacity)
    other = capacitated_matching(mentees, mentors, [p for p, _ in shuffled], [w for _, w in shuffled], capacity)
    assert one.mentor_of.tolist() == other.mentor_of.tolist()


@settings(max_examples=100, deadline=None)
@given(programmes())
def test_one_more_place_never_places_fewer(case) -> None:
    mentees, mentors, pairs, weights, capacity = case
    fewer = capacitated_matching(mentees, mentors, pairs, weights, capacity)
    more = capacitated_matching(mentees, mentors, pairs, weights, [capacity[0] + 1, *capacity[1:]])
    assert more.size >= fewer.size


@settings(max_examples=100, deadline=None)
@given(programmes())
def test_the_searches_alone_are_exact_when_the_auction_is_cut_short(case) -> None:
    mentees, mentors, pairs, weights, capacity = case
    bids = capacities.MOST_BIDS
    capacities.MOST_BIDS = 0
    try:
        found = capacitated_matching(mentees, mentors, pairs, weights, capacity)
    finally:
        capacities.MOST_BIDS = bids
    assert found.is_optimal
    assert value_of(found, size_first=True) == best_by_copies(mentees, pairs, weights, capacity, size_first=True)


@pytest.mark.parametrize("places", [1, 3, 5, 8])
def test_it_equals_the_flow_of_least_cost(places: int) -> None:
    min_cost_flow = pytest.importorskip("ortools.graph.python.min_cost_flow")
    rng = np.random.default_rng(places)
    n, m = 500, 100
    pairs = np.unique(np.column_stack((rng.integers(0, n, 5_000), rng.integers(0, m, 5_000))), axis=0)
    weights = rng.integers(1, 10_000, len(pairs))
    flow = min_cost_flow.SimpleMinCostFlow()
    source, sink, bonus = n + m, n + m + 1, 10_000_000
    flow.add_arcs_with_capacity_and_unit_cost(
        np.r_[np.full(n, source), pairs[:, 0], n + np.arange(m), source],
        np.r_[np.arange(n), n + pairs[:, 1], np.full(m, sink), sink],
        np.r_[np.ones(n + len(pairs)), np.full(m, places), n].astype(np.int64),
        np.r_[np.zeros(n), -(weights + bonus), np.zeros(m + 1)].astype(np.int64),
    )
    flow.set_nodes_supplies(np.array([source, sink]), np.array([n, -n]))
    flow.solve()
    taken = flow.flows(np.arange(n, n + len(pairs)))
    found = capacitated_matching(n, m, pairs, weights, np.full(m, places))
    assert (found.size, found.weight) == (taken.sum(), (taken * weights).sum())
    assert found.is_optimal


def test_floats_are_counted_in_a_named_grain() -> None:
    found = capacitated_matching(2, 1, [(0, 0), (1, 0)], [0.5, 0.75], [1])
    assert (found.mentor_of.tolist(), found.weight, found.is_optimal) == ([-1, 0], 0.75, True)


def test_insisting_on_a_pair_costs_its_slack() -> None:
    found = capacitated_matching(2, 1, [(0, 0), (1, 0)], [5, 9], [1])
    assert found.slack(1, 0, 9) == 0
    assert 0 <= found.slack(0, 0, 5) <= 4


def test_nobody_and_no_pairs_are_no_trouble() -> None:
    assert capacitated_matching(0, 0, [], [], []).size == 0
    assert capacitated_matching(3, 2, [], [], [1, 1]).mentor_of.tolist() == [-1, -1, -1]
    assert capacitated_matching(1, 1, [(0, 0)], [0], [0]).is_optimal


@pytest.mark.parametrize(
    ("pairs", "weights", "capacity", "says"),
    [
        ([(0, 2)], [1], [1, 1], "Pair 0"),
        ([(-1, 0)], [1], [1, 1], "Pair 0"),
        ([(0, 0)], [float("nan")], [1, 1], "finite"),
        ([(0, 0)], [1, 2], [1, 1], "one number for each pair"),
        ([(0, 0)], [1], [1], "one for each mentor"),
        ([(0, 0)], [1], [1, -1], "Mentor 1"),
        ([(0, 0)], [2**60], [1, 1], "too large"),
    ],
)
def test_what_cannot_be_used_is_refused_with_a_reason(pairs, weights, capacity, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        capacitated_matching(2, 2, pairs, weights, capacity)
