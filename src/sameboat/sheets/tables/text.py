"""CSV and TSV: text to rows of cells, whatever the delimiter."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from sys import intern

from sameboat.sheets.findings import Finding
from sameboat.sheets.tables import encodings
from sameboat.sheets.tables.trouble import (
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_IN_A_CELL,
    TableError,
    large_table,
    wide_table,
)

DELIMITERS = (",", ";", "\t", "|")
_SAMPLE_LETTERS = 400_000
_SAMPLE_ROWS = 300


@dataclass(slots=True)
class TextRows:
    """The rows of a text file, and how it was read."""

    rows: list[list[str]]
    encoding: str
    delimiter: str
    notes: list[Finding]


def read_text(path: Path, raw: bytes, encoding: str = "") -> TextRows:
    """Read the bytes of a CSV or TSV file; row k of the result is row k + 1 of the file."""
    text, encoding, notes = encodings.decode(path, raw, encoding)
    delimiter = _told_delimiter(text)
    told = bool(delimiter)
    delimiter = delimiter or _likeliest_delimiter(text)
    rows = _rows(path, text, delimiter)
    if told:
        rows[0] = []  # "sep=;" is an instruction to spreadsheet programs, no row of the table
    return TextRows(rows, encoding, delimiter, notes)


def _told_delimiter(text: str) -> str:
    """What a first line like ``sep=;`` says."""
    said = re.match(r'"?sep=([^\r\n])"?[ \t]*[\r\n]', text, re.IGNORECASE)
    return said.group(1) if said else ""


def _likeliest_delimiter(text: str) -> str:
    """The delimiter that cuts the most rows into one and the same number of cells, more than one."""
    best, best_score = ",", (0.0, 0)
    for delimiter in DELIMITERS:
        score = _evenness(text, delimiter)
        if score > best_score:
            best, best_score = delimiter, score
    return best


def _evenness(text: str, delimiter: str) -> tuple[float, int]:
    """How many of the first rows have the commonest width, and that width.

    The first row counts for a fifth: the headings hold no free text, so they cut cleanly at the right one.
    """
    try:
        widths = [len(row) for row in islice(_reader(text[:_SAMPLE_LETTERS], delimiter), _SAMPLE_ROWS) if any(row)]
    except csv.Error:
        return 0.0, 0
    several = Counter(width for width in widths if width > 1)
    if not several:
        return 0.0, 0
    width, times = max(several.items(), key=lambda pair: (pair[1], pair[0]))
    return round(times / len(widths) + 0.2 * (widths[0] == width), 2), width


def _reader(text: str, delimiter: str) -> Iterator[list[str]]:
    """Quotes may follow a blank after the delimiter (``1, "a, b"``); then blanks there mean nothing."""
    spaced = rf'(?:^|"|\w){re.escape(delimiter)} +"[^"{re.escape(delimiter)}\r\n]'
    return csv.reader(
        io.StringIO(text, newline=""),
        delimiter=delimiter,
        skipinitialspace=re.search(spaced, text[:_SAMPLE_LETTERS]) is not None,
    )


def _rows(path: Path, text: str, delimiter: str) -> list[list[str]]:
    """All rows. Equal texts are kept once: answers repeat, and a million rows should fit in memory."""
    before = csv.field_size_limit(MOST_IN_A_CELL)
    rows: list[list[str]] = []
    cells = 0
    try:
        for row in _reader(text, delimiter):
            cells += len(row)
            if len(row) > MOST_COLUMNS:
                raise wide_table(path, len(row))
            if cells > MOST_CELLS:
                raise large_table(path)
            rows.append(list(map(intern, row)))
    except csv.Error as trouble:
        raise _unreadable_row(path, len(rows) + 1, trouble) from None
    finally:
        csv.field_size_limit(before)
    _refuse_open_quote(path, text, rows, delimiter)
    while rows and not any(rows[-1]):
        rows.pop()
    return rows


def _unreadable_row(path: Path, row: int, trouble: csv.Error) -> TableError:
    if "field larger" in str(trouble):
        return TableError(
            f"{path.name}, row {row:,}: a cell of more than {MOST_IN_A_CELL:,} characters. Most often a quotation "
            "mark was opened there and never closed; close it, or delete it, and try again."
        )
    return TableError(f"{path.name}, row {row:,} cannot be read ({trouble}). Mend that row and try again.")


def _refuse_open_quote(path: Path, text: str, rows: list[list[str]], delimiter: str) -> None:
    """A quotation mark that is never closed swallows everybody after it: better to stop and say so."""
    if not rows or not rows[-1] or text.count('"') % 2 == 0:
        return
    last = rows[-1][-1]
    if delimiter in last and ("\n" in last or "\r" in last):
        raise TableError(
            f"{path.name}, row {len(rows):,}: a quotation mark is opened and never closed, and all that follows "
            "would be one cell. Close it, or delete it, and try again."
        )
