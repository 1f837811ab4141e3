"""The raw cells of a file, before anybody has decided which row holds the headings."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from sameboat.sheets.findings import Finding
from sameboat.sheets.tables import kinds, text, workbook
from sameboat.sheets.tables.trouble import MOST_BYTES, TableError


@dataclass(slots=True)
class Cells:
    """Every row of a file as it stands there: blank rows, headings and all.

    ``rows[0]`` is row 1 of the file as a spreadsheet program shows it. Rows may differ in length.
    """

    rows: list[list[str]]
    sha256: str
    encoding: str = ""
    """The encoding found, empty for a workbook."""
    delimiter: str = ""
    """The delimiter found, empty for a workbook."""
    sheet: str = ""
    """The sheet of a workbook that was read."""
    notes: list[Finding] = field(default_factory=list)


def read_cells(path: str | Path, *, sheet: str | int | None = None, encoding: str = "") -> Cells:
    """Read every cell of a CSV, TSV or XLSX file as text.

    Parameters
    ----------
    path
        The file. What it is, its first bytes tell; its name is only used in sentences.
    sheet
        Of a workbook: the name of a sheet, or its number from 1. Otherwise the first one with contents.
    encoding
        Of a text file: its encoding, for whoever knows it better than our guess.

    Raises
    ------
    TableError
        For anything that cannot be read honestly, in a sentence with a way out.
    """
    path = Path(path)
    raw = _bytes_of(path)
    sha256 = hashlib.sha256(raw).hexdigest()
    kinds.refuse_others(path, raw)
    if kinds.is_workbook(raw):
        book = workbook.read_workbook(path, raw, sheet)
        return Cells(book.rows, sha256, sheet=book.sheet, notes=book.notes)
    found = text.read_text(path, raw, encoding)
    return Cells(found.rows, sha256, encoding=found.encoding, delimiter=found.delimiter, notes=found.notes)


def _bytes_of(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise TableError(f"{path} is a folder. Give the file inside it.")
        if path.stat().st_size > MOST_BYTES:
            raise TableError(
                f"{path.name} is larger than {MOST_BYTES:,} bytes. "
                "Delete the columns that matching does not need, and try again."
            )
        return path.read_bytes()
    except FileNotFoundError:
        raise TableError(f"There is no file {path}. Check the name and the folder.") from None
    except (OSError, ValueError) as trouble:
        if isinstance(trouble, TableError):
            raise
        raise TableError(f"{path} cannot be opened: {getattr(trouble, 'strerror', None) or trouble}.") from None
