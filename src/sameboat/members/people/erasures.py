"""Who has left, written down outside the database: a copy that is brought back must not bring them back, too.

The list lies beside the keys, which are never in a copy. It holds the ids of accounts and the moment each was closed,
nothing else; of whoever is erased, the same id is all that the database keeps.
"""

from __future__ import annotations

import os
from datetime import datetime
from uuid import UUID

from django.conf import settings

NAME = "left.txt"


def remember(person: UUID, at: datetime) -> None:
    """Write down that this account was closed, on the disk for good. Twice does no harm."""
    settings.KEYS.mkdir(parents=True, exist_ok=True, mode=0o700)
    opened = os.open(settings.KEYS / NAME, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    with os.fdopen(opened, "w", encoding="ascii") as out:
        # On a line of its own, even after one that a power cut left unfinished.
        out.write(f"\n{person.hex} {at.isoformat()}\n")
        out.flush()
        os.fsync(out.fileno())


def remembered() -> dict[UUID, datetime]:
    """Everybody who has left, and when."""
    file = settings.KEYS / NAME
    lines = file.read_text(encoding="ascii").splitlines() if file.exists() else []
    said = (line.split() for line in lines)
    # Of a line left unfinished, the daily duty writes the account down again.
    return {UUID(hex=words[0]): datetime.fromisoformat(words[1]) for words in said if len(words) == 2}
