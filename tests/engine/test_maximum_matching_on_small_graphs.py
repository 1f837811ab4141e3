from functools import cache

import numpy as np
import pytest

from sameboat.engine import maximum_matching

from .graphs import KINDS, check_is_a_matching, random_graph


def best_by_trying_everything(n, pairs, weights, size_first):
    """Largest (size, weight), or weight, of any set of disjoint pairs."""
    neighbours = [{} for _ in range(n)]
    for (a, b), weight in zip(pairs, weights, strict=True):
        neighbours[a][b] = neighbours[b][a] = weight

    @cache
    def best(left):
        if not left:
            return (0, 0)
        x, *others = left
        results = [best(tuple(others))]
        for y in others:
            if y in neighbours[x]:
                size, weight = best(tuple(z for z in others if z != y))
                results.append((size + 1, weight + neighbours[x][y]))
        return max(results, key=(lambda r: r) if size_first else (lambda r: r[1]))

    return best(tuple(range(n)))


@pytest.mark.parametrize("size_first", [False, True])
@pytest.mark.parametrize("kind", KINDS)
def test_no_set_of_pairs_is_better_where_every_set_can_be_tried(kind, size_first):
    random = np.random.default_rng(7)
    for _ in range(12):
        n, pairs, weights = random_graph(kind, random, largest=12)
        result = maximum_matching(n, pairs, weights, size_first=size_first)
        check_is_a_matching(result, n, pairs, weights)
        size, weight = best_by_trying_everything(n, pairs, weights, size_first)
        assert result.is_optimal
        assert result.weight == result.upper_bound == weight
        if size_first:
            assert result.size == result.size_bound == size


def test_nobody_at_all_is_a_matching_of_nobody():
    result = maximum_matching(0, [], [])
    assert (result.size, result.weight, result.is_optimal) == (0, 0, True)


@pytest.mark.parametrize("size_first", [False, True])
def test_without_pairs_everybody_stays_alone(size_first):
    result = maximum_matching(3, np.empty((0, 2), int), np.empty(0, int), size_first=size_first)
    assert result.partner.tolist() == [-1, -1, -1]
    assert (result.size, result.size_bound if size_first else 0, result.is_optimal) == (0, 0, True)


def test_pairs_worth_nothing_are_used_only_when_size_comes_first():
    pairs, weights = [(0, 1), (2, 3)], [0, -5]
    assert maximum_matching(4, pairs, weights).size == 0
    both = maximum_matching(4, pairs, weights, size_first=True)
    assert (both.size, both.weight, both.upper_bound) == (2, -5, -5)


def test_of_a_repeated_pair_the_heaviest_counts_in_either_order():
    result = maximum_matching(3, [(0, 1), (1, 2), (1, 0), (0, 1)], [1, 5, 6, 2])
    assert result.partner.tolist() == [1, 0, -1]
    assert result.weight == 6


def test_the_order_of_the_list_changes_nothing():
    random = np.random.default_rng(3)
    n, pairs, weights = random_graph("dense", random)
    first = maximum_matching(n, pairs, weights)
    for _ in range(5):
        order = random.permutation(len(pairs))
        turned = [pairs[k][::-1] if random.random() < 0.5 else pairs[k] for k in order]
        again = maximum_matching(n, turned, [weights[k] for k in order])
        assert np.array_equal(again.partner, first.partner)
        assert np.array_equal(again.duals, first.duals)
