import numpy as np
import pytest

from sameboat.engine import maximum_matching

REFUSED = {
    "a negative number of people": (-1, [], [], "number of people"),
    "half a person": (2.5, [], [], "number of people"),
    "a truth value for people": (True, [], [], "number of people"),
    "too many people": (2**30, [], [], "2\\*\\*30"),
    "a person out of range": (2, [(0, 2)], [1], "names \\[0, 2\\]"),
    "a negative person": (2, [(0, 1), (-1, 1)], [1, 1], "Pair 1"),
    "somebody with themselves": (2, [(1, 1)], [1], "with itself"),
    "three in a pair": (3, [(0, 1, 2)], [1], "two columns"),
    "a flat list": (3, [0, 1], [1], "two columns"),
    "pairs of uneven length": (3, [(0, 1), (1,)], [1, 1], "two columns"),
    "names for numbers": (3, [("a", "b")], [1], "whole numbers"),
    "half numbers": (3, [(0.0, 1.0)], [1], "whole numbers"),
    "a weight too few": (3, [(0, 1), (1, 2)], [1], "one number for each pair"),
    "a weight too many": (3, [(0, 1)], [1, 2], "one number for each pair"),
    "no number": (3, [(0, 1)], [float("nan")], "finite"),
    "infinity": (3, [(0, 1), (1, 2)], [1.0, float("inf")], "Weight 1 is inf"),
    "a word for a weight": (3, [(0, 1)], ["heavy"], "Weights must be numbers"),
    "an enormous weight": (3, [(0, 1)], [2**54], "too large"),
    "an enormous negative weight": (3, [(0, 1)], [-(2**55)], "too large"),
    "a weight beyond 64 bits": (3, [(0, 1)], [2**70], "64-bit"),
    "a weight beyond 63 bits": (3, [(0, 1)], np.array([2**63], np.uint64), "64-bit"),
    "people beyond 63 bits": (3, np.array([[0, 2**63]], np.uint64), [1], "out of range"),
    "a vanishing weight": (3, [(0, 1)], [1e-310], "too small"),
}


@pytest.mark.parametrize("case", REFUSED, ids=str)
def test_what_makes_no_sense_is_refused_with_a_sentence(case):
    n, pairs, weights, sentence = REFUSED[case]
    with pytest.raises(ValueError, match=sentence):
        maximum_matching(n, pairs, weights)


@pytest.mark.parametrize("number", [np.int8, np.uint8, np.int16, np.int32, np.uint32, np.int64, np.uint64])
def test_every_width_of_whole_numbers_gives_the_same(number):
    pairs = np.array([(0, 1), (1, 2), (2, 3)], number)
    result = maximum_matching(4, pairs, np.array([3, 5, 3], number))
    assert result.partner.tolist() == [1, 0, 3, 2]
    assert result.weight == 6
    assert isinstance(result.weight, int)


def test_tables_that_are_parts_of_larger_ones_are_read_rightly():
    table = np.array([(0, 9, 1, 3), (1, 9, 2, 5), (2, 9, 3, 3)])
    result = maximum_matching(4, table[:, ::2], table[:, 3])
    assert result.partner.tolist() == [1, 0, 3, 2]
    backwards = maximum_matching(4, table[::-1, ::2], table[::-1, 3])
    assert backwards.partner.tolist() == [1, 0, 3, 2]


def test_what_was_given_is_left_as_it_was():
    pairs, weights = np.array([(0, 1), (1, 2)]), np.array([3, 4])
    maximum_matching(3, pairs, weights, size_first=True)
    assert pairs.tolist() == [[0, 1], [1, 2]]
    assert weights.tolist() == [3, 4]


@pytest.mark.parametrize("size_first", [False, True])
def test_the_largest_weights_that_are_allowed_are_still_proved(size_first):
    heavy = (2**55 - 1) // 6
    pairs = [(0, 1), (1, 2), (0, 2), (2, 3), (3, 4), (4, 5), (3, 5)]
    weights = [heavy, heavy - 1, heavy - 3, 1, heavy - 2, heavy, heavy - 5]
    result = maximum_matching(6, pairs, weights, size_first=size_first)
    assert result.is_optimal
    assert (result.size, result.weight) == (3, 2 * heavy + 1)


def test_floats_that_are_whole_or_halves_are_taken_as_they_are():
    result = maximum_matching(4, [(0, 1), (1, 2), (2, 3)], [1.5, 4.0, 2.0])
    assert (result.grain, result.weight, result.upper_bound) == (0.5, 4.0, 4.0)
    assert isinstance(result.weight, float)


def test_other_floats_name_their_grain_and_a_bound_that_allows_for_it():
    random = np.random.default_rng(2)
    pairs = [(a, b) for a in range(30) for b in range(a)]
    weights = random.random(len(pairs))
    result = maximum_matching(30, pairs, weights)
    assert result.is_optimal
    assert 0 < result.grain < 1e-8
    assert result.weight <= result.upper_bound <= result.weight + 30 * result.grain
    weight_of = dict(zip(pairs, weights.tolist(), strict=True))
    chosen = [weight_of[y, x] for y, x in enumerate(result.partner.tolist()) if 0 <= x < y]
    assert result.weight == pytest.approx(sum(chosen), abs=1e-12)


@pytest.mark.parametrize("scale", [1e-200, 1e-9, 1.0, 1e9, 1e200])
def test_floats_of_any_size_give_the_same_pairs(scale):
    random = np.random.default_rng(4)
    pairs = [(a, b) for a in range(20) for b in range(a)]
    weights = random.integers(1, 1000, len(pairs)) / 1000
    plain = maximum_matching(20, pairs, weights)
    scaled = maximum_matching(20, pairs, weights * scale)
    assert scaled.is_optimal
    assert scaled.weight == pytest.approx(plain.weight * scale, rel=1e-9)


def test_of_a_repeated_pair_of_floats_the_heaviest_is_weighed():
    result = maximum_matching(2, [(0, 1), (1, 0), (0, 1)], [0.25, 0.75, 0.5])
    assert result.weight == 0.75


def test_arrays_of_a_result_cannot_be_changed():
    result = maximum_matching(2, [(0, 1)], [1])
    with pytest.raises(ValueError, match="read-only"):
        result.partner[0] = -1


def test_the_slack_of_pairs_in_use_is_nothing_and_in_the_callers_units():
    pairs, weights = [(0, 1), (1, 2), (2, 3), (0, 3)], [1.5, 4.0, 2.0, 0.5]
    result = maximum_matching(4, pairs, weights)
    assert result.partner.tolist() == [3, 2, 1, 0]
    assert result.slack(1, 2, 4.0) == 0
    assert result.slack(0, 3, 0.5) == 0
    assert result.slack(0, 1, 1.5) >= 0
    assert result.slack(0, 1, 100.0) < 0
