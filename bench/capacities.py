"""Mentors with capacities, beside OR-Tools' min-cost flow in the same run: `python -m bench.capacities`.

10,000 mentees and 2,000 mentors with 32 candidates each, chosen by reciprocal wishes; four capacities, from plenty of
places to too few. CPU time from arrays to mentors, loading included; the best of three runs of each, taken in turn.
"""

import time

import numpy as np

from sameboat.engine.capacities import capacitated_matching

MENTEES, MENTORS, CANDIDATES = 10_000, 2_000, 32
CAPACITIES = (6, 5, 4, 2)
RUNS = 3


def instance(mentees, mentors, candidates, seed):
    """Pairs and weights in 1..10,000: what either wishes and the other brings, as vectors."""
    rng = np.random.default_rng(seed)
    asks, brings, asked, brought = (
        rng.standard_normal((n, 12)).astype(np.float32) for n in (mentees, mentees, mentors, mentors)
    )
    score = 1 / (1 + np.exp(-(asks @ brought.T) / 2)) + 1 / (1 + np.exp(-(brings @ asked.T) / 2))
    best = np.argpartition(-score, candidates, axis=1)[:, :candidates]
    mentee = np.repeat(np.arange(mentees), candidates)
    pairs = np.column_stack((mentee, best.ravel()))
    return pairs, np.rint(score[mentee, best.ravel()] * 5_000).astype(np.int64)


def ours(pairs, weights, capacity):
    """Size and weight, proved."""
    found = capacitated_matching(MENTEES, MENTORS, pairs, weights, capacity)
    return found.size, int(found.weight), found.is_optimal


def or_tools(pairs, weights, capacity):
    """The same as a flow of least cost, each pair with a bonus that puts size first."""
    from ortools.graph.python import min_cost_flow

    flow = min_cost_flow.SimpleMinCostFlow()
    source, sink = MENTEES + MENTORS, MENTEES + MENTORS + 1
    bonus = 4 * int(weights.max())
    tails = np.r_[np.full(MENTEES, source), pairs[:, 0], MENTEES + np.arange(MENTORS), source]
    heads = np.r_[np.arange(MENTEES), MENTEES + pairs[:, 1], np.full(MENTORS, sink), sink]
    room = np.r_[np.ones(MENTEES + len(pairs)), capacity, MENTEES].astype(np.int64)
    cost = np.r_[np.zeros(MENTEES), -(weights + bonus), np.zeros(MENTORS + 1)].astype(np.int64)
    flow.add_arcs_with_capacity_and_unit_cost(tails, heads, room, cost)
    flow.set_nodes_supplies(np.array([source, sink]), np.array([MENTEES, -MENTEES]))
    flow.solve()
    taken = flow.flows(np.arange(MENTEES, MENTEES + len(pairs)))
    return int(taken.sum()), int((taken * weights).sum())


def timed(solve, *arguments):
    start = time.process_time()
    result = solve(*arguments)
    return time.process_time() - start, result


def section():
    """A chapter of the figures."""
    pairs, weights = instance(MENTEES, MENTORS, CANDIDATES, 0)
    ours(pairs, weights, np.full(MENTORS, 6))
    rows = []
    for places in CAPACITIES:
        capacity = np.full(MENTORS, places)
        mine, theirs = [], []
        for _ in range(RUNS):
            mine.append(timed(ours, pairs, weights, capacity))
            theirs.append(timed(or_tools, pairs, weights, capacity))
        (quick, (size, weight, proved)), (slow, peer) = min(mine), min(theirs)
        same = "the same" if (size, weight) == peer else f"{peer[0]:,}, {peer[1]:,}"
        rows.append(
            f"| {places} | {size:,} | {weight:,} | {'yes' if proved else 'no'} | {quick:.3f} s | {slow:.3f} s | {same} "
            f"| {slow / quick:.1f} |"
        )
    head = (
        "## Mentors with capacities\n\n"
        f"{MENTEES:,} mentees, {MENTORS:,} mentors, {len(pairs):,} pairs from reciprocal wishes; as many placed as\n"
        f"possible, then weight. Peer: OR-Tools' min-cost flow.\n"
        f"CPU seconds from arrays to mentors, the best of {RUNS} runs.\n\n"
        "| places a mentor | placed | weight | proved | Sameboat | OR-Tools | its result | times faster |\n"
        "|---|---|---|---|---|---|---|---|\n"
    )
    return head + "\n".join(rows)


if __name__ == "__main__":
    print(section())
