"""Shortest augmenting paths from either side: what makes nearly right prices right.

Reduced costs are ``gain[i] + price[j] - value[i, j]``, never below 0 and 0 for pairs that are made, so Dijkstra's rule
applies (Edmonds & Karp 1972). A path that is found moves people one place on; prices change so that its pairs cost
nothing. Each path settles one mentee or one place for good.
"""

from collections import namedtuple

import numpy as np

from ..compiled import kernel, part
from ..heap import KEY, WHAT, drop_first, new_heap, push
from ..numbers import INFINITY, NEVER, NOBODY

#: Who is where: mentor_of and place_of each mentee; holder of each place; how many of a mentor's places are taken
#: (always the first ones).
Seats = namedtuple("Seats", "mentor_of place_of holder taken")


@kernel
def take_seats(sides, mentor_of, gain, price):
    """Lowest gains for these prices; whoever sits where it is not best gets up. Cost: O(pairs)."""
    n = len(gain)
    m = len(price)
    place_of = np.full(n, NOBODY, np.int64)
    holder = np.full(sides.first_place[m], NOBODY, np.int64)
    taken = np.zeros(m, np.int64)
    for i in range(n):
        gain[i] = 0
        own = NEVER
        for e in range(sides.start[i], sides.start[i + 1]):
            left = sides.value[e] - price[sides.to[e]]
            gain[i] = max(gain[i], left)
            if sides.to[e] == mentor_of[i]:
                own = left
        j = mentor_of[i]
        if own == gain[i] and j >= 0 and taken[j] < sides.first_place[j + 1] - sides.first_place[j]:
            place_of[i] = sides.first_place[j] + taken[j]
            holder[place_of[i]] = i
            taken[j] += 1
        else:
            mentor_of[i] = NOBODY
    return Seats(mentor_of, place_of, holder, taken)


@kernel
def place_mentees(sides, seats, gain, price):
    """Find a place for everybody alone who has a gain, or take the gain away. Returns the paths.

    A path ends at a free place, or with somebody who would as soon be alone. Cost: O(pairs * log) a path at most.
    """
    n = len(gain)
    m = len(price)
    distance = np.full(m, INFINITY, np.int64)
    comes = np.full(m, NOBODY, np.int64)
    since = np.zeros(n, np.int64)
    reached = np.empty(m, np.int64)
    settled = np.empty(m, np.int64)
    rows = np.empty(n, np.int64)
    heap = new_heap(len(sides.to) + 1)
    paths = 0
    for source in range(n):
        if seats.mentor_of[source] >= 0 or gain[source] == 0:
            continue
        paths += 1
        size = 0
        reaches = 0
        settles = 0
        rows[0] = source
        since[source] = 0
        count = 1
        head = 0
        bound = gain[source]
        leaves = source
        arrives = NOBODY
        while True:
            while head < count:
                i = rows[head]
                head += 1
                for e in range(sides.start[i], sides.start[i + 1]):
                    j = np.int64(sides.to[e])
                    way = since[i] + gain[i] + price[j] - sides.value[e]
                    if way >= bound or way >= distance[j] or j == seats.mentor_of[i]:
                        continue
                    if distance[j] == INFINITY:
                        reached[reaches] = j
                        reaches += 1
                    distance[j] = way
                    comes[j] = i
                    if seats.taken[j] < sides.first_place[j + 1] - sides.first_place[j]:
                        bound = way
                        arrives = j
                        leaves = NOBODY
                    else:
                        size = push(heap, size, way, j, 0)
            size = _without_stale(heap, size, distance)
            if size == 0 or heap[0, KEY] >= bound:
                break
            j = heap[0, WHAT]
            size = drop_first(heap, size)
            settled[settles] = j
            settles += 1
            for place in range(sides.first_place[j], sides.first_place[j] + seats.taken[j]):
                i = seats.holder[place]
                since[i] = distance[j]
                rows[count] = i
                count += 1
                if since[i] + gain[i] < bound:
                    bound = since[i] + gain[i]
                    leaves = i
                    arrives = NOBODY
        for k in range(count):
            gain[rows[k]] -= bound - since[rows[k]]
        for k in range(settles):
            price[settled[k]] += bound - distance[settled[k]]
        _move_up(seats, sides.first_place, comes, source, leaves, arrives)
        _forget(distance, reached, reaches)
    return paths


@part
def _without_stale(heap, size, distance):
    """Drop events of mentors that have been reached by a shorter way since."""
    while size > 0 and heap[0, KEY] != distance[heap[0, WHAT]]:
        size = drop_first(heap, size)
    return size


@part
def _forget(distance, reached, reaches):
    """Nobody is reached any more."""
    for k in range(reaches):
        distance[reached[k]] = INFINITY


@part
def _lower(sides, seats, gain, price, bound, distance, settled, settles):
    """What the places of the mentors on our way become cheaper, their mentees gain."""
    for k in range(settles):
        j = settled[k]
        fall = bound - distance[j]
        price[j] -= fall
        for place in range(sides.first_place[j], sides.first_place[j] + seats.taken[j]):
            gain[seats.holder[place]] += fall


@part
def _move_up(seats, first_place, comes, source, leaves, arrives):
    """Everybody on the path takes the place of the next; the last takes a free one, or gets up."""
    if leaves == source:
        return
    if leaves >= 0:
        j = np.int64(seats.mentor_of[leaves])
        place = seats.place_of[leaves]
        seats.mentor_of[leaves] = NOBODY
        seats.place_of[leaves] = NOBODY
    else:
        j = np.int64(arrives)
        place = first_place[j] + seats.taken[j]
        seats.taken[j] += 1
    while True:
        i = comes[j]
        next_j = np.int64(seats.mentor_of[i])
        next_place = seats.place_of[i]
        seats.mentor_of[i] = j
        seats.place_of[i] = place
        seats.holder[place] = i
        if i == source:
            return
        j = next_j
        place = next_place


@kernel
def fill_places(sides, seats, gain, price):
    """Find a mentee for every free place that has a price, or take the price away. Returns the paths.

    The mirror of ``place_mentees``: a path ends with somebody alone, or at a mentor who would as soon have the place
    free. Nobody who is placed becomes alone.
    """
    m = len(price)
    distance = np.full(m, INFINITY, np.int64)
    goes = np.full(m, NOBODY, np.int64)
    where = np.full(m, NOBODY, np.int64)
    reached = np.empty(m, np.int64)
    settled = np.empty(m, np.int64)
    heap = new_heap(len(sides.to) + 1)
    paths = 0
    for source in range(m):
        while price[source] > 0 and seats.taken[source] < sides.first_place[source + 1] - sides.first_place[source]:
            paths += 1
            distance[source] = 0
            reached[0] = source
            reaches = 1
            settles = 0
            size = push(heap, 0, 0, source, 0)
            bound = price[source]
            gives = source
            takes = NOBODY
            newcomer = NOBODY
            while True:
                size = _without_stale(heap, size, distance)
                if size == 0 or heap[0, KEY] >= bound:
                    break
                j = heap[0, WHAT]
                size = drop_first(heap, size)
                settled[settles] = j
                settles += 1
                for e in range(sides.back_start[j], sides.back_start[j + 1]):
                    i = np.int64(sides.back_to[e])
                    way = distance[j] + price[j] + gain[i] - sides.back_value[e]
                    if way >= bound:
                        continue
                    k = np.int64(seats.mentor_of[i])
                    if k < 0:
                        bound = way
                        newcomer = i
                        takes = j
                        gives = NOBODY
                    elif k != j and way < distance[k]:
                        if distance[k] == INFINITY:
                            reached[reaches] = k
                            reaches += 1
                        distance[k] = way
                        goes[k] = i
                        where[k] = j
                        size = push(heap, size, way, k, 0)
                        if way + price[k] < bound:
                            bound = way + price[k]
                            gives = k
                            newcomer = NOBODY
            _lower(sides, seats, gain, price, bound, distance, settled, settles)
            if gives < 0:
                _move_down(seats, sides.first_place, goes, where, source, newcomer, takes)
            elif gives != source:
                _get_up(seats, sides.first_place, goes[gives])
                _move_down(seats, sides.first_place, goes, where, source, goes[gives], where[gives])
            _forget(distance, reached, reaches)
    return paths


@part
def _get_up(seats, first_place, i):
    """Leave a place free, the last one of the mentor."""
    j = seats.mentor_of[i]
    seats.taken[j] -= 1
    last = first_place[j] + seats.taken[j]
    other = seats.holder[last]
    seats.holder[seats.place_of[i]] = other
    seats.place_of[other] = seats.place_of[i]
    seats.holder[last] = NOBODY


@part
def _move_down(seats, first_place, goes, where, source, i, j):
    """Let i take the place at j of whoever goes from there to the next mentor; the last takes the free place."""
    while j != source:
        other = goes[j]
        seats.mentor_of[i] = j
        seats.place_of[i] = seats.place_of[other]
        seats.holder[seats.place_of[i]] = i
        i = other
        j = where[j]
    place = first_place[j] + seats.taken[j]
    seats.taken[j] += 1
    seats.mentor_of[i] = j
    seats.place_of[i] = place
    seats.holder[place] = i


@kernel
def first_come(sides):
    """(mentees,) int32: everybody with the first mentor who has room, -1 for nobody. Cost: O(pairs)."""
    mentor_of = np.full(len(sides.start) - 1, NOBODY, np.int32)
    taken = np.zeros(len(sides.first_place) - 1, np.int64)
    for i in range(len(mentor_of)):
        for e in range(sides.start[i], sides.start[i + 1]):
            j = sides.to[e]
            if taken[j] < sides.first_place[j + 1] - sides.first_place[j]:
                mentor_of[i] = j
                taken[j] += 1
                break
    return mentor_of
