"""What a file is, by its first bytes, and what to do with one that is not a table."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

from sameboat.sheets.tables.trouble import MOST_PARTS, MOST_UNPACKED, TableError

_SAVE = "Open it in the program it came from and save it as XLSX or as CSV UTF-8."
_NOT_TABLES = (
    (b"\xd0\xcf\x11\xe0", f"an old Excel file (.xls), or a workbook locked by a password. {_SAVE}"),
    (b"%PDF", "a PDF, a printed page. Ask for the sheet it was printed from, as XLSX or CSV."),
    (b"{\\rtf", f"a text document (RTF). {_SAVE}"),
    (b"\x1f\x8b", "a packed file (gzip). Unpack it and give the CSV inside."),
    (b"7z\xbc\xaf", "a packed file (7z). Unpack it and give the CSV inside."),
    (b"Rar!", "a packed file (RAR). Unpack it and give the CSV inside."),
    (b"\x89PNG", "a picture. Ask for the sheet itself, as XLSX or CSV."),
    (b"\xff\xd8\xff", "a picture. Ask for the sheet itself, as XLSX or CSV."),
    (b"GIF8", "a picture. Ask for the sheet itself, as XLSX or CSV."),
    (b"SQLite format 3", "a database. Export the table you want as CSV."),
)
_HTML = (b"<!doctype html", b"<html", b"<table", b"<head")


def is_workbook(raw: bytes) -> bool:
    """Whether these bytes are a packed folder; `refuse_others` let only workbooks pass."""
    return raw.startswith(b"PK\x03\x04")


def refuse_others(path: Path, raw: bytes) -> None:
    """Refuse what is neither text nor an XLSX workbook, and say what to do.

    Raises
    ------
    TableError
        With the kind of file it is, and the way to a table.
    """
    if not raw.strip(b" \t\r\n\0\xef\xbb\xbf"):
        raise TableError(f"{path.name} is empty. Export it again, and check that there are answers in it.")
    for start, what in _NOT_TABLES:
        if raw.startswith(start):
            raise TableError(f"{path.name} is {what}")
    if raw.startswith(b"PK"):
        _refuse_other_packages(path, raw)
        return
    start = raw[:2000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.lower().startswith(_HTML):
        raise TableError(f"{path.name} is a web page, whatever its name says. {_SAVE}")
    if start.startswith(b"<?xml"):
        raise TableError(f"{path.name} is an XML file. {_SAVE}")
    if start[:1] in (b"[", b"{") and _is_json(raw):
        raise TableError(f"{path.name} is a JSON file. Export the answers as CSV or XLSX instead.")


def _is_json(raw: bytes) -> bool:
    try:
        json.loads(raw)
    except (ValueError, RecursionError):
        return False
    return True


def _refuse_other_packages(path: Path, raw: bytes) -> None:
    """Look into the list of contents only; nothing is unpacked before its size is known."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as package:
            parts = package.infolist()
            names = {part.filename for part in parts}
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
                raise TableError(
                    f"{path.name} unpacks to more than we are willing to open ({MOST_UNPACKED:,} bytes). "
                    "Save only the sheet with the answers, as CSV UTF-8."
                )
            if "xl/workbook.xml" in names:
                return
            kind = package.read("mimetype")[:80] if "mimetype" in names else b""
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, ValueError) as trouble:
        if isinstance(trouble, TableError):
            raise
        raise TableError(f"{path.name} is a damaged file. Export or download it again.") from None
    if b"opendocument.spreadsheet" in kind:
        raise TableError(f"{path.name} is an OpenDocument sheet (.ods). {_SAVE}")
    if "xl/workbook.bin" in names:
        raise TableError(f"{path.name} is a binary workbook (.xlsb). {_SAVE}")
    if any(name.startswith("Index/") for name in names):
        raise TableError(f"{path.name} is a Numbers document. Export it from Numbers as CSV or Excel.")
    tables = sorted(name for name in names if name.lower().endswith((".csv", ".tsv", ".xlsx")))
    inside = f" and give the file inside, {tables[0]}" if tables else ""
    raise TableError(f"{path.name} is a packed folder (ZIP). Unpack it{inside}.")
