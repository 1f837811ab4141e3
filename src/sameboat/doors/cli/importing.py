"""From the export of a form service to a plain sheet, and the story of every column."""

from __future__ import annotations

from pathlib import Path

from sameboat.sheets.exports import SERVICES, Imported, read_export, suggest_programme, write_sheet
from sameboat.sheets.tables import TableError
from sameboat.sheets.writing import write_text

from .folder import write_over
from .trouble import SHEET_CANNOT_BE_USED, Refusal
from .words import aside, count, listed, near, say


def import_sheet(export: Path, out: Path, mapping: Path | None, service: str | None, programme: Path | None) -> None:
    """Read an export, write the plain sheet, and say what each column was taken for."""
    _look_first(export, out, mapping, service, programme)
    try:
        imported = read_export(export, kind=service, mapping=mapping)
    except TableError as trouble:
        raise Refusal(str(trouble), SHEET_CANNOT_BE_USED) from None
    if kept := write_over(out, lambda fresh: write_sheet(imported, fresh)):
        aside(f"note  {kept}")
    _tell(imported, export)
    say()
    say(f"{count(len(imported.rows), 'person', 'people')} in {near(out)}. Read it through, then:")
    say(f"  sameboat check {near(out)}")
    if programme:
        write_text(programme, suggest_programme(imported, name=programme.stem))
        say(f"A first programme for these questions is in {near(programme)}; make it yours.")


def _look_first(export: Path, out: Path, mapping: Path | None, service: str | None, programme: Path | None) -> None:
    for path, what in ((export, "export"), (mapping, "mapping")):
        if path and not path.is_file():
            raise Refusal(f"{path}, given as the {what}, is not there. Look at the name and the place.")
    if service and service not in SERVICES:
        raise Refusal(f"“{service}” is no form service known here. Known are: {', '.join(SERVICES)}.")
    if out.resolve() == export.resolve():
        raise Refusal("The sheet would overwrite the export. Give --out another name.")
    if out.is_dir():
        raise Refusal(f"{out} is a folder. Give --out the name of a file, such as {out / 'sheet.csv'}.")
    if out.suffix.casefold() in (".xlsx", ".xls", ".ods"):
        raise Refusal(f"The plain sheet is written as CSV. Call it {out.with_suffix('.csv').name}.")
    if programme and programme.exists():
        raise Refusal(f"{programme} is there already, and no programme is overwritten. Give another name.")


def _tell(imported: Imported, export: Path) -> None:
    say(f"{export.name} was read as {SERVICES[imported.service]}. What each column was taken for:")
    for took in imported.took:
        into = took.into or "left out"
        say(
            f"  {_shortened(took.column)} → {into} ({took.why})"
            if took.why
            else f"  {_shortened(took.column)} → {into}"
        )
    for line in listed(imported.notes):
        say(line)
    say("If one of them is something else, say so in a file (old heading = new column) and give it as --mapping.")


def _shortened(heading: str, most: int = 70) -> str:
    line = " ".join(heading.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"
