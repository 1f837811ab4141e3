"""How long a worker may be silent, and how often a job is tried."""

from __future__ import annotations

from datetime import timedelta

LEASE = timedelta(seconds=40)
"""How long a worker may be silent before its job goes to another."""
BEAT = timedelta(seconds=8)
"""How often a worker says that it is alive, and looks whether another is not. With the lease: a job whose worker was
killed is taken up again within a minute."""
TRIES = 5
"""A job that failed so often is laid aside for somebody to look at; those behind it go on."""
FIRST_WAIT = timedelta(seconds=10)
LONGEST_WAIT = timedelta(hours=1)
DONE_KEPT_FOR = timedelta(days=7)
DEAD_KEPT_FOR = timedelta(days=90)


def wait_before_try(tries: int) -> timedelta:
    """How long to wait after so many tries: four times as long each time, at most an hour."""
    return min(FIRST_WAIT * 4 ** min(tries - 1, 10), LONGEST_WAIT)


def is_worth_another_try(tries: int) -> bool:
    """Whether a job that was tried so often is tried again."""
    return tries < TRIES
