"""``sameboat programme``: a programme file to begin from."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from .options import folder_option

Name = typer.Argument(metavar="NAME", help="iln, qut, spectrum or circle.")
Out = folder_option("Where to write. If you do not say: here.")
HERE = Path()


def programme(name: Annotated[str, Name], out: Annotated[Path, Out] = HERE) -> None:
    """Write a programme file to begin from.

    An example sheet goes beside it. Nothing is overwritten.
    """
    from ..starting import write_programme

    write_programme(name, out)
