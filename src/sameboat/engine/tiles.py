"""The inner loop of the candidate search: of a tile of scores, who is worth a closer look."""

from __future__ import annotations

from sameboat.engine.compiled import scoring_kernel, scoring_part
from sameboat.engine.facts import Facts
from sameboat.engine.scoring import granted, holds, may_meet, wants_of_pair, worth_of_want


@scoring_kernel
def keep_best(f: Facts, scores, first_row, first_column, best, who):
    """Let every row keep its best allowed columns.

    ``scores`` (r, c) float32; ``best`` (r, k) float32 and ``who`` (r, k) int32 hold what each row kept so far, -inf
    and -1 where there is room, as a heap with the least on top. Rules are asked only for scores that would be kept:
    about k log(n / k) times a row.
    """
    for row in range(scores.shape[0]):
        i = first_row + row
        for column in range(scores.shape[1]):
            score = scores[row, column]
            if score <= best[row, 0]:
                continue
            j = first_column + column
            if may_meet(f, i, j) and _content(f, i, j) and _content(f, j, i):
                _in_place_of_the_least(best[row], who[row], score, j)


@scoring_part
def _content(f: Facts, i, j):
    """Whether j meets every must of i; most people have none, and are not asked."""
    return not f.insists[i] or granted(f, i, j)[0] >= 0.0


@scoring_part
def _in_place_of_the_least(best, who, score, j):
    k = len(best)
    hole = 0
    while True:
        child = 2 * hole + 1
        if child >= k:
            break
        if child + 1 < k and best[child + 1] < best[child]:
            child += 1
        if best[child] >= score:
            break
        best[hole] = best[child]
        who[hole] = who[child]
        hole = child
    best[hole] = score
    who[hole] = j


@scoring_kernel
def best_of_found(f: Facts, first_row, care, k, scratch, who, worth):
    """Of the people each row found keep the k of largest true worth: ``who`` (r, found) int32, sorted in place.

    ``worth`` (r, found) float64 is filled; behind the first k, ``who`` is set to -1.
    """
    for row in range(who.shape[0]):
        i = first_row + row
        for place in range(who.shape[1]):
            j = who[row, place]
            value = -1.0
            if j >= 0:
                whole_i, whole_j, _, _ = wants_of_pair(f, i, j, scratch)
                value = worth_of_want(whole_i, care) + worth_of_want(whole_j, care)
            worth[row, place] = value
        for place in range(1, who.shape[1]):
            j, value = who[row, place], worth[row, place]
            hole = place
            while hole > 0 and worth[row, hole - 1] < value:
                worth[row, hole] = worth[row, hole - 1]
                who[row, hole] = who[row, hole - 1]
                hole -= 1
            worth[row, hole] = value
            who[row, hole] = j
        who[row, k:] = -1


@scoring_kernel
def best_not_known(f: Facts, people, care, others, enough, known_at, known, scratch, best, who):
    """For each of some people good allowed partners among the ``others``, of those that are not known yet.

    Everyone asks the others round, from a place of their own, until ``enough`` were allowed, and keeps the best of
    these: ``who`` (people, k) int32 holds -1 where there are no more. What is known of i is
    ``known[known_at[i]:known_at[i + 1]]``, sorted; ``best`` (k,) float64 is scratch. O(others) a person at most.
    """
    for row in range(len(people)):
        i = people[row]
        count = 0
        allowed = 0
        worst = 0
        at = i % len(others) if len(others) else 0
        for _ in range(len(others)):
            j = others[at]
            at = at + 1 if at + 1 < len(others) else 0
            if not may_meet(f, i, j) or holds(known, known_at[i], known_at[i + 1], j) >= 0:
                continue
            whole_i, whole_j, _, _ = wants_of_pair(f, i, j, scratch)
            if whole_i < 0.0:
                continue
            score = worth_of_want(whole_i, care) + worth_of_want(whole_j, care)
            if count < len(best):
                best[count] = score
                who[row, count] = j
                count += 1
            elif score > best[worst]:
                best[worst] = score
                who[row, worst] = j
            for place in range(count):
                if best[place] < best[worst]:
                    worst = place
            allowed += 1
            if allowed == enough:
                break
