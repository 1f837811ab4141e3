"""Which keys were destroyed, written down outside the database: a copy that is brought back must not bring them back.

One file a month lies beside the site's keys, which are never in a copy. A line holds whose key it was and the mark of
that one key, so that a key the owner was given since is not meant; neither opens anything.
"""

from __future__ import annotations

import os
import re
from datetime import datetime
from pathlib import Path
from uuid import UUID

FILE = re.compile(r"forgotten-(\d{4})-(\d{2})\.txt")

Destroyed = tuple[UUID, bytes]
"""Whose key, and its mark."""


def remember(folder: Path, owner: UUID, mark: bytes, at: datetime) -> None:
    """Write down that this key is no more, on the disk for good. Twice does no harm."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    opened = os.open(folder / f"forgotten-{at:%Y-%m}.txt", os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    with os.fdopen(opened, "w", encoding="ascii") as out:
        # On a line of its own, even after one that a power cut left unfinished.
        out.write(f"\n{owner.hex} {mark.hex()} .\n")
        out.flush()
        os.fsync(out.fileno())


def remembered(folder: Path) -> set[Destroyed]:
    """Every key that was destroyed, as far back as a copy could hold it."""
    lines = (line.split() for file in _files(folder) for line in file.read_text(encoding="ascii").splitlines())
    return {(UUID(hex=words[0]), bytes.fromhex(words[1])) for words in lines if len(words) == 3}


def let_go_of_months_before(folder: Path, at: datetime) -> None:
    """No copy from before this moment opens any more: what was destroyed in the months before needs no line."""
    for file in _files(folder):
        if file.name < f"forgotten-{at:%Y-%m}.txt":
            file.unlink(missing_ok=True)


def _files(folder: Path) -> list[Path]:
    return sorted(file for file in folder.glob("forgotten-*.txt") if FILE.fullmatch(file.name))
