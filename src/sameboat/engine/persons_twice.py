"""One person who may stand on the sheet twice is never matched with themselves (ILN rule E3)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from sameboat.engine.people import Person


def plain_address(email: str) -> str:
    """An address without what many mail services ignore: letter case, dots, and all from a plus on.

    Examples
    --------
    >>> plain_address("Ada.Byron+iln@Example.org")
    'adabyron@example.org'
    """
    mailbox, at, host = email.strip().casefold().rpartition("@")
    return mailbox.split("+", 1)[0].replace(".", "") + at + host


def twins(people: Sequence[Person]) -> np.ndarray:
    """(n,) int32: the same number for addresses that may be one person's, -1 for everybody else."""
    groups: dict[str, list[int]] = {}
    for i, person in enumerate(people):
        if person.email:
            groups.setdefault(plain_address(person.email), []).append(i)
    twin = np.full(len(people), -1, np.int32)
    for number, members in enumerate(group for group in groups.values() if len(group) > 1):
        twin[members] = number
    return twin
