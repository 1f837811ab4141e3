"""Graphs that others published with their optimum, read from a folder beside the checkout where there is one."""

import csv
import gzip
from pathlib import Path

import numpy as np
import pytest

from sameboat.engine import maximum_matching

SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "data"


def read(name):
    file = SHARED / name
    if not file.exists():
        pytest.skip(f"The published instance {name} is not beside this checkout.")
    if file.suffix == ".gz":
        return gzip.decompress(file.read_bytes()).decode()
    return file.read_text()


@pytest.mark.parametrize(
    "name",
    [
        "chain_n1000.edge",
        "random_n1000_m10000.edge.gz",
        "random_n2000_m10000.edge.gz",
        "sparse_delta_n1004.edge",
        "sparse_delta_n2004.edge.gz",
        "triangles_n1002.edge",
    ],
)
def test_hard_general_graphs_come_to_their_published_weight(name):
    lines = [line.split() for line in read(f"oracle_general_graphs/{name}").splitlines()]
    published = read(f"oracle_general_graphs/{name.split('.')[0]}.out").splitlines()
    n = next(int(line[2]) for line in lines if line[0] == "p")
    edges = np.array([line[1:] for line in lines if line[0] == "e"], dtype=np.int64)
    result = maximum_matching(n, edges[:, :2] - 1, edges[:, 2])
    assert result.is_optimal
    assert result.weight == next(int(line.split()[1]) for line in published if line.startswith("s"))


@pytest.mark.parametrize(("name", "optimum"), [("assign100", 305), ("assign500", 991)])
def test_assignment_problems_come_to_their_published_cost(name, optimum):
    numbers = np.array(read(f"oracle_assignment/{name}.txt.gz").split(), dtype=np.int64)
    n = int(numbers[0])
    cost = numbers[1:].reshape(n, n)
    row, column = np.indices((n, n))
    pairs = np.stack([row.ravel(), n + column.ravel()], axis=1)
    result = maximum_matching(2 * n, pairs, -cost.ravel(), size_first=True)
    assert result.is_optimal
    assert (result.size, -result.weight) == (n, optimum)


def test_a_residence_hall_is_paired_as_published():
    rows = list(csv.DictReader(read("residence_hall/hall_edges.csv").splitlines()))
    rating = {(int(r["from"]), int(r["to"])): int(r["weight"]) for r in rows}
    mutual = [(a, b) for a, b in rating if a < b and (b, a) in rating]
    weights = [rating[a, b] + rating[b, a] for a, b in mutual]
    n = 1 + max(max(pair) for pair in rating)
    assert len(mutual) == 833
    size_first = maximum_matching(n, mutual, weights, size_first=True)
    assert (size_first.size, size_first.weight, size_first.is_optimal) == (107, 908, True)
    weight_only = maximum_matching(n, mutual, weights)
    assert (weight_only.weight, weight_only.is_optimal) == (912, True)
