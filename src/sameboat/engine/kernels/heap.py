"""A binary heap of events: each a row (key, what, who) of one array, the smallest key first.

Rows of 24 bytes keep an event in one cache line. The array is handed in and may come back as a larger one.
"""

from .arrays import table
from .compiled import maker, part

KEY, WHAT, WHO = 0, 1, 2


@maker
def new_heap(room):
    """An empty heap with room for so many events."""
    return table(room, 3)


@maker
def with_room(heap, size, more):
    """The same heap, with room for so many more events."""
    if size + more <= len(heap):
        return heap
    larger = table(2 * (size + more), 3)
    for k in range(size):
        larger[k, KEY] = heap[k, KEY]
        larger[k, WHAT] = heap[k, WHAT]
        larger[k, WHO] = heap[k, WHO]
    return larger


@part
def push(heap, size, key, what, who):
    """Add an event, there being room; O(log size). Returns the new size."""
    k = size
    while k > 0:
        above = (k - 1) >> 1
        if heap[above, KEY] <= key:
            break
        heap[k, KEY] = heap[above, KEY]
        heap[k, WHAT] = heap[above, WHAT]
        heap[k, WHO] = heap[above, WHO]
        k = above
    heap[k, KEY] = key
    heap[k, WHAT] = what
    heap[k, WHO] = who
    return size + 1


@part
def drop_first(heap, size):
    """Remove the event at heap[0]; O(log size). Returns the new size."""
    size -= 1
    key = heap[size, KEY]
    what = heap[size, WHAT]
    who = heap[size, WHO]
    k = 0
    while True:
        below = 2 * k + 1
        if below >= size:
            break
        if below + 1 < size and heap[below + 1, KEY] < heap[below, KEY]:
            below += 1
        if heap[below, KEY] >= key:
            break
        heap[k, KEY] = heap[below, KEY]
        heap[k, WHAT] = heap[below, WHAT]
        heap[k, WHO] = heap[below, WHO]
        k = below
    heap[k, KEY] = key
    heap[k, WHAT] = what
    heap[k, WHO] = who
    return size
