"""The inner loop of the candidate search: of a tile of scores, who is worth a closer look."""

from __future__ import annotations

from sameboat.engine.compiled import scoring_kernel
from sameboat.engine.facts import Facts
from sameboat.engine.scoring import granted, may_meet, wants_of_pair, worth_of_want


@scoring_kernel
def keep_best(f: Facts, scores, first_row, first_column, best, who):
    """Let every row keep its best allowed columns.

    ``scores`` (r, c) float32; ``best`` (r, k) float32 and ``who`` (r, k) int32 hold what each row kept so far, -inf
    and -1 where there is room. Rules are asked only for scores that would be kept: about k log(n / k) times a row.
    """
    k = best.shape[1]
    for row in range(scores.shape[0]):
        worst = 0
        for place in range(1, k):
            if best[row, place] < best[row, worst]:
                worst = place
        least = best[row, worst]
        i = first_row + row
        for column in range(scores.shape[1]):
            score = scores[row, column]
            if score <= least:
                continue
            j = first_column + column
            if not may_meet(f, i, j) or granted(f, i, j)[0] < 0.0 or granted(f, j, i)[0] < 0.0:
                continue
            best[row, worst] = score
            who[row, worst] = j
            for place in range(k):
                if best[row, place] < best[row, worst]:
                    worst = place
            least = best[row, worst]


@scoring_kernel
def best_allowed(f: Facts, i, care, k, open_to, scratch, best, who):
    """The k best allowed partners of person i by true worth, among those with ``open_to``; returns how many.

    ``best`` (k,) float64 and ``who`` (k,) int32 are filled, in no order. O(n).
    """
    from_here = 0
    worst = 0
    for j in range(len(f.side)):
        if not open_to[j] or not may_meet(f, i, j):
            continue
        whole_i, whole_j, _, _ = wants_of_pair(f, i, j, scratch)
        if whole_i < 0.0:
            continue
        score = worth_of_want(whole_i, care) + worth_of_want(whole_j, care)
        if from_here < k:
            best[from_here] = score
            who[from_here] = j
            from_here += 1
        elif score > best[worst]:
            best[worst] = score
            who[worst] = j
        else:
            continue
        for place in range(from_here):
            if best[place] < best[worst]:
                worst = place
    return from_here
