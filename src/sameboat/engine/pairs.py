"""The pairs that are considered, scored both ways."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from sameboat.engine.encoding import Crowd
from sameboat.engine.scoring import score_given, score_rows, worth_of_pairs

Progress = Callable[[float], None]
Part = TypeVar("Part")
ROWS_AT_A_TIME = 32
PAIRS_AT_A_TIME = 1 << 18


@dataclass(frozen=True, slots=True)
class Pairs:
    """m pairs ``u < v``, no pair twice."""

    u: np.ndarray
    """(m,) int32."""
    v: np.ndarray
    """(m,) int32."""
    wants: np.ndarray
    """(m, 2) float32: what v brings of what u asked for, and the other way round; private questions included."""
    worth: np.ndarray
    """(m,) int64, in millionths."""

    def __len__(self) -> int:
        """How many pairs."""
        return len(self.u)

    def __getitem__(self, chosen: np.ndarray) -> Pairs:
        """Some of the pairs, by mask or by number."""
        return Pairs(self.u[chosen], self.v[chosen], self.wants[chosen], self.worth[chosen])

    @property
    def ends(self) -> np.ndarray:
        """(m, 2) int32: the pairs as the solver takes them."""
        return np.column_stack((self.u, self.v))


def joined(parts: Sequence[Pairs]) -> Pairs:
    """Several lists of pairs as one; the caller sees to it that no pair is in two of them."""
    return Pairs(
        np.concatenate([part.u for part in parts]),
        np.concatenate([part.v for part in parts]),
        np.concatenate([part.wants for part in parts]),
        np.concatenate([part.worth for part in parts]),
    )


def in_tiles(work: Callable[[int], Part], firsts: Iterable[int], progress: Progress | None = None) -> list[Part]:
    """Run ``work`` on every tile, on as many threads as there are cores; results in the order of the tiles."""
    firsts = list(firsts)
    done: list[Part] = []
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for part in pool.map(work, firsts):
            done.append(part)
            if progress:
                progress(len(done) / len(firsts))
    return done


def all_allowed(crowd: Crowd, progress: Progress | None = None) -> Pairs:
    """Every allowed pair. O(n²) time and memory: for up to some thousand people."""
    n, care = len(crowd), crowd.programme.aim.care

    def rows_from(first: int) -> Pairs:
        last = min(first + ROWS_AT_A_TIME, n)
        room = (last - first) * (n - first)
        u, v = np.empty(room, np.int32), np.empty(room, np.int32)
        wants, worth = np.empty((room, 2), np.float32), np.empty(room, np.int64)
        count = score_rows(crowd.facts, first, last, care, np.empty((2, 2, 2)), u, v, wants, worth)
        return Pairs(u[:count].copy(), v[:count].copy(), wants[:count].copy(), worth[:count].copy())

    return joined(in_tiles(rows_from, range(0, n, ROWS_AT_A_TIME), progress) or [no_pairs()])


def given(crowd: Crowd, u: np.ndarray, v: np.ndarray, *, even_if_not_allowed: bool = False) -> Pairs:
    """Score the pairs (u[k], v[k]) and keep those that are allowed. O(m)."""
    low, high = np.minimum(u, v).astype(np.int32), np.maximum(u, v).astype(np.int32)

    def tile_from(first: int) -> Pairs:
        last = min(first + PAIRS_AT_A_TIME, len(low))
        part_u, part_v = low[first:last], high[first:last]
        wants, allowed = np.empty((last - first, 4)), np.empty(last - first, np.bool_)
        score_given(crowd.facts, part_u, part_v, np.empty((2, 2, 2)), wants, allowed)
        keep = (wants[:, 0] >= 0) if even_if_not_allowed else allowed
        whole = wants[keep, :2]
        return Pairs(part_u[keep], part_v[keep], whole.astype(np.float32), worth_of(whole, crowd.programme.aim.care))

    return joined(in_tiles(tile_from, range(0, len(low), PAIRS_AT_A_TIME)) or [no_pairs()])


def no_pairs() -> Pairs:
    """Nothing to consider."""
    return Pairs(np.empty(0, np.int32), np.empty(0, np.int32), np.empty((0, 2), np.float32), np.empty(0, np.int64))


def worth_of(wants: np.ndarray, care: float) -> np.ndarray:
    """(m,) int64: worth of pairs in millionths, from (m, 2) wants."""
    worth = np.empty(len(wants), np.int64)
    worth_of_pairs(np.ascontiguousarray(wants, np.float64), care, worth)
    return worth


def allowed(crowd: Crowd, u: np.ndarray, v: np.ndarray) -> np.ndarray:
    """(m,) bool: which of the pairs (u[k], v[k]) are allowed."""
    return scored(crowd, u, v)[1]


def scored(crowd: Crowd, u: np.ndarray, v: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Wants (m, 4) float64: of u and of v, private questions included, then from public ones alone; and allowed.

    A pair in which a must is not met has −1 in all four.
    """
    wants, fine = np.empty((len(u), 4)), np.empty(len(u), np.bool_)
    score_given(crowd.facts, u.astype(np.int32), v.astype(np.int32), np.empty((2, 2, 2)), wants, fine)
    return wants, fine
