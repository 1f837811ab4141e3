"""Who gave which answer: for every value the people who hold it, so that one person is held against all at once."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np


class Postings:
    """For each code of one question, whoever holds it, as places in a list of ``size``."""

    def __init__(self, codes: np.ndarray, holders: np.ndarray, size: int) -> None:
        order = np.argsort(codes, kind="stable")
        values, firsts = np.unique(codes[order], return_index=True)
        stretches = np.split(holders[order], firsts[1:])
        self.holders = dict(zip(values.tolist(), stretches, strict=True)) if len(values) else {}
        self.size = size

    def hold_any(self, codes: Iterable[int]) -> np.ndarray:
        """(size,) bool: who holds at least one of the codes. O(size + holders)."""
        found = np.zeros(self.size, np.bool_)
        for code in codes:
            holders = self.holders.get(code)
            if holders is not None:
                found[holders] = True
        return found

    def answered(self) -> np.ndarray:
        """(size,) bool: who holds anything."""
        found = np.zeros(self.size, np.bool_)
        for holders in self.holders.values():
            found[holders] = True
        return found
