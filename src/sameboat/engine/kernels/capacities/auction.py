"""An auction of places: prices that are nearly right, quickly (Bertsekas & Castañon 1989, similar objects).

The places of a mentor are alike, so they have one price, that of the cheapest; a bid compares with the best *other*
mentor, and places of one mentor never outbid each other. Steps are large at first and get smaller (epsilon scaling).
"""

import numpy as np

from ..compiled import kernel, part
from ..numbers import NEVER, NOBODY


@kernel
def auction(sides, price, unit, step, finer, most_bids, most_rise):
    """Let mentees bid for places until nobody would rather be elsewhere by more than one unit.

    Parameters
    ----------
    sides : Sides
    price : (mentors,) array of int64
        Prices to begin with, in units; changed in place.
    unit : int
        Units in one step of weight: finer prices leave less to be searched for afterwards.
    step : int
        By how much, in units, a bid goes beyond what it must, in the first round.
    finer : int
        How many times smaller that is in each next round, down to 1.
    most_bids : int
        Bids for each mentee in one round; what is missing then is left to the searches.
    most_rise : int
        No single bid raises a price by more (in units, beyond ``step``).

    Returns
    -------
    mentor_of : (mentees,) array of int32
        -1 for nobody. Cost: O(candidates) a bid.
    """
    start, to, value, first_place = sides.start, sides.to, sides.value, sides.first_place
    n = len(start) - 1
    m = len(price)
    asked = np.empty(first_place[m], np.int64)
    holder = np.empty(first_place[m], np.int32)
    mentor_of = np.empty(n, np.int32)
    queue = np.empty(n, np.int32)
    gain = np.empty(n, np.int64)
    top = np.empty(first_place[m], np.int64)
    while True:
        for j in range(m):
            asked[first_place[j] : first_place[j + 1]] = price[j]
        holder[:] = NOBODY
        mentor_of[:] = NOBODY
        for i in range(n):
            queue[i] = i
        head = 0
        waiting = n
        bids = 0
        while waiting > 0 and bids < most_bids * n:
            i = queue[head]
            head = head + 1 if head + 1 < n else 0
            waiting -= 1
            bids += 1
            best = np.int64(0)
            mentor = NOBODY
            second = NEVER
            for e in range(start[i], start[i + 1]):
                left = value[e] * unit - price[to[e]]
                if left > second:
                    if left > best:
                        second = best
                        best = left
                        mentor = np.int64(to[e])
                    else:
                        second = left
            if mentor < 0:
                continue
            low = first_place[mentor]
            before = holder[low]
            bid = price[mentor] + min(best - second, most_rise) + step
            _sell_cheapest(asked, holder, low, first_place[mentor + 1], bid, i)
            price[mentor] = asked[low]
            mentor_of[i] = mentor
            if before >= 0:
                mentor_of[before] = NOBODY
                tail = head + waiting
                queue[tail if tail < n else tail - n] = before
                waiting += 1
        if step <= 1:
            return mentor_of
        _lower(sides, price, unit, holder, mentor_of, gain, top)
        step = max(step // finer, 1)


@part
def _sell_cheapest(asked, holder, low, high, bid, i):
    """The cheapest place, the root of a heap, goes to i for ``bid``."""
    place = low
    while True:
        below = 2 * place - low + 1
        if below >= high:
            break
        if below + 1 < high and asked[below + 1] < asked[below]:
            below += 1
        if asked[below] >= bid:
            break
        asked[place] = asked[below]
        holder[place] = holder[below]
        place = below
    asked[place] = bid
    holder[place] = i


@part
def _lower(sides, price, unit, holder, mentor_of, gain, top):
    """Prices at which places stayed free come down to where as many people as are missing would come."""
    for i in range(len(gain)):
        gain[i] = 0
        for e in range(sides.start[i], sides.start[i + 1]):
            gain[i] = max(gain[i], sides.value[e] * unit - price[sides.to[e]])
    for j in range(len(price)):
        low = sides.first_place[j]
        high = sides.first_place[j + 1]
        missing = 0
        for place in range(low, high):
            missing += holder[place] < 0
        if missing == 0 or price[j] <= 0:
            continue
        have = 0
        for e in range(sides.back_start[j], sides.back_start[j + 1]):
            i = sides.back_to[e]
            would_pay = sides.back_value[e] * unit - gain[i]
            if mentor_of[i] == j or (have == missing and would_pay <= top[have - 1]):
                continue
            k = have if have < missing else have - 1
            while k > 0 and top[k - 1] < would_pay:
                top[k] = top[k - 1]
                k -= 1
            top[k] = would_pay
            have = min(have + 1, missing)
        fair = max(top[missing - 1], 0) if have == missing else 0
        price[j] = min(price[j], fair)
