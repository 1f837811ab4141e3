"""Which life the database is in. The number lies beside the keys, outside the database and its copies.

A letter carries the number it was written under. When a copy of the database is brought back, a new life begins:
letters that the copy believes unsent may have been sent since, so they are set aside for somebody to look at.
"""

from __future__ import annotations

import os

from django.conf import settings

NAME = "epoch"


def present_epoch() -> int:
    """The number of the present life; the first is 1."""
    try:
        return int((settings.KEYS / NAME).read_text(encoding="ascii"))
    except FileNotFoundError:
        return 1


def begin_new_epoch() -> int:
    """For whoever brings back a copy of the database: from now on its unsent letters are in doubt."""
    number = present_epoch() + 1
    draft = settings.KEYS / f"{NAME}.{os.getpid()}"
    draft.touch(mode=0o600)
    draft.write_text(f"{number}\n", encoding="ascii")
    draft.replace(settings.KEYS / NAME)
    return number
