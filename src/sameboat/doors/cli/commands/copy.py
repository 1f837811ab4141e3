"""``sameboat copy`` and ``sameboat bring-back``: the database, somewhere safe, and home again."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Where = typer.Argument(metavar="FOLDER", help="Where copies lie: another disk, or a folder that is fetched from here.")
Kept = typer.Option(min=1, metavar="DAYS", help="Copies older than that are removed.")
File = typer.Argument(metavar="FILE", exists=True, dir_okay=False, help="A copy that sameboat copy made.")


def copy(folder: Annotated[Path, Where], keep: Annotated[int, Kept] = 30) -> None:
    """Copy the database, sealed, while the site runs.

    The copy is opened again to see whether it holds. It is sealed with a key that lies among the site's keys: keep a
    copy of those in a third place, or no copy can ever be opened. Whoever erased their data is gone from the copies
    too after the days that copies are kept.
    """
    from ..site.opening import open_site
    from ..words import say

    open_site()
    from ..site.copying import make_copy

    made = make_copy(folder, keep)
    say(f"Copied and tried: {made} ({made.stat().st_size / 1e6:,.1f} MB)")


def bring_back(file: Annotated[Path, File]) -> None:
    """Bring a copy back.

    Into a place where no database is: move the old one away first, with serve and work stopped. Letters that the copy
    believes unsent are set aside for you to look at, since they may have gone out. Whoever has left since the copy was
    made is erased again.
    """
    from ..site.opening import open_site
    from ..words import say

    open_site()
    from ..site.copying import bring_back as bring

    bring(file)
    say("Brought back. Letters that the copy believes unsent are set aside; sameboat letters lists them.")
    say("Now: sameboat migrate, then sameboat doctor, then serve and work.")
