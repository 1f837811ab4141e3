"""A table: headings, and rows as wide as the headings."""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sameboat.sheets.findings import Finding, Findings, doubt, note
from sameboat.sheets.tables.cells import Cells, read_cells
from sameboat.sheets.tables.trouble import MOST_CELLS, TableError, large_table

MOST_UNNAMED = 50
"""Cells beyond the last heading that are kept, in columns named by their number."""


@dataclass(slots=True)
class Table:
    """Headings and rows of text. Every row has one cell for each column; a blank cell is ``""``."""

    columns: list[str]
    rows: list[list[str]]
    sha256: str
    """Of the file as it lay there."""
    notes: list[Finding] = field(default_factory=list)
    heading_row: int = 1
    numbers: Sequence[int] = ()
    """Row numbers, as a spreadsheet program shows them; blank rows count there, and are left out here."""

    def row_number(self, k: int) -> int:
        """Say which row of the file the data row *k*, counted from 0, is."""
        return self.numbers[k]


def read_table(path: str | Path, *, sheet: str | int | None = None, encoding: str = "") -> Table:
    """Read a CSV, TSV or XLSX file with one row of headings.

    Blank rows are skipped, cells are freed of blanks around them, ragged rows are filled up, headings that
    are blank or stand twice are given a name; all of it is told in ``notes``.

    Raises
    ------
    TableError
        For a file that cannot be read, in a sentence with a way out.
    """
    return table_of(read_cells(path, sheet=sheet, encoding=encoding), name=Path(path).name)


def table_of(cells: Cells, *, name: str = "The file") -> Table:
    """Make a table of raw cells. The rows are taken over and tidied where they lie, to save memory."""
    told = Findings()
    at = _heading(cells.rows, told)
    headings = [_one_line(text) for text in cells.rows[at]]
    rows, numbers = _rows_with_answers(cells.rows, at)
    width = _width(headings, rows, numbers, told)
    if width * len(rows) > MOST_CELLS:
        raise large_table(Path(name))
    headings = [*headings[:width], *[""] * (width - len(headings))]
    _even_out(rows, width)
    columns = _named(headings, rows, told)
    _doubt_headings(columns, at + 1, told)
    if not rows:
        told.add("no rows", doubt("There are headings, and no answers below them.", "Check the export."))
    return Table(columns, rows, cells.sha256, [*cells.notes, *told.as_list()], at + 1, numbers)


def _one_line(text: str) -> str:
    return " ".join(text.replace("\ufeff", "").split())


def _filled(row: list[str]) -> list[str]:
    return [cell for cell in row if cell and not cell.isspace()]


def _heading(rows: list[list[str]], told: Findings) -> int:
    """Where the headings stand: the first row that is not blank, a remark or a title."""
    starts = [at for at, row in enumerate(rows[:1000]) if _filled(row)]
    if not starts:
        raise TableError("There is nothing in the first rows of the table. Delete them, and try again.")
    for at, after in zip(starts, [*starts[1:], None], strict=True):
        here = _filled(rows[at])
        if after is None or len(here) > 1 or not _is_remark(here[0], _filled(rows[after])):
            return at
        told.add("remark", note(f"“{here[0][:80]}” stands above the headings and was left out.", row=at + 1))
    return starts[0]


def _is_remark(text: str, following: list[str]) -> bool:
    """Whether a lone cell is a remark or a title: the row below must look like headings."""
    if text.startswith("#"):
        return True
    wordy = all(re.search(r"[^\W\d_]", cell) and "@" not in cell for cell in following)
    return len(following) >= 3 and wordy and len(set(following)) == len(following)


def _rows_with_answers(rows: list[list[str]], at: int) -> tuple[list[list[str]], Sequence[int]]:
    """The rows below the headings that are not blank, with their numbers in the file."""
    kept: list[list[str]] = []
    numbers = array("l")
    for k in range(at + 1, len(rows)):
        row = [cell.strip() for cell in rows[k]]
        rows[k] = row
        if any(row):
            kept.append(row)
            numbers.append(k + 1)
    return kept, numbers


def _width(headings: list[str], rows: list[list[str]], numbers: Sequence[int], told: Findings) -> int:
    """How wide the table is. Cells beyond the headings are kept if anything stands in them."""
    named = len(headings)
    while named and not headings[named - 1]:
        named -= 1
    width = named
    for k, row in enumerate(rows):
        if len(row) == len(headings) == named:
            continue
        filled = len(row)
        while filled > named and not row[filled - 1]:
            filled -= 1
        if len(row) < named:
            told.add("short row", note(f"Only {len(row)} of {named} columns are there; the others were read as blank.",
                                       row=numbers[k]))  # fmt: skip
        elif filled > max(named, len(headings)):
            told.add("long row", doubt(f"There are {filled} cells for {named} headings.",
                                       "Look whether the answers stand in the right columns.",
                                       row=numbers[k]))  # fmt: skip
        if filled > named + MOST_UNNAMED:
            told.add("left out", doubt(f"Cells beyond column {named + MOST_UNNAMED} were left out.",
                                       "Give them headings if they matter.", row=numbers[k]))  # fmt: skip
        width = max(width, min(filled, named + MOST_UNNAMED))
    return width


def _even_out(rows: list[list[str]], width: int) -> None:
    for row in rows:
        if len(row) < width:
            row.extend([""] * (width - len(row)))
        elif len(row) > width:
            del row[width:]


def _named(headings: list[str], rows: list[list[str]], told: Findings) -> list[str]:
    """Each column under a name of its own."""
    columns: list[str] = []
    taken = {text.casefold() for text in headings if text}
    seen: set[str] = set()
    for number, text in enumerate(headings, 1):
        name = text
        if not text:
            name = _free(f"column {number}", taken)
            if any(row[number - 1] for row in rows):
                told.add("blank heading", note(f"Column {number} has no heading. It is called “{name}” here.",
                                               "Give it one if it matters."))  # fmt: skip
        elif text.casefold() in seen:
            name = _free(text, taken, 2)
            told.add("same heading", doubt(f"The heading “{text}” stands more than once.",
                                           f"The one in column {number} is called “{name}” here."))  # fmt: skip
        seen.add(name.casefold())
        taken.add(name.casefold())
        columns.append(name)
    return columns


def _free(name: str, taken: set[str], number: int = 1) -> str:
    free = name if number == 1 else f"{name} ({number})"
    while free.casefold() in taken:
        number += 1
        free = f"{name} ({number})"
    return free


def _doubt_headings(columns: list[str], row: int, told: Findings) -> None:
    numbers = sum(bool(re.fullmatch(r"[\d.,:\-/ ]+", text)) for text in columns)
    if any(re.fullmatch(r"\S+@\S+\.\w+", text) for text in columns) or numbers * 2 >= len(columns):
        told.add("no headings", doubt("The first row looks like answers, not like headings.",
                                      "If so, put a row of headings above it.", row=row))  # fmt: skip
