"""``sameboat import``: from the export of a form service to the plain sheet."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from .options import file_option

Export = typer.Argument(metavar="EXPORT", help="What the form service gave you: CSV, TSV or XLSX.")
Out = file_option("The plain sheet to write.")


def import_export(export: Annotated[Path, Export], out: Annotated[Path, Out]) -> None:
    """Turn a form's export into a sheet.

    Reads Google Forms, Microsoft Forms, Qualtrics, SurveyMonkey and Typeform, and says what each column was taken
    for, so that you can correct it.
    """
    from ..importing import import_sheet

    import_sheet(export, out)
