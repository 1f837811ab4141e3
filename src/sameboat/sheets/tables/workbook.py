"""XLSX: the cells of a workbook as the text a person would have typed."""

from __future__ import annotations

import contextlib
import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from sameboat.sheets.findings import Finding, doubt, note
from sameboat.sheets.tables.trouble import (
    MOST_CELLS,
    MOST_COLUMNS,
    TableError,
    large_table,
    wide_table,
)

_MOST_ROWS = 1_048_576
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]*\bref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_NEVER_CALCULATED = re.compile(rb"(?:</f>|<f\b[^>]*/>)(?:<v\s*/>|<v></v>)?</c>")
_SCANNED_AT_ONCE = 4_000_000
_OVERLAP = 400


@dataclass(slots=True)
class BookRows:
    """The rows of one sheet of a workbook, its name, and what should be told."""

    rows: list[list[str]]
    sheet: str
    notes: list[Finding] = field(default_factory=list)


def read_workbook(path: Path, raw: bytes, sheet: str | int | None = None) -> BookRows:
    """Read one sheet: the one asked for, or the first visible one with contents.

    Numbers come without ``.0``, dates in ISO 8601, formulas as the value they last had.
    """
    import openpyxl  # here, because it costs a fifth of a second and CSV does not need it

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about fonts and extensions, which hold no answers
            book = openpyxl.load_workbook(io.BytesIO(raw), read_only=True, data_only=True)
            with contextlib.closing(book):
                return _first_with_contents(path, book, sheet, raw)
    except (TableError, MemoryError):
        raise
    except Exception as trouble:  # a damaged workbook fails in countless ways, all meaning the same to its owner
        raise TableError(
            f"{path.name} is a damaged workbook ({type(trouble).__name__}). Open it in a spreadsheet program "
            "and save it again as XLSX, or as CSV UTF-8."
        ) from None


def _first_with_contents(path: Path, book: Any, wanted: str | int | None, raw: bytes) -> BookRows:
    sheets = _sheets(path, book, wanted)
    found = BookRows([], "")
    for ws in sheets:
        found = BookRows(_rows(path, ws), ws.title)
        if found.rows:
            _look_at_source(raw, getattr(ws, "_worksheet_path", ""), found)
            break
    if not found.rows:
        raise TableError(f"{path.name} is empty. Export it again, and check that there are answers in it.")
    others = [ws.title for ws in book.worksheets if ws.title != found.sheet]
    if others and wanted is None:
        found.notes.append(note(f"The sheet “{found.sheet}” was read, and not: {', '.join(others)}.",
                                "To read another, save it as a file of its own."))  # fmt: skip
    return found


def _sheets(path: Path, book: Any, wanted: str | int | None) -> list[Any]:
    every = list(book.worksheets)
    if wanted is None:
        return [ws for ws in every if ws.sheet_state == "visible"] or every
    for number, ws in enumerate(every, 1):
        if wanted in (ws.title, number):
            return [ws]
    names = ", ".join(ws.title for ws in every)
    raise TableError(f"{path.name} has no sheet “{wanted}”. Its sheets are: {names}.")


def _rows(path: Path, ws: Any) -> list[list[str]]:
    ws.reset_dimensions()  # what a file says of its own size may be wrong, or meant badly
    rows: list[list[str]] = []
    cells = 0
    for values in ws.iter_rows(values_only=True):
        cells += len(values) + 1
        if len(values) > MOST_COLUMNS:
            raise wide_table(path, len(values))
        if cells > MOST_CELLS or len(rows) >= _MOST_ROWS:
            raise large_table(path)
        row = [cell_text(value) for value in values]
        while row and not row[-1]:
            row.pop()
        rows.append(row)
    while rows and not rows[-1]:
        rows.pop()
    return rows


def cell_text(value: Any) -> str:
    """The text of a cell's value, as a person would write it.

    Examples
    --------
    >>> cell_text(3.0), cell_text(0.1 + 0.2), cell_text(True), cell_text(None)
    ('3', '0.3', 'TRUE', '')
    >>> cell_text(datetime(2026, 3, 1)), cell_text(datetime(2026, 3, 1, 14, 30))
    ('2026-03-01', '2026-03-01T14:30:00')
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return value.replace("_x000D_\n", "\n").replace("_x000D_", "\n")
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else format(value, ".15g")
    if isinstance(value, datetime):
        # A spreadsheet keeps a moment as a fraction of a day; half a second mends what that loses.
        value = (value + timedelta(milliseconds=500)).replace(microsecond=0) if value.microsecond else value
        return value.date().isoformat() if value.time() == time() else value.isoformat()
    if isinstance(value, (date, time)):
        return value.isoformat()
    return str(value)


def _look_at_source(raw: bytes, part: str, found: BookRows) -> None:
    """See what the cells alone do not say: merged cells, and formulas that were never calculated."""
    uncalculated = 0
    merged: list[tuple[str, int, str, int]] = []
    for piece, carried in _pieces(raw, part):
        uncalculated += sum(said.end() > carried for said in _NEVER_CALCULATED.finditer(piece))
        merged += [(a.decode(), int(b), c.decode(), int(d)) for a, b, c, d in _MERGED.findall(piece)]
    if uncalculated:
        found.notes.append(doubt("Some cells hold a formula that was never calculated; they were read as blank.",
                                 "Open the workbook in a spreadsheet program and save it once."))  # fmt: skip
    if merged:
        _fill_down(found, set(merged))


def _pieces(raw: bytes, part: str) -> Iterator[tuple[bytes, int]]:
    """The source of a sheet, piece by piece; each begins with the end of the one before, so many bytes long."""
    if not part:
        return
    with zipfile.ZipFile(io.BytesIO(raw)) as package, package.open(part.lstrip("/")) as source:
        carried = b""
        while more := source.read(_SCANNED_AT_ONCE):
            yield carried + more, len(carried)
            carried = (carried + more)[-_OVERLAP:]


def _fill_down(found: BookRows, merged: set[tuple[str, int, str, int]]) -> None:
    """A cell merged over several rows holds for each of them; one merged to the right holds once."""
    filled = 0
    for left, top, _, bottom in sorted(merged):
        column = _column_number(left)
        if not 1 <= top <= len(found.rows) or column >= len(found.rows[top - 1]):
            continue
        value = found.rows[top - 1][column]
        for row in found.rows[top : min(bottom, len(found.rows))]:
            if filled > MOST_CELLS // 20:
                break
            row.extend([""] * (column + 1 - len(row)))
            row[column] = row[column] or value
            filled += 1
    found.notes.append(note("Cells are merged. One merged over several rows was read in each of them; "
                            "one merged over several columns in the first.",
                            "To be sure, take the merging away and save again."))  # fmt: skip


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
