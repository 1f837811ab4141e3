"""``sameboat why``: why two people are, or are not, partners."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from .options import Id, folder_option

In = folder_option("The folder of the result, as sameboat match wrote it.", "--in")


def why(one: Id, other: Id, folder: Annotated[Path, In]) -> None:
    """Say why two people are or are not partners.

    Also says what pairing them would cost the others.
    """
    from ..asking import answer

    answer(one, other, folder)
