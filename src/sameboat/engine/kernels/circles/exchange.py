"""Change places until nothing helps: swap two, move one, place one who is alone, turn three.

For every person and circle we keep what the person would bring (``sum_with``, the worth of the pairs with its members)
and how many of the members they may not meet (``bars``). Then any exchange is judged in a few additions, and only one
that is made costs O(people).
"""

from collections import namedtuple

import numpy as np

from ..compiled import kernel, part
from ..numbers import NOBODY

#: Values are counted in 420ths of a millionth: 420 divides by 2, 3, ... 7, so means over the others stay whole.
WHOLE = 420

#: Being placed is worth more than any circle; with first claim still more.
PLACED = np.int64(1) << np.int64(52)
CLAIM = np.int64(1) << np.int64(48)

#: worth (n, n) int32 of every pair, -1 where it is not allowed; circle_of (n,), count and total (circles,): members and
#: the worth of the pairs inside; sum_with and bars (circles, n); fixed (n,) and claims (n,) bool.
Circles = namedtuple("Circles", "worth circle_of count total sum_with bars fixed claims least most")


@part
def _value(total, count):
    """The sum over members of the mean of what the others bring; nothing for fewer than two."""
    return total * (WHOLE // (count - 1)) if count > 1 else np.int64(0)


@kernel
def join_circle(c, i, a):
    """Person i, who is in no circle, joins circle a. O(n)."""
    _join(c, i, a)


@kernel
def leave_circle(c, i):
    """Person i leaves their circle. O(n)."""
    _leave(c, i)


@part
def _join(c, i, a):
    c.total[a] += c.sum_with[a, i]
    c.count[a] += 1
    c.circle_of[i] = a
    for k in range(len(c.circle_of)):
        if c.worth[i, k] >= 0:
            c.sum_with[a, k] += c.worth[i, k]
        elif k != i:
            c.bars[a, k] += 1


@part
def _leave(c, i):
    a = c.circle_of[i]
    for k in range(len(c.circle_of)):
        if c.worth[i, k] >= 0:
            c.sum_with[a, k] -= c.worth[i, k]
        elif k != i:
            c.bars[a, k] -= 1
    c.circle_of[i] = NOBODY
    c.count[a] -= 1
    c.total[a] -= c.sum_with[a, i]


@part
def _fits(c, i, a, instead):
    """Whether i may join circle a once ``instead`` has left it."""
    return c.bars[a, i] == (1 if c.worth[i, instead] < 0 else 0)


@part
def _total_with(c, i, a, instead):
    """Worth inside circle a with i instead of somebody."""
    return c.total[a] - c.sum_with[a, instead] + c.sum_with[a, i] - max(c.worth[i, instead], 0)


@part
def _gain_of_swap(c, i, j):
    """What changing places brings; the most negative number where they may not. Either may be in no circle."""
    a = c.circle_of[i]
    b = c.circle_of[j]
    gain = np.int64(0)
    if a >= 0:
        if not _fits(c, j, a, i):
            return -PLACED
        gain += _value(_total_with(c, j, a, i), c.count[a]) - _value(c.total[a], c.count[a])
    elif c.claims[i] != c.claims[j]:
        gain += CLAIM if c.claims[i] else -CLAIM
    if b >= 0:
        if not _fits(c, i, b, j):
            return -PLACED
        gain += _value(_total_with(c, i, b, j), c.count[b]) - _value(c.total[b], c.count[b])
    elif c.claims[i] != c.claims[j]:
        gain += CLAIM if c.claims[j] else -CLAIM
    return gain


@part
def _swap(c, i, j):
    a = c.circle_of[i]
    b = c.circle_of[j]
    if a >= 0:
        _leave(c, i)
    if b >= 0:
        _leave(c, j)
    if b >= 0:
        _join(c, i, b)
    if a >= 0:
        _join(c, j, a)


@part
def _gain_of_move(c, i, b):
    """What it brings if i moves to circle b; the most negative number where that may not be."""
    a = c.circle_of[i]
    if a == b or c.count[b] < c.least or c.count[b] >= c.most or c.bars[b, i] > 0:
        return -PLACED
    gain = _value(c.total[b] + c.sum_with[b, i], c.count[b] + 1) - _value(c.total[b], c.count[b])
    if a < 0:
        return gain + PLACED + (CLAIM if c.claims[i] else 0)
    if c.count[a] <= c.least:
        return -PLACED
    return gain + _value(c.total[a] - c.sum_with[a, i], c.count[a] - 1) - _value(c.total[a], c.count[a])


@part
def _move(c, i, b):
    if c.circle_of[i] >= 0:
        _leave(c, i)
    _join(c, i, b)


@part
def _chance(state):
    """The next number of a xorshift generator (Marsaglia 2003): the same for the same seed on every machine."""
    x = state[0]
    x ^= x << np.uint64(13)
    x ^= x >> np.uint64(7)
    x ^= x << np.uint64(17)
    state[0] = x
    return x


@kernel
def anneal(c, state, tries, warm, cool):
    """Exchanges at random, the bad ones less and less often (Kirkpatrick, Gelatt & Vecchi 1983). O(tries).

    ``warm`` and ``cool`` are the first and last temperature, in the units of value. Nobody leaves the last circle
    that has them for none at all, except for somebody who takes the place.
    """
    n = len(c.circle_of)
    circles = len(c.count)
    temperature = warm
    slower = (cool / warm) ** (1.0 / max(tries, 1))
    for _ in range(tries):
        temperature *= slower
        i = np.int64(_chance(state) % np.uint64(n))
        if c.fixed[i]:
            continue
        draw = _chance(state)
        moving = draw % np.uint64(8) == 0
        if moving:
            b = np.int64((draw >> np.uint64(8)) % np.uint64(circles))
            gain = _gain_of_move(c, i, b)
        else:
            j = np.int64((draw >> np.uint64(8)) % np.uint64(n))
            if c.fixed[j] or c.circle_of[i] == c.circle_of[j]:
                continue
            gain = _gain_of_swap(c, i, j)
        if gain == -PLACED:
            continue
        luck = np.float64(_chance(state) >> np.uint64(11)) / 9007199254740992.0
        if gain >= 0 or luck < np.exp(gain / temperature):
            if moving:
                _move(c, i, b)
            else:
                _swap(c, i, j)


@kernel
def exchange(c, state, turns):
    """Every exchange that helps, until none does; returns how many were made.

    Swaps and moves are all looked at; cycles of three too where there are few people, above that ``turns`` of them
    for each person, at random. O(n²) a sweep, O(n³) with all cycles.
    """
    n = len(c.circle_of)
    made = 0
    while True:
        before = made
        for i in range(n):
            if c.fixed[i]:
                continue
            made += _best_move(c, i)
            made += _best_swap(c, i)
        if made == before and _turn_three(c, state, turns) == 0:
            return made
        made += 1


@part
def _best_move(c, i):
    best = np.int64(0)
    to = NOBODY
    for b in range(len(c.count)):
        gain = _gain_of_move(c, i, b)
        if gain > best:
            best = gain
            to = b
    if to < 0:
        return 0
    _move(c, i, to)
    return 1


@part
def _best_swap(c, i):
    best = np.int64(0)
    other = NOBODY
    for j in range(len(c.circle_of)):
        if not c.fixed[j] and c.circle_of[j] != c.circle_of[i]:
            gain = _gain_of_swap(c, i, j)
            if gain > best:
                best = gain
                other = j
    if other < 0:
        return 0
    _swap(c, i, other)
    return 1


@part
def _turn_three(c, state, turns):
    """Cycles of three: i to where j is, j to where k is, k to where i is. Returns how many were made."""
    n = len(c.circle_of)
    made = 0
    every = n * n <= turns
    for i in range(n):
        for t in range(n * n if every else turns):
            draw = np.int64(t) if every else np.int64(_chance(state) % np.uint64(n * n))
            j = draw // n
            k = draw % n
            if _gain_of_turn(c, i, j, k) > 0:
                a = c.circle_of[i]
                b = c.circle_of[j]
                d = c.circle_of[k]
                _leave(c, i)
                _leave(c, j)
                _leave(c, k)
                _join(c, i, b)
                _join(c, j, d)
                _join(c, k, a)
                made += 1
    return made


@part
def _gain_of_turn(c, i, j, k):
    a = c.circle_of[i]
    b = c.circle_of[j]
    d = c.circle_of[k]
    if a < 0 or b < 0 or d < 0 or a in (b, d) or b == d or c.fixed[i] or c.fixed[j] or c.fixed[k]:
        return np.int64(0)
    if not (_fits(c, i, b, j) and _fits(c, j, d, k) and _fits(c, k, a, i)):
        return np.int64(0)
    gain = _value(_total_with(c, i, b, j), c.count[b]) - _value(c.total[b], c.count[b])
    gain += _value(_total_with(c, j, d, k), c.count[d]) - _value(c.total[d], c.count[d])
    gain += _value(_total_with(c, k, a, i), c.count[a]) - _value(c.total[a], c.count[a])
    return gain


@kernel
def make_room(c):
    """Place people who are alone by moving somebody else on; returns how many were placed. O(n * circles) each."""
    n = len(c.circle_of)
    placed = 0
    for u in range(n):
        if c.circle_of[u] >= 0 or c.fixed[u]:
            continue
        for i in range(n):
            a = c.circle_of[i]
            if a < 0 or c.fixed[i] or not _fits(c, u, a, i):
                continue
            to = _where_else(c, i, a)
            if to >= 0:
                _move(c, i, to)
                _move(c, u, a)
                placed += 1
                break
    return placed


@part
def _where_else(c, i, a):
    """The best circle with room that i may join, other than a; NOBODY if there is none."""
    best = NOBODY
    for b in range(len(c.count)):
        open_ = b != a and c.least <= c.count[b] < c.most and c.bars[b, i] == 0
        if open_ and (best < 0 or c.sum_with[b, i] > c.sum_with[best, i]):
            best = np.int64(b)
    return best
