"""``sameboat import``: from the export of a form service to the plain sheet."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from .options import file_option

Export = typer.Argument(metavar="EXPORT", help="What the form service gave you: CSV, TSV or XLSX.")
Out = file_option("The plain sheet to write, as CSV.")
Mapping = file_option("Your word on what a column is: lines such as Job title = sector.")
Service = typer.Option(
    "--from", metavar="SERVICE", help="google, microsoft, qualtrics, surveymonkey, typeform or plain."
)
Programme = file_option("Also write a first programme file for these questions.")


def import_export(
    export: Annotated[Path, Export],
    out: Annotated[Path, Out],
    mapping: Annotated[Path | None, Mapping] = None,
    service: Annotated[str | None, Service] = None,
    programme: Annotated[Path | None, Programme] = None,
) -> None:
    """Turn a form's export into a sheet.

    Reads Google Forms, Microsoft Forms, Qualtrics, SurveyMonkey and Typeform, finds out which it is, and says what
    each column was taken for, so that you can correct it.
    """
    from ..importing import import_sheet

    import_sheet(export, out, mapping, service, programme)
