"""What counts as work at the desk, and who may say whether it is counted at all."""

from __future__ import annotations

from sameboat.base.kit.verdicts import Verdict
from sameboat.mentoring.programmes.rules.programmes import may_lead

A_PAUSE = 120
"""Seconds between two of somebody's own requests after which they were doing something else."""
A_BREATH = 5
"""Seconds that are not worth a write: they count with the next request."""


def is_worth_keeping(gap: int) -> bool:
    """Whether the moment of a request is noted at all, or the one before stands."""
    return not 0 <= gap < A_BREATH


def seconds_of_work(gap: int) -> int:
    """How much of the time between two requests was work: all of it up to two minutes, nothing of a longer pause."""
    return gap if 0 < gap <= A_PAUSE else 0


def may_have_time_counted(coordinates: bool) -> Verdict:
    """Those whose minutes they are decide whether they are counted."""
    return may_lead(coordinates)
