"""The people of one round as arrays: what the compiled scoring reads.

Lists of varying length (answers, wishes, people one may not meet) lie end to end in one array, with an array of
offsets beside it: what belongs to ``i`` is ``values[at[i]:at[i + 1]]``. Every list of codes is sorted, so two of
them are compared in one walk. Memory is linear in what people said.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

PEER, MENTOR, MENTEE, EITHER = 0, 1, 2, 3
SAME_OR_THESE, DIFFERENT = 0, 1
FREE_HOURS = -1
"""Stands for the free hours where a wish names the column it looks at."""
MOST_QUESTIONS = 60
"""Sets of questions are kept in the bits of one 64-bit word."""


class Facts(NamedTuple):
    """n people, q questions with codes for answers, m wishes."""

    answer_at: np.ndarray
    """(q, n + 1) int64: offsets into ``answers``."""
    answers: np.ndarray
    """int32 codes, sorted within each person's answer. On a scale, neighbours differ by one."""
    common: np.ndarray
    """(q,) float64: how much having this in common counts."""
    private: np.ndarray
    """(q,) bool."""
    scale: np.ndarray
    """(q,) bool: one step apart is *nearly*."""
    tells: np.ndarray
    """(n,) uint64: bit k is set where the person would tell a partner the answer to private question k."""
    wished: np.ndarray
    """(n,) uint64: bit k is set where the person has a wish about question k."""
    different: np.ndarray
    """Questions in which partners must differ."""
    shared: np.ndarray
    """Questions in which partners must have something in common."""

    wish_at: np.ndarray
    """(n + 1,) int64: offsets into the four ``wish_`` arrays and ``target_at``."""
    wish_column: np.ndarray
    """(m,) int16: the question whose answer is looked at, or FREE_HOURS."""
    wish_kind: np.ndarray
    """(m,) int8: SAME_OR_THESE or DIFFERENT."""
    wish_weight: np.ndarray
    """(m,) float64: 4 must, 2 should, 1 nice, 0 set aside."""
    wish_must: np.ndarray
    """(m,) bool."""
    insists: np.ndarray
    """(n,) bool: has a must."""
    target_at: np.ndarray
    """(m + 1,) int64: offsets into ``targets``."""
    targets: np.ndarray
    """int32 codes: one's own answer for *same* and *different*, the listed values for *these*."""

    hours: np.ndarray
    """(n, seasons, 6) uint64: a week in UTC, one bit for each free half hour."""
    has_hours: np.ndarray
    """(n,) bool."""
    hours_need: int
    """Half hours that partners must have in common."""
    hours_common: float
    """How much common hours count."""
    by_email: np.ndarray
    """(n,) bool: content to write rather than meet."""

    line_from: np.ndarray
    """(n,) int32: the person's place in a walk through the reporting lines; -1 outside any."""
    line_to: np.ndarray
    """(n,) int32: everybody below has a place in ``[line_from, line_to)``."""
    twin: np.ndarray
    """(n,) int32: the same number for what may be one person twice, -1 for everybody else."""
    side: np.ndarray
    """(n,) int8: PEER, MENTOR, MENTEE, EITHER."""
    two_sided: bool
    """A mentor meets a mentee, and nobody else."""
    banned_at: np.ndarray
    """(n + 1,) int64: offsets into ``banned``."""
    banned: np.ndarray
    """int32, sorted: people this one may not be matched with."""
    named_at: np.ndarray
    """(n + 1,) int64: offsets into ``named`` and ``named_want``."""
    named: np.ndarray
    """int32, sorted: people about whom this one said something by name."""
    named_want: np.ndarray
    """float64: what was said, 0 to 1. It replaces the score for that direction."""
    only_named: bool
    """Only people who named each other may meet."""
    vectors: np.ndarray
    """(n, d) float32: the sentence vector of the free text, of length 1, or 0 where nothing was written."""
    text_common: float
    """How much alike texts count."""
