"""The proof that a matching is the best there is, checked once more in Python's own whole numbers.

Edmonds (1965): give every person a price ``y >= 0`` and some odd sets of people a price ``z >= 0`` so that for
every pair the prices of both people and of the sets that hold both come to at least what the pair is worth. Then no
matching is worth more than all ``y`` together and every ``z`` as often as its set has room for pairs. A matching
that is worth just that is the best.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import fsum, isclose
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from sameboat.engine.matching import Matching


def verify_certificate(n: int, pairs: Any, weights: Any, matching: Matching, *, size_first: bool = False) -> list[str]:
    """What is wrong with the proof of a `Matching`.

    Parameters
    ----------
    n, pairs, weights, size_first
        As they were given to `maximum_matching`.
    matching
        What came back: partners, figures, and the prices that prove them.

    Returns
    -------
    wrong : list of str
        Empty when the matching is one, its figures are right, and the proof holds.

    Notes
    -----
    O(n + m) for pairs in no common odd set, and the depth of nesting for the others.
    """
    partner = np.asarray(matching.partner)
    wrong = list(_not_a_matching(n, partner))
    if wrong:
        return wrong
    ends, whole, own = _heaviest(n, pairs, weights, matching)
    at = {pair: k for k, pair in enumerate(map(tuple, ends.tolist()))}
    chosen = [(x, int(y)) for x, y in enumerate(partner) if y > x]
    foreign = [pair for pair in chosen if pair not in at]
    if foreign:
        return [f"{a} and {b} are partners, but no pair was given for them." for a, b in foreign]
    taken = [at[pair] for pair in chosen]
    reached, weight = sum(int(whole[k]) for k in taken), fsum(own[taken].tolist())
    if matching.size != len(chosen):
        wrong.append(f"There are {len(chosen)} pairs, not {matching.size}.")
    if not isclose(weight, matching.weight, rel_tol=1e-12, abs_tol=0.0):
        wrong.append(f"The weight is {weight}, not {matching.weight}.")
    return [*wrong, *_proof(n, ends, whole, reached, matching, size_first)]


def _proof(
    n: int, ends: np.ndarray, whole: np.ndarray, reached: int, matching: Matching, size_first: bool
) -> Iterator[str]:
    """What is claimed beyond what was reached, held against the prices."""
    bonus, size = int(matching.bonus), int(matching.size)
    span = max(int(whole.max(initial=0)), 0) - min(int(whole.min(initial=0)), 0)
    if size_first and bonus <= (n // 2) * span:
        yield f"A pair more is worth {bonus} for being one, and that does not outweigh all weights."
    bound = _bound(n, ends, whole, matching)
    if isinstance(bound, str):
        yield bound
        return
    room = bound - 4 * (reached + bonus * size)
    if room < 0:
        yield "The bound lies below what was reached: the prices are wrong."
    if matching.is_optimal and room != 0:
        yield f"It says it is optimal, but the bound leaves {room} quarters open."
    if matching.is_optimal and size_first and matching.size_bound != size:
        yield f"It says it is optimal, but that {matching.size_bound} pairs might be."
    proved = (bound // 4 - bonus * matching.size_bound) * matching.grain
    if matching.upper_bound < proved - 1e-9 * abs(proved):
        yield f"It says that nothing weighs more than {matching.upper_bound}; the prices only show {proved}."


def _not_a_matching(n: int, partner: np.ndarray) -> Iterator[str]:
    if partner.shape != (n,):
        yield f"There are {partner.shape} partners for {n} people."
        return
    for x, other in enumerate(partner.tolist()):
        if other != -1 and not (0 <= other < n and other != x and partner[other] == x):
            yield f"{x} has the partner {other}, who does not have {x}."


def _heaviest(n: int, pairs: Any, weights: Any, matching: Matching) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Each pair once: its ends, its largest weight in whole grains, and as it was given."""
    ends = np.sort(np.asarray(pairs, np.int64).reshape(-1, 2), axis=1)
    if len(ends) and (ends.min() < 0 or ends.max() >= n):
        raise ValueError("A pair names somebody who is not there.")
    given = np.asarray(weights)
    fine = given.dtype.kind not in "iub"
    whole = np.rint(given / matching.grain).astype(np.int64) if fine else given.astype(np.int64)
    order = np.lexsort((-given.astype(float) if fine else -whole, ends[:, 1], ends[:, 0]))
    ends, whole, given = ends[order], whole[order], given[order]
    first = np.ones(len(ends), bool)
    first[1:] = (ends[1:] != ends[:-1]).any(axis=1)
    return ends[first], whole[first], given[first]


def _bound(n: int, ends: np.ndarray, whole: np.ndarray, proof: Matching) -> int | str:
    """Four times the bound that the prices give, or what is wrong with them. Prices are in quarters."""
    y = [int(price) for price in proof.duals]
    parent = [int(up) for up in proof.blossom_parent]
    z = [int(price) for price in proof.blossom_price]
    bonus = int(proof.bonus)
    if len(y) != n or len(parent) != len(z) or len(z) < n:
        return "The proof has prices for other people than these."
    if min(y, default=0) < 0 or min(z[n:], default=0) < 0:
        return "The proof has a price below nothing."
    held = _people_inside(n, parent)
    if held is None:
        return "The proof's odd sets do not lie one inside the other."
    if any(count % 2 == 0 for count in held[n:]):
        return "The proof has a set that is not odd."
    prices = np.array(y, dtype=object) if max(y, default=0) > 1 << 60 else np.array(y, np.int64)
    slack = prices[ends[:, 0]] + prices[ends[:, 1]] - 4 * (whole + bonus)
    for at in np.flatnonzero(slack < 0).tolist():
        a, b = ends[at].tolist()
        around_a = set(_around(parent, a))
        if int(slack[at]) + sum(z[s] for s in _around(parent, b) if s in around_a) < 0:
            return f"The prices do not cover the pair {a}, {b}."
    return sum(y) + sum(z[s] * (held[s] // 2) for s in range(n, len(z)))


def _around(parent: list[int], node: int) -> Iterator[int]:
    while parent[node] >= 0:
        node = parent[node]
        yield node


def _people_inside(n: int, parent: list[int]) -> list[int] | None:
    """How many people each node holds, people first; None where sets are not nested."""
    held = [1] * n + [0] * (len(parent) - n)
    open_parts = [0] * len(parent)
    for up in parent:
        if up >= len(parent) or 0 <= up < n or up < -1:
            return None
        if up >= 0:
            open_parts[up] += 1
    ready = [node for node, parts in enumerate(open_parts) if parts == 0]
    done = 0
    while ready:
        node = ready.pop()
        done += 1
        up = parent[node]
        if up >= 0:
            held[up] += held[node]
            open_parts[up] -= 1
            if open_parts[up] == 0:
                ready.append(up)
    return held if done == len(parent) else None
