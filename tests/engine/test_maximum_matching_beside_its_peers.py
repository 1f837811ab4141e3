import networkx
import numpy as np
import pytest
import rustworkx

from sameboat.engine import maximum_matching

from .graphs import KINDS, check_is_a_matching, random_graph


def rustworkx_optimum(n, pairs, weights, size_first):
    graph = rustworkx.PyGraph()
    graph.add_nodes_from(range(n))
    graph.add_edges_from([(a, b, w) for (a, b), w in zip(pairs, weights, strict=True)])
    found = rustworkx.max_weight_matching(graph, max_cardinality=size_first, weight_fn=int)
    return len(found), sum(graph.get_edge_data(*pair) for pair in found)


def networkx_optimum(n, pairs, weights, size_first):
    graph = networkx.Graph()
    graph.add_nodes_from(range(n))
    graph.add_weighted_edges_from([(a, b, w) for (a, b), w in zip(pairs, weights, strict=True)])
    found = networkx.max_weight_matching(graph, maxcardinality=size_first)
    return len(found), sum(graph.edges[pair]["weight"] for pair in found)


@pytest.mark.parametrize("size_first", [False, True])
@pytest.mark.parametrize("kind", KINDS)
def test_rustworkx_finds_nothing_better(kind, size_first):
    random = np.random.default_rng(11)
    for _ in range(60):
        n, pairs, weights = random_graph(kind, random, largest=120)
        result = maximum_matching(n, pairs, weights, size_first=size_first)
        check_is_a_matching(result, n, pairs, weights)
        size, weight = rustworkx_optimum(n, pairs, weights, size_first)
        assert result.is_optimal
        assert result.weight == result.upper_bound == weight
        if size_first:
            assert result.size == result.size_bound == size


@pytest.mark.parametrize("size_first", [False, True])
@pytest.mark.parametrize("kind", KINDS)
def test_networkx_finds_nothing_better(kind, size_first):
    random = np.random.default_rng(13)
    for _ in range(8):
        n, pairs, weights = random_graph(kind, random, largest=40)
        result = maximum_matching(n, pairs, weights, size_first=size_first)
        size, weight = networkx_optimum(n, pairs, weights, size_first)
        assert result.weight == weight
        if size_first:
            assert result.size == size


@pytest.mark.parametrize("size_first", [False, True])
@pytest.mark.parametrize("value", [1, 7])
@pytest.mark.parametrize("kind", KINDS)
def test_where_all_pairs_are_worth_the_same_as_many_are_made_as_can_be(kind, value, size_first):
    random = np.random.default_rng(17)
    for _ in range(20):
        n, pairs, _ = random_graph(kind, random, largest=90)
        weights = [value] * len(pairs)
        result = maximum_matching(n, pairs, weights, size_first=size_first)
        check_is_a_matching(result, n, pairs, weights)
        assert result.is_optimal
        assert (result.size, result.weight) == rustworkx_optimum(n, pairs, weights, True)
