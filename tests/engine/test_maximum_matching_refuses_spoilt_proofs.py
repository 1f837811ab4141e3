"""A certificate that accepts everything proves nothing: each way of spoiling one must be refused."""

from typing import NamedTuple

import numpy as np
import pytest

from sameboat.engine import Matching, maximum_matching
from sameboat.engine.kernels.certificate import FINE, certify
from sameboat.engine.kernels.graph import build_graph

from .graphs import KINDS, random_graph


class Case(NamedTuple):
    n: int
    pairs: list
    weights: list
    result: Matching


def is_accepted(n, pairs, weights, result, *, partner=None, duals=None, parent=None, price=None):
    """The certificate's word on a result, parts of it replaced."""
    _, _, graph = build_graph(
        n, np.array(pairs, np.int64), np.array(weights, np.int64), -(2**55) if result.bonus else 0
    )
    verdict, _, dual_high, dual_low, primal_high, primal_low = certify(
        graph.start,
        graph.to,
        graph.value + result.bonus,
        result.partner.copy() if partner is None else partner,
        result.duals.copy() if duals is None else duals,
        result.blossom_parent.copy() if parent is None else parent,
        result.blossom_price.copy() if price is None else price,
    )
    return verdict == FINE and (dual_high, dual_low) == (primal_high + (primal_low >> 31), primal_low & (2**31 - 1))


def greedy(n, pairs, weights):
    partner = np.full(n, -1)
    for k in sorted(range(len(pairs)), key=lambda k: -weights[k]):
        a, b = pairs[k]
        if partner[a] < 0 and partner[b] < 0:
            partner[a], partner[b] = b, a
    return partner


def one_pair_fewer(case):
    partner = case.result.partner.copy()
    x = int(np.argmax(partner >= 0))
    partner[partner[x]] = -1
    partner[x] = -1
    return {"partner": partner} if case.result.size else None


def a_price_lowered(case):
    duals = case.result.duals.copy()
    x = int(np.argmax(duals))
    duals[x] -= 2
    return {"duals": duals} if duals[x] >= 0 else None


def a_price_raised(case):
    duals = case.result.duals.copy()
    duals[0] += 2
    return {"duals": duals}


def a_blossom_cheaper(case):
    price = case.result.blossom_price.copy()
    if len(price) == case.n:
        return None
    price[case.n] -= 2
    return {"price": price}


def a_blossom_dearer(case):
    price = case.result.blossom_price.copy()
    if len(price) == case.n:
        return None
    price[case.n] += 2
    return {"price": price}


def an_even_blossom(case):
    parent = case.result.blossom_parent.copy()
    if len(parent) == case.n or not (parent[: case.n] == case.n).any():
        return None
    parent[int(np.argmax(parent[: case.n] == case.n))] = -1
    return {"parent": parent}


def a_blossom_inside_itself(case):
    parent = case.result.blossom_parent.copy()
    if len(parent) == case.n:
        return None
    parent[case.n] = case.n
    return {"parent": parent}


def a_greedy_matching(case):
    partner = greedy(case.n, case.pairs, case.weights)
    weight_of = dict(zip(case.pairs, case.weights, strict=True))
    chosen = [(x, y) for x, y in enumerate(partner.tolist()) if y > x]
    worth = (len(chosen) if case.result.bonus else 0, sum(weight_of[p] for p in chosen))
    return {"partner": partner} if worth < (case.result.size if case.result.bonus else 0, case.result.weight) else None


def a_pair_that_was_not_given(case):
    partner = case.result.partner.copy()
    known = set(case.pairs)
    for x in range(case.n - 1):
        if (x, x + 1) not in known and partner[x] >= 0 and partner[x + 1] >= 0:
            p, q = partner[x], partner[x + 1]
            partner[x], partner[x + 1], partner[p], partner[q] = x + 1, x, q, p
            return {"partner": partner}
    return None


def a_person_with_two_partners(case):
    partner = case.result.partner.copy()
    taken = np.flatnonzero(partner >= 0)
    others = np.setdiff1d(taken, [taken[0], partner[taken[0]]]) if len(taken) else []
    if len(others) == 0:
        return None
    partner[others[0]] = taken[0]
    return {"partner": partner}


SPOILERS = [
    one_pair_fewer,
    a_price_lowered,
    a_price_raised,
    a_blossom_cheaper,
    a_blossom_dearer,
    an_even_blossom,
    a_blossom_inside_itself,
    a_greedy_matching,
    a_pair_that_was_not_given,
    a_person_with_two_partners,
]


@pytest.mark.parametrize("spoil", SPOILERS, ids=lambda f: f.__name__)
def test_a_spoilt_proof_is_refused(spoil):
    random = np.random.default_rng(5)
    spoilt = 0
    for round_number in range(12):
        for kind in KINDS:
            n, pairs, weights = random_graph(kind, random)
            if not pairs or min(weights) <= 0:
                continue
            result = maximum_matching(n, pairs, weights, size_first=round_number % 2 == 1)
            assert is_accepted(n, pairs, weights, result)
            change = spoil(Case(n, pairs, weights, result))
            if change is not None:
                spoilt += 1
                assert not is_accepted(n, pairs, weights, result, **change), kind
    assert spoilt >= 10, "This way of spoiling a proof was hardly tried."


def test_a_negative_price_is_refused():
    result = maximum_matching(2, [(0, 1)], [4])
    duals = result.duals.copy()
    duals[0], duals[1] = -2, duals.sum() + 2
    assert not is_accepted(2, [(0, 1)], [4], result, duals=duals)
