"""Circles beside a proved optimum, and at a thousand people: `python -m bench.circles`.

The optimum is a mixed-integer programme (HiGHS, by SciPy) over all allowed circles, one binary unknown each:
exact where there are few people. Worth of pairs is of three kinds: reciprocal wishes, many equal, and spread.
"""

import itertools
import time

import numpy as np

from sameboat.engine.circles import SWEEPS, WHOLE, divide
from sameboat.engine.kernels.circles.bound import partner_bound

KINDS = ("wishes", "equal", "spread")
CASES = ((9, 3, 4), (12, 3, 5), (14, 4, 6), (16, 4, 5), (18, 3, 4), (20, 4, 5), (24, 3, 3), (24, 4, 4))
SEEDS = 4
LONGEST = 60.0
"""Seconds for one mixed-integer programme."""


def worth_of_pairs(n, kind, seed, barred=0.15):
    """(n, n) int32 worth in millionths, -1 for the share of pairs that is barred and for the diagonal."""
    rng = np.random.default_rng(seed)
    if kind == "wishes":
        asks, brings = rng.random((n, 6)), rng.random((n, 6))
        worth = asks @ brings.T
        worth = worth + worth.T
    elif kind == "equal":
        worth = rng.integers(1, 4, (n, n)) / 3
        worth = worth + worth.T
    else:
        worth = rng.random((n, n)) ** 3
        worth = np.triu(worth, 1) + np.triu(worth, 1).T
    worth = (worth / worth.max() * 2_000_000).astype(np.int32)
    no = np.triu(rng.random((n, n)) < barred, 1)
    worth[no | no.T] = -1
    np.fill_diagonal(worth, -1)
    return worth


def optimum(worth, least, most):
    """People placed and value of the best division, or None where it is not proved in time."""
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import csc_array

    n = len(worth)
    members, values = [], []
    for size in range(least, most + 1):
        for group in itertools.combinations(range(n), size):
            inside = [int(worth[i, j]) for i, j in itertools.combinations(group, 2)]
            if min(inside) >= 0:
                members.append(group)
                values.append(sum(inside) * (WHOLE // (size - 1)))
    if not members:
        return 0, 0
    sizes = np.array([len(group) for group in members])
    rows = np.concatenate([np.array(group) for group in members])
    matrix = csc_array((np.ones(len(rows)), rows, np.r_[0, np.cumsum(sizes)]), shape=(n, len(members)))
    scale = max(values) * n
    merit = sizes + np.array(values) / scale / 2
    found = milp(
        -merit,
        constraints=LinearConstraint(matrix, ub=1),
        integrality=np.ones(len(members)),
        bounds=Bounds(0, 1),
        options={"time_limit": LONGEST, "mip_rel_gap": 0.0},
    )
    if not found.success:
        return None
    taken = np.flatnonzero(found.x > 0.5)
    return int(sizes[taken].sum()), int(sum(values[k] for k in taken))


def broken(worth, groups, least, most):
    """How many rules the circles break: sizes, people twice, pairs that may not meet."""
    everybody = [i for group in groups for i in group]
    count = len(everybody) - len(set(everybody))
    for group in groups:
        count += not least <= len(group) <= most
        count += sum(worth[i, j] < 0 for i, j in itertools.combinations(group, 2))
    return count


def small():
    """For each size: how many optima were proved, how many were reached, the mean and the worst gap."""
    rows = []
    for n, least, most in CASES:
        gaps, missed, seconds = [], 0, 0.0
        for kind, seed in itertools.product(KINDS, range(SEEDS)):
            worth = worth_of_pairs(n, kind, seed)
            best = optimum(worth, least, most)
            if best is None:
                continue
            start = time.process_time()
            found = divide(worth, least, most)
            seconds += time.process_time() - start
            placed = n - len(found.alone)
            missed += best[0] - placed
            if placed == best[0]:
                gaps.append(1 - found.value / best[1] if best[1] else 0.0)
        exact = sum(gap < 1e-9 for gap in gaps)
        rows.append(
            f"| {n} | {least} to {most} | {len(gaps)} | {exact} | {100 * max(0, np.mean(gaps)):.3f} % "
            f"| {100 * max(gaps):.3f} % | {missed} | {seconds / max(len(gaps), 1):.2f} s |"
        )
    return rows


def large():
    """A thousand people, where nobody can prove an optimum: the gap to the relaxed bound, and rules broken."""
    rows = []
    for kind in KINDS:
        worth = worth_of_pairs(1_000, kind, 1)
        start = time.process_time()
        found = divide(worth, 4, 6)
        seconds = time.process_time() - start
        bound = partner_bound(worth, 3, SWEEPS) / 3
        rows.append(
            f"| {kind} | {len(found.groups)} | {len(found.alone)} | {broken(worth, found.groups, 4, 6)} "
            f"| {100 * (1 - found.value / WHOLE / bound):.1f} % | {seconds:.1f} s |"
        )
    return rows


def section():
    """A chapter of the figures."""
    return "\n".join(
        [
            "## Circles",
            "",
            f"{len(KINDS)} kinds of worth, {SEEDS} seeds each, 15 % of the pairs barred, against the optimum",
            "that HiGHS proves over all circles; as many placed as possible, then worth.",
            "",
            "| people | size | proved optima | reached | mean gap | worst gap | people fewer placed | CPU each |",
            "|---|---|---|---|---|---|---|---|",
            *small(),
            "",
            "1,000 people, circles of 4 to 6; the bound is a relaxed one, the optimum lies between.",
            "",
            "| worth | circles | alone | rules broken | below the bound | CPU |",
            "|---|---|---|---|---|---|",
            *large(),
        ]
    )


if __name__ == "__main__":
    print(section())
