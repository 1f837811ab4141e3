"""The graphs on which blossom algorithms used to fail; the cases are those every implementation is tried on.

They go back to J. van Rantwijk's collection, also found in networkx and rustworkx. People are numbered from 1
there and here; person 0 has no pairs.
"""

import pytest

from sameboat.engine import maximum_matching

from .graphs import check_is_a_matching

CASES = {
    "an outer blossom is used to augment": (
        [(1, 2, 8), (1, 3, 9), (2, 3, 10), (3, 4, 7)],
        [2, 1, 4, 3],
    ),
    "an outer blossom is used, with two ways on": (
        [(1, 2, 8), (1, 3, 9), (2, 3, 10), (3, 4, 7), (1, 6, 5), (4, 5, 6)],
        [6, 3, 2, 5, 4, 1],
    ),
    "an outer blossom becomes inner and is used": (
        [(1, 2, 9), (1, 3, 8), (2, 3, 10), (1, 4, 5), (4, 5, 4), (1, 6, 3)],
        [6, 3, 2, 5, 4, 1],
    ),
    "an inner blossom is used from its other side": (
        [(1, 2, 9), (1, 3, 8), (2, 3, 10), (1, 4, 5), (4, 5, 3), (1, 6, 4)],
        [6, 3, 2, 5, 4, 1],
    ),
    "an inner blossom is entered elsewhere": (
        [(1, 2, 9), (1, 3, 8), (2, 3, 10), (1, 4, 5), (4, 5, 3), (3, 6, 4)],
        [2, 1, 6, 5, 4, 3],
    ),
    "a blossom within a blossom": (
        [(1, 2, 9), (1, 3, 9), (2, 3, 10), (2, 4, 8), (3, 5, 8), (4, 5, 10), (5, 6, 6)],
        [3, 4, 1, 2, 6, 5],
    ),
    "a blossom is relabelled inside another": (
        [(1, 2, 10), (1, 7, 10), (2, 3, 12), (3, 4, 20), (3, 5, 20), (4, 5, 25), (5, 6, 10), (6, 7, 10), (7, 8, 8)],
        [2, 1, 4, 3, 6, 5, 8, 7],
    ),
    "nested, relabelled, expanded": (
        [
            (1, 2, 8),
            (1, 3, 8),
            (2, 3, 10),
            (2, 4, 12),
            (3, 5, 12),
            (4, 5, 14),
            (4, 6, 12),
            (5, 7, 12),
            (6, 7, 14),
            (7, 8, 12),
        ],
        [2, 1, 5, 6, 3, 4, 8, 7],
    ),
    "an outer blossom becomes inner and falls apart": (
        [(1, 2, 23), (1, 5, 22), (1, 6, 15), (2, 3, 25), (3, 4, 22), (4, 5, 25), (4, 8, 14), (5, 7, 13)],
        [6, 3, 2, 8, 7, 1, 5, 4],
    ),
    "nested, becomes inner and falls apart": (
        [
            (1, 2, 19),
            (1, 3, 20),
            (1, 8, 8),
            (2, 3, 25),
            (2, 4, 18),
            (3, 5, 18),
            (4, 5, 13),
            (4, 7, 7),
            (5, 6, 7),
        ],
        [8, 3, 2, 7, 6, 5, 4, 1],
    ),
    "relabelled inner in more than one way, falls apart": (
        [
            (1, 2, 45),
            (1, 5, 45),
            (2, 3, 50),
            (3, 4, 45),
            (4, 5, 50),
            (1, 6, 30),
            (3, 9, 35),
            (4, 8, 35),
            (5, 7, 26),
            (9, 10, 5),
        ],
        [6, 3, 2, 8, 7, 1, 5, 4, 10, 9],
    ),
    "the same, another way": (
        [
            (1, 2, 45),
            (1, 5, 45),
            (2, 3, 50),
            (3, 4, 45),
            (4, 5, 50),
            (1, 6, 30),
            (3, 9, 35),
            (4, 8, 26),
            (5, 7, 40),
            (9, 10, 5),
        ],
        [6, 3, 2, 8, 7, 1, 5, 4, 10, 9],
    ),
    "falls apart so that a new least slack appears from outer to free": (
        [
            (1, 2, 45),
            (1, 5, 45),
            (2, 3, 50),
            (3, 4, 45),
            (4, 5, 50),
            (1, 6, 30),
            (3, 9, 35),
            (4, 8, 28),
            (5, 7, 26),
            (9, 10, 5),
        ],
        [6, 3, 2, 8, 7, 1, 5, 4, 10, 9],
    ),
    "nested, relabelled twice, falls apart": (
        [
            (1, 2, 45),
            (1, 7, 45),
            (2, 3, 50),
            (3, 4, 45),
            (4, 5, 95),
            (4, 6, 94),
            (5, 6, 94),
            (6, 7, 50),
            (1, 8, 30),
            (3, 11, 35),
            (5, 9, 36),
            (7, 10, 26),
            (11, 12, 5),
        ],
        [8, 3, 2, 6, 9, 4, 10, 1, 5, 7, 12, 11],
    ),
    "nested, falls apart on the way back": (
        [
            (1, 2, 40),
            (1, 3, 40),
            (2, 3, 60),
            (2, 4, 55),
            (3, 5, 55),
            (4, 5, 50),
            (1, 8, 15),
            (5, 7, 30),
            (7, 6, 10),
            (8, 10, 10),
            (4, 9, 30),
        ],
        [2, 1, 5, 9, 3, 7, 6, 10, 4, 8],
    ),
}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_known_hard_case_is_solved(case):
    triples, expected = CASES[case]
    pairs = [(a, b) for a, b, _ in triples]
    weights = [w for _, _, w in triples]
    n = len(expected) + 1
    result = maximum_matching(n, pairs, weights)
    check_is_a_matching(result, n, pairs, weights)
    weight_of = {**{(a, b): w for a, b, w in triples}, **{(b, a): w for a, b, w in triples}}
    assert result.is_optimal
    assert result.weight == sum(weight_of[x, y] for x, y in enumerate(expected, 1) if x < y)
    assert result.partner.tolist() == [-1, *expected]


def test_a_thousand_blossoms_one_inside_the_other_are_solved():
    n = 2000
    path = [(i, i + 1) for i in range(n - 1)]
    to_the_hub = [(0, 2 * k) for k in range(1, n // 2)]
    weights = [4 * n - i for i in range(n - 1)] + [2 * n - k for k in range(1, n // 2)]
    result = maximum_matching(n, path + to_the_hub, weights)
    assert result.is_optimal
    assert result.size == n // 2
