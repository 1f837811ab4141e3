"""What commands ask for, said once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Sheet = Annotated[Path, typer.Argument(metavar="SHEET", help="The sheet of sign-ups, one row a person: CSV or XLSX.")]
Programme = Annotated[
    str,
    typer.Option(
        metavar="NAME_OR_FILE", help="Whose questions and rules: iln, qut, spectrum, circle, or a programme file."
    ),
]
Id = Annotated[str, typer.Argument(metavar="ID", help="A person of the sheet: an id or an address.")]


def file_option(help_text: str) -> object:
    """Describe an option that names a file."""
    return typer.Option(metavar="FILE", help=help_text)


def folder_option(help_text: str, *names: str) -> object:
    """Describe an option that names a folder."""
    return typer.Option(*names, metavar="DIR", help=help_text)
