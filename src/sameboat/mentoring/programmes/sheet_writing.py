"""Sheets and programme files out: in the plain sheet's format, and never a cell that a program would carry out."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sameboat.sheets.names import country_code, label, language_code, zone_name
from sameboat.sheets.week import hours_text
from sameboat.sheets.writing import disarm, joined

__all__ = ["as_csv", "as_toml", "as_xlsx", "hours_text", "list_cell", "named_or_code"]

READERS = {"country": country_code, "languages": language_code, "zone": zone_name}
MARK = "\ufeff"
"""Spreadsheet programs take a file for UTF-8 only if it begins so; our own reader passes over it."""


def as_csv(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A CSV file in UTF-8, formula-like cells disarmed."""
    text = io.StringIO()
    text.write(MARK)
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([disarm(cell) for cell in columns])
    writer.writerows([disarm(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8", "replace")


def as_xlsx(columns: Sequence[str], rows: Iterable[Sequence[str]], title: str) -> bytes:
    """A workbook with one sheet. Every cell is a text: nothing in it is a formula, whatever it looks like."""
    from openpyxl import Workbook  # here, because it costs a fifth of a second and pages do not need it
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    book = Workbook(write_only=True)
    sheet = book.create_sheet("".join(" " if sign in r"[]:*?/\\" else sign for sign in title)[:31] or "People")

    def cell(text: str) -> Any:
        made = WriteOnlyCell(sheet, value="")
        made.value = ILLEGAL_CHARACTERS_RE.sub("", disarm(text))[:32_767]
        made.data_type = "s"
        return made

    for row in (columns, *rows):
        sheet.append([cell(text) if text else None for text in row])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def list_cell(values: Iterable[str]) -> str:
    """Several values in one cell."""
    return joined(values)


def named_or_code(kind: str, value: str) -> str:
    """A code by its English name, where that name is read back as the same code; else the code."""
    read = READERS.get(kind)
    if read is None:
        return value
    name = label(kind, value)
    return name if read(name) == value else value


def as_toml(programme: Mapping[str, Any]) -> str:
    """A programme file, as the command line reads it."""
    lines = [
        "# The questions and rules of a round, for the command line:  sameboat match SHEET --programme FILE",
        "",
        *(f"{word} = {_value(programme[word])}" for word in ("name", "title", "shape")),
    ]
    for table in ("term", "rules", "aim"):
        if programme.get(table):
            lines += ["", f"[{table}]", *(f"{word} = {_value(said)}" for word, said in programme[table].items())]
    for question in programme["questions"]:
        lines += [
            "",
            "[[questions]]",
            *(f"{word} = {_value(said)}" for word, said in question.items() if _said(word, said)),
        ]
    return "\n".join(lines) + "\n"


def _said(word: str, value: Any) -> bool:
    """Whether it needs saying: what is usual goes without."""
    return value is False if word == "wishable" else bool(value)


def _value(value: Any) -> str:
    """A value as TOML writes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_value, value)) + "]"
    return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007F")
