"""How well would two people do? `docs/engine.md` section 1 to 3, compiled.

Everything here looks at one pair at a time and keeps nothing, so tiles of pairs can be scored anywhere.
"""

from __future__ import annotations

import math

import numpy as np

from sameboat.engine.compiled import scoring_kernel, scoring_part
from sameboat.engine.facts import DIFFERENT, FREE_HOURS, MENTEE, MENTOR, PEER, Facts
from sameboat.engine.hours import common_half_hours

MUST, SHOULD, NICE = 4.0, 2.0, 1.0
FLOOR = SHOULD
"""Whoever wishes less than one *should* is open for the rest."""
BETA = 0.25
"""What two people share counts less than half the lightest wish: a wish better met always outweighs it."""
DELTA = 0.05
"""Keeps the isoelastic worth finite at 0."""
ROOT = math.sqrt(DELTA)
ENOUGH_HOURS = 10
"""Half hours a week in common beyond which more is no better."""
GRAIN = 1_000_000
"""Worth is rounded to whole millionths; every proof is about these integers."""
ONE_HOUR = 2

IMPOSSIBLE = (-1.0, -1.0, -1.0, -1.0)


@scoring_part
def worth_of_want(want: float, care: float) -> float:
    """u(want): isoelastic with knob ``care``, 0 at 0 and 1 at 1 (Atkinson 1970, shifted by DELTA)."""
    if care == 0.5:  # the usual one, and a root is ten times quicker than a power
        return (math.sqrt(want + DELTA) - ROOT) / (math.sqrt(1 + DELTA) - ROOT)
    if care == 0.0:
        return want
    if care == 1.0:
        return math.log((want + DELTA) / DELTA) / math.log((1 + DELTA) / DELTA)
    power = 1 - care
    least = DELTA**power
    return ((want + DELTA) ** power - least) / ((1 + DELTA) ** power - least)


@scoring_part
def pair_worth(one: float, other: float, care: float) -> int:
    """Worth of a pair in whole millionths, from both wants."""
    return round((worth_of_want(one, care) + worth_of_want(other, care)) * GRAIN)


@scoring_part
def count_common(a, a_from, a_to, b, b_from, b_to):
    """How many codes two sorted lists share."""
    count = 0
    while a_from < a_to and b_from < b_to:
        if a[a_from] == b[b_from]:
            count += 1
            a_from += 1
            b_from += 1
        elif a[a_from] < b[b_from]:
            a_from += 1
        else:
            b_from += 1
    return count


@scoring_part
def any_common(a, a_from, a_to, b, b_from, b_to):
    """Whether two sorted lists share a code."""
    while a_from < a_to and b_from < b_to:
        if a[a_from] == b[b_from]:
            return True
        if a[a_from] < b[b_from]:
            a_from += 1
        else:
            b_from += 1
    return False


@scoring_part
def any_neighbour(a, a_from, a_to, b, b_from, b_to):
    """Whether some code of one list is one step from some code of the other."""
    for k in range(a_from, a_to):
        for m in range(b_from, b_to):
            if abs(a[k] - b[m]) == 1:
                return True
    return False


@scoring_part
def holds(values, low, high, sought):
    """Where ``sought`` stands in a sorted stretch, or -1."""
    end = high
    while low < high:
        middle = (low + high) >> 1
        if values[middle] < sought:
            low = middle + 1
        else:
            high = middle
    if low < end and values[low] == sought:
        return low
    return -1


@scoring_part
def degree(f: Facts, wish, must, i, j):
    """How far j grants a wish of i: 1, ½ (nearly, on a scale, not for a must) or 0."""
    column = f.wish_column[wish]
    if column == FREE_HOURS:
        if not (f.has_hours[i] and f.has_hours[j]):
            return 0.0
        meet = common_half_hours(f.hours, i, j) >= ONE_HOUR
        return 1.0 if meet == (f.wish_kind[wish] != DIFFERENT) else 0.0
    b_from = f.answer_at[column, j]
    b_to = f.answer_at[column, j + 1]
    if b_from == b_to:
        return 0.0
    a_from = f.target_at[wish]
    a_to = f.target_at[wish + 1]
    if any_common(f.targets, a_from, a_to, f.answers, b_from, b_to):
        return 0.0 if f.wish_kind[wish] == DIFFERENT else 1.0
    if f.wish_kind[wish] == DIFFERENT:
        return 1.0
    near = not must and f.scale[column] and any_neighbour(f.targets, a_from, a_to, f.answers, b_from, b_to)
    return 0.5 if near else 0.0


@scoring_part
def granted(f: Facts, i, j):
    """Granted and whole weight of i's wishes, of all and of the public ones; granted -1 if a must is unmet."""
    got = 0.0
    total = 0.0
    got_public = 0.0
    total_public = 0.0
    for wish in range(f.wish_at[i], f.wish_at[i + 1]):
        weight = f.wish_weight[wish]
        if weight == 0.0:
            continue
        column = f.wish_column[wish]
        must = f.wish_must[wish]
        private = column >= 0 and f.private[column]
        if private and must and not (f.tells[j] >> np.uint64(column)) & np.uint64(1):
            must = False
            weight = SHOULD
        met = degree(f, wish, must, i, j)
        if must and met < 1.0:
            return -1.0, 0.0, 0.0, 0.0
        got += weight * met
        total += weight
        if not private:
            got_public += weight * met
            total_public += weight
    return got, total, got_public, total_public


@scoring_part
def want(got, total, shared, over):
    """From granted and whole weight and what is shared, out of what could be, to a number from 0 to 1."""
    alike = shared / over if over > 0.0 else 0.0
    return (got + max(0.0, FLOOR - total) + BETA * alike) / (max(total, FLOOR) + BETA)


@scoring_part
def alike_texts(f: Facts, i, j):
    """Cosine of the two sentence vectors, not below 0; -1 where one wrote nothing."""
    product = 0.0
    one = 0.0
    other = 0.0
    for k in range(f.vectors.shape[1]):
        product += f.vectors[i, k] * f.vectors[j, k]
        one += abs(f.vectors[i, k])
        other += abs(f.vectors[j, k])
    if one == 0.0 or other == 0.0:
        return -1.0
    return max(0.0, product)


@scoring_part
def what_they_share(f: Facts, i, j, out):
    """Fill ``out`` (2, 2, 2): by direction, by whole or public, what is shared and out of what."""
    out[:] = 0.0
    for column in range(len(f.common)):
        weight = f.common[column]
        if weight == 0.0:
            continue
        bit = np.uint64(1) << np.uint64(column)
        open_i = not f.wished[i] & bit
        open_j = not f.wished[j] & bit
        a_from, a_to = f.answer_at[column, i], f.answer_at[column, i + 1]
        b_from, b_to = f.answer_at[column, j], f.answer_at[column, j + 1]
        if not (open_i or open_j) or a_from == a_to or b_from == b_to:
            continue
        both = count_common(f.answers, a_from, a_to, f.answers, b_from, b_to)
        share = 0.0 if both == 0 else weight * both / math.sqrt((a_to - a_from) * (b_to - b_from))
        _add(out, open_i, open_j, not f.private[column], share, weight)
    if f.hours_common > 0.0 and f.has_hours[i] and f.has_hours[j]:
        share = min(1.0, common_half_hours(f.hours, i, j) / ENOUGH_HOURS)
        _add(out, True, True, True, f.hours_common * share, f.hours_common)
    if f.text_common > 0.0:
        share = alike_texts(f, i, j)
        if share >= 0.0:
            _add(out, True, True, True, f.text_common * share, f.text_common)


@scoring_part
def _add(out, open_i, open_j, public, share, weight):
    for kind in range(2 if public else 1):
        if open_i:
            out[0, kind, 0] += share
            out[0, kind, 1] += weight
        if open_j:
            out[1, kind, 0] += share
            out[1, kind, 1] += weight


@scoring_part
def may_meet(f: Facts, i, j):
    """Whether every rule but the wishes allows the pair. A rule about an answer binds where both answered."""
    if i == j or (f.twin[i] >= 0 and f.twin[i] == f.twin[j]):
        return False
    if f.two_sided and not _complement(f.side[i], f.side[j]):
        return False
    for column in f.different:
        if any_common(
            f.answers, f.answer_at[column, i], f.answer_at[column, i + 1],
            f.answers, f.answer_at[column, j], f.answer_at[column, j + 1],
        ):  # fmt: skip
            return False
    for column in f.shared:
        a_from, a_to = f.answer_at[column, i], f.answer_at[column, i + 1]
        b_from, b_to = f.answer_at[column, j], f.answer_at[column, j + 1]
        if a_from < a_to and b_from < b_to and not any_common(f.answers, a_from, a_to, f.answers, b_from, b_to):
            return False
    if holds(f.banned, f.banned_at[i], f.banned_at[i + 1], j) >= 0:
        return False
    if f.only_named and not (_named(f, i, j) and _named(f, j, i)):
        return False
    if f.line_from[i] >= 0 and f.line_from[j] >= 0 and (_below(f, i, j) or _below(f, j, i)):
        return False
    if f.hours_need > 0 and f.has_hours[i] and f.has_hours[j] and not (f.by_email[i] and f.by_email[j]):
        return common_half_hours(f.hours, i, j) >= f.hours_need
    return True


@scoring_part
def _complement(one, other):
    if one == MENTOR:
        return other != MENTOR and other != PEER
    if one == MENTEE:
        return other != MENTEE and other != PEER
    return one != PEER and other != PEER


@scoring_part
def _named(f: Facts, one, other):
    at = holds(f.named, f.named_at[one], f.named_at[one + 1], other)
    return at >= 0 and f.named_want[at] > 0.0


@scoring_part
def _below(f: Facts, boss, other):
    return f.line_from[boss] < f.line_from[other] < f.line_to[boss]


@scoring_part
def wants_of_pair(f: Facts, i, j, out):
    """Whole wants of i and of j, public wants of i and of j; all -1 if a must is unmet. Rules are not asked.

    ``out`` is a (2, 2, 2) float64 scratch array, so that scoring a pair allocates nothing.
    """
    got_i, total_i, got_public_i, total_public_i = granted(f, i, j)
    if got_i < 0.0:
        return IMPOSSIBLE
    got_j, total_j, got_public_j, total_public_j = granted(f, j, i)
    if got_j < 0.0:
        return IMPOSSIBLE
    what_they_share(f, i, j, out)
    whole_i = want(got_i, total_i, out[0, 0, 0], out[0, 0, 1])
    whole_j = want(got_j, total_j, out[1, 0, 0], out[1, 0, 1])
    public_i = want(got_public_i, total_public_i, out[0, 1, 0], out[0, 1, 1])
    public_j = want(got_public_j, total_public_j, out[1, 1, 0], out[1, 1, 1])
    at = holds(f.named, f.named_at[i], f.named_at[i + 1], j)
    if at >= 0:
        whole_i = public_i = f.named_want[at]
    at = holds(f.named, f.named_at[j], f.named_at[j + 1], i)
    if at >= 0:
        whole_j = public_j = f.named_want[at]
    return whole_i, whole_j, public_i, public_j


@scoring_kernel
def worth_of_pairs(wants, care, worth):
    """Fill ``worth`` (m,) from wants (m, 2)."""
    for k in range(len(wants)):
        worth[k] = pair_worth(wants[k, 0], wants[k, 1], care)


@scoring_kernel
def score_given(f: Facts, u, v, scratch, wants, allowed):
    """Score the pairs (u[k], v[k]): ``wants`` (m, 4) as `wants_of_pair` gives them, ``allowed`` (m,) bool."""
    for k in range(len(u)):
        i, j = u[k], v[k]
        whole_i, whole_j, public_i, public_j = wants_of_pair(f, i, j, scratch)
        allowed[k] = whole_i >= 0.0 and may_meet(f, i, j)
        wants[k, 0] = whole_i
        wants[k, 1] = whole_j
        wants[k, 2] = public_i
        wants[k, 3] = public_j


@scoring_kernel
def score_rows(f: Facts, first, last, care, scratch, u, v, wants, worth):
    """Every allowed pair (i, j), first <= i < last, i < j. Returns how many were written."""
    n = len(f.side)
    count = 0
    for i in range(first, last):
        for j in range(i + 1, n):
            if not may_meet(f, i, j):
                continue
            whole_i, whole_j, _, _ = wants_of_pair(f, i, j, scratch)
            if whole_i < 0.0:
                continue
            u[count] = i
            v[count] = j
            wants[count, 0] = whole_i
            wants[count, 1] = whole_j
            worth[count] = pair_worth(whole_i, whole_j, care)
            count += 1
    return count
