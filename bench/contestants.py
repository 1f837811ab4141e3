"""Each solver from the same arrays to partners, loading counted. Run as a program, it measures one.

``python -m bench.contestants NAME FILE RUNS weight|size`` prints one line of JSON: CPU seconds of each run, size,
weight and peak memory. It ends itself after ``CPU_LIMIT`` seconds of computing.
"""

import importlib.util
import json
import resource
import sys
import time
from pathlib import Path

import numpy as np

CPU_LIMIT = 100
LONG_ENOUGH = 0.2
ENOUGH = 30  # seconds of runs, after which no further run is begun
TRIAL = Path(__file__).resolve().parents[2] / "shared" / "prototypes" / "matching" / "exact3.py"


def sameboat(n, pairs, weights, size_first):
    """Our own engine."""
    from sameboat.engine import maximum_matching

    result = maximum_matching(n, pairs, weights, size_first=size_first)
    if not result.is_optimal:
        raise SystemExit("not proved optimal")
    return result.partner


def trial(n, pairs, weights, size_first):
    """The trial the engine goes back to, where it lies beside the checkout."""
    spec = importlib.util.spec_from_file_location("exact3", TRIAL)
    module = sys.modules.get("exact3")
    if module is None:
        module = importlib.util.module_from_spec(spec)
        sys.modules["exact3"] = module
        spec.loader.exec_module(module)
    return module.solve(n, pairs[:, 0].copy(), pairs[:, 1].copy(), weights, size_first)[0]


def rustworkx(n, pairs, weights, size_first):
    """Galil's algorithm, compiled."""
    import rustworkx as rx

    graph = rx.PyGraph(multigraph=False)
    graph.add_nodes_from(range(n))
    graph.add_edges_from(list(zip(pairs[:, 0].tolist(), pairs[:, 1].tolist(), weights.tolist(), strict=True)))
    return _partners(n, rx.max_weight_matching(graph, max_cardinality=size_first, weight_fn=int))


def networkx(n, pairs, weights, size_first):
    """Galil's algorithm in Python."""
    import networkx as nx

    graph = nx.Graph()
    graph.add_nodes_from(range(n))
    graph.add_weighted_edges_from(zip(pairs[:, 0].tolist(), pairs[:, 1].tolist(), weights.tolist(), strict=True))
    return _partners(n, nx.max_weight_matching(graph, maxcardinality=size_first))


def pymatching(n, pairs, weights, size_first):
    """Sparse blossom, made for error correction: the cheapest way to pair everybody up or send them to a boundary.

    A pair costs twice the largest weight less its own weight, being alone half of twice the largest weight. So being
    alone together costs no more than any chain of two pairs, and the cheapest way is the heaviest matching. Its own
    integers are coarser than ours: whether the outcome is really as heavy is checked by whoever calls.
    """
    from pymatching import Matching
    from scipy.sparse import csc_matrix

    if size_first:
        raise SystemExit("has no such objective")
    far = 2 * int(weights.max())
    m = len(weights)
    rows = np.concatenate([pairs.ravel(), np.arange(n)])
    begin = np.concatenate([2 * np.arange(m), 2 * m + np.arange(n + 1)])
    columns = csc_matrix((np.ones(len(rows), np.uint8), rows, begin), shape=(n, m + n))
    cost = np.concatenate([far - weights, np.full(n, far / 2)])
    decoder = Matching.from_check_matrix(columns, weights=cost)
    return _partners(n, decoder.decode_to_matched_dets_array(np.ones(n, np.uint8)).tolist())


def _partners(n, chosen):
    partner = np.full(n, -1)
    for a, b in chosen:
        if a >= 0 and b >= 0:
            partner[a], partner[b] = b, a
    return partner


CONTESTANTS = {f.__name__: f for f in (sameboat, trial, rustworkx, networkx, pymatching)}


def one_run(solve):
    """CPU seconds of one run, and what it found; short runs are repeated, as some clocks tick only every few ms."""
    begin = time.process_time()
    repeats = 0
    while repeats == 0 or time.process_time() - begin < LONG_ENOUGH:
        partner = solve()
        repeats += 1
    return (time.process_time() - begin) / repeats, partner


def main(name, file, runs, objective):
    """Measure one contestant on one instance."""
    solve = CONTESTANTS[name]
    size_first = objective == "size"
    triangle = np.array([(0, 1), (1, 2), (0, 2), (2, 3)])
    if name != "pymatching" or not size_first:  # imports and what is compiled before are not counted
        solve(4, triangle, np.array([3, 4, 5, 1]), size_first)
    with np.load(file) as arrays:
        n, pairs, weights = int(arrays["n"]), arrays["pairs"], arrays["weights"]
    hard_limit = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time()) + CPU_LIMIT + ENOUGH, hard_limit))
    seconds = []
    for _ in range(runs):
        used, partner = one_run(lambda: solve(n, pairs, weights, size_first))
        seconds.append(used)
        if sum(seconds) > ENOUGH:
            break
    chosen = partner[pairs[:, 0]] == pairs[:, 1]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    found = {"seconds": seconds, "size": int(chosen.sum()), "weight": int(weights[chosen].sum()), "gigabytes": peak}
    print(json.dumps(found))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4])
