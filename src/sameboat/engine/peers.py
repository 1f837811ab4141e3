"""One pool of peers: pairs, and a trio where somebody is left over."""

from __future__ import annotations

import numpy as np

from sameboat.engine.candidates import ALL_PAIRS_UP_TO, consider, more_for, with_more
from sameboat.engine.encoding import Crowd
from sameboat.engine.fairness import raise_the_worst_off
from sameboat.engine.matching import Matching
from sameboat.engine.outcome import Outcome, Proof, Stages
from sameboat.engine.pairs import Pairs, given
from sameboat.engine.solve import Task, first_solution
from sameboat.engine.trios import trios


def pair_up(crowd: Crowd, claims: np.ndarray, tell: Stages) -> Outcome:
    """Match a pool of peers in pairs.

    Parameters
    ----------
    crowd : Crowd
        Everybody who takes part and is not locked to somebody already.
    claims : (n,) bool
        Who was left out last time and comes first.
    tell : callable
        Told how far each stage is.
    """
    n = len(crowd)
    pairs = _considered(crowd, tell)
    tell("Matching", 0.0)
    pairs, task, first, whole_size = _solved(crowd, pairs, claims)
    tell("Raising the worst-off", 0.0)
    raised = raise_the_worst_off(task, first, crowd.programme.aim, lambda done: tell("Raising the worst-off", done))
    found = raised.matching
    taken = found.partner[pairs.u] == pairs.v
    worth = int(pairs.worth[taken].sum())
    proof = Proof(
        size=found.size,
        size_bound=max(found.size, min(first.size_bound, n // 2)) if whole_size else n // 2,
        worth=worth,
        worth_bound=worth + max(0, int(found.upper_bound - found.weight)),
        proved=raised.proved and bool(found.is_optimal) and bool(first.is_optimal),
        considered=len(pairs),
        whole=n <= ALL_PAIRS_UP_TO or crowd.programme.rules.only_named,
        level=raised.level,
    )
    return Outcome(_groups(crowd, found), proof, pairs=pairs)


def _considered(crowd: Crowd, tell: Stages) -> Pairs:
    if not crowd.programme.rules.only_named:
        return consider(crowd, lambda done: tell("Finding who suits whom", done))
    f = crowd.facts
    who = np.repeat(np.arange(len(crowd)), np.diff(f.named_at))
    said = set(zip(who.tolist(), f.named.tolist(), strict=True))
    mutual = np.array(sorted((i, j) for i, j in said if i < j and (j, i) in said), np.int64).reshape(-1, 2)
    return given(crowd, mutual[:, 0], mutual[:, 1])


def _solved(crowd: Crowd, pairs: Pairs, claims: np.ndarray) -> tuple[Pairs, Task, Matching, bool]:
    """Solve; while somebody may be left over for want of candidates only, consider more and solve again."""
    n = len(crowd)
    task, found = first_solution(n, pairs, claims)
    if n <= ALL_PAIRS_UP_TO or crowd.programme.rules.only_named:
        return pairs, task, found, True
    while 2 * found.size < n - 1:
        more = _more(crowd, found, pairs)
        if not len(more):
            break
        pairs = with_more(pairs, more)
        task, found = first_solution(n, pairs, claims)
    return pairs, task, found, True


def _more(crowd: Crowd, found: Matching, pairs: Pairs) -> Pairs:
    """More pairs, of which some may make the matching larger; none means that no pair of the whole crowd does.

    The prices of a matching that puts size first tell, in halves of the bonus, who may be left over at all (0), who is
    needed by such people (2), and the rest (1): the cover that bounds the size. Once nobody of 0 has an allowed partner
    below 2 who was not considered, it covers every allowed pair, so the bound is that of all pairs. Whoever is alone
    now asks first: they are few, and mostly find somebody. Only when none of them does, everybody of 0 is asked.
    """
    potential = np.rint(found.duals / max(1, 2 * found.bonus))
    below = potential < 2
    more = more_for(crowd, np.flatnonzero(found.partner < 0), below, pairs)
    return more if len(more) else more_for(crowd, np.flatnonzero(potential == 0), below, pairs)


def _groups(crowd: Crowd, found: Matching) -> tuple[tuple[int, ...], ...]:
    partner = found.partner
    pairs = [(int(i), int(j)) for i, j in enumerate(partner) if i < j]
    alone = np.flatnonzero(partner < 0)
    if crowd.programme.rules.trios == "never":
        return tuple(pairs)
    joined = {pair: i for i, pair in trios(crowd, partner, alone).items()}
    return tuple((*pair, joined[pair]) if pair in joined else pair for pair in pairs)
