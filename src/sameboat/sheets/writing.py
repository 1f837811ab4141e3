"""Files out: whole or not at all, and never a cell that a spreadsheet program would carry out as a formula."""

from __future__ import annotations

import csv
import io
import os
import re
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

FORMULA = re.compile(r"[\t\r\n]|[\s\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]*[=+\-@＝＋－＠]")
"""How a cell begins that a spreadsheet program may take for a formula, also after blanks and signs nobody sees."""
NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?(?:[eE][+-]?\d{1,3})?")


def is_formula_like(text: str) -> bool:
    """Whether a spreadsheet program might carry out ``text``. A number such as -3.5 is only a number."""
    return bool(FORMULA.match(text)) and not NUMBER.fullmatch(text)


def disarm(text: str) -> str:
    """The text with an apostrophe before it if it looks like a formula; `rearm` takes that away again.

    >>> disarm("=1+1"), disarm("-3.5"), rearm(disarm("=1+1"))
    ("'=1+1", '-3.5', '=1+1')
    """
    return "'" + text if is_formula_like(text.lstrip("'")) else text


def rearm(text: str) -> str:
    """The text as it was before `disarm`. For every text, ``rearm(disarm(text)) == text``."""
    return text[1:] if text.startswith("'") and is_formula_like(text.lstrip("'")) else text


def joined(values: Iterable[str]) -> str:
    """A list as one cell, with ``;`` between, each part disarmed for programs that cut cells at ``;``."""
    return ";".join(disarm(value) for value in values)


def write_csv(path: str | Path, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> Path:
    """Write a CSV file in UTF-8: the headings, then the rows, every cell disarmed.

    The file appears whole or not at all: it is written under another name beside its place and then renamed.
    True and False are written ``yes`` and ``no``, and None is blank.
    """

    def lines() -> Iterable[str]:
        buffer = io.StringIO()
        writer = csv.writer(buffer, lineterminator="\n")
        writer.writerow([disarm(_cell(value)) for value in columns])
        for count, row in enumerate(rows, 1):
            writer.writerow([disarm(_cell(value)) for value in row])
            if count % 1000 == 0:
                yield buffer.getvalue()
                buffer.seek(0)
                buffer.truncate()
        yield buffer.getvalue()

    return write_text(path, lines())


def write_text(path: str | Path, text: str | Iterable[str]) -> Path:
    """Write a text file in UTF-8, whole or not at all."""
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    try:
        with open(handle, "w", encoding="utf-8", errors="replace", newline="") as file:  # noqa: PTH123
            file.writelines([text] if isinstance(text, str) else text)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, 0o666 & ~_umask())  # noqa: PTH101
        os.replace(temporary, path)  # noqa: PTH105
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return path


def _cell(value: object) -> str:
    if value is None:
        return ""
    if value is True or value is False:
        return "yes" if value else "no"
    return value if isinstance(value, str) else str(value)


def _umask() -> int:
    """The mask of this process, which can only be read by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
