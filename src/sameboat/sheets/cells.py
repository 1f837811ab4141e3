"""One cell: freed of what nobody meant to write, cut where it is far too long, and read once however often it stands.

A sheet of a million rows holds few different countries. So each column remembers what it has read, together
with what was remarked about it; the words of a remark are only made when somebody will read them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Generic, NamedTuple, TypeVar

from sameboat.sheets.findings import Finding, Findings, Severity
from sameboat.sheets.writing import rearm

LONGEST_TEXT = 20_000
"""Letters of free text that are read; about eight pages."""
LONGEST_CELL = 2_000
"""Letters of any other cell that are read."""
MOST_VALUES = 100
"""Values of one list that are read."""
QUOTED = 60
"""Letters of a cell that a finding quotes."""

CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
"""Signs that no keyboard writes, and halves of letters. Tabs and new lines are not among them."""

Value = TypeVar("Value")


class Remark(NamedTuple):
    """Something noticed about a cell, before it is known in which row."""

    kind: str
    severity: Severity
    say: Callable[[], tuple[str, str]]
    """What it is, and a way out."""


class Read(NamedTuple, Generic[Value]):
    """What a cell says, and what was remarked about it."""

    value: Value
    remarks: tuple[Remark, ...] = ()


class Column(dict[str, Read[Value]], Generic[Value]):
    """A column that reads each different cell once. ``column[cell]`` is what the cell says."""

    __slots__ = ("heading", "read")

    def __init__(self, heading: str, read: Callable[[str], Read[Value]]) -> None:
        super().__init__()
        self.heading = heading
        self.read = read

    def __missing__(self, cell: str) -> Read[Value]:
        """Read a cell that was not seen before."""
        text, remarks = cleaned(cell)
        read = self.read(text)
        if remarks:
            read = Read(read.value, remarks + read.remarks)
        self[cell] = read
        return read


def tell(told: Findings, remarks: tuple[Remark, ...], row: int, heading: str) -> None:
    """Hand on what was remarked about a cell, now that its place is known."""
    for remark in remarks:

        def finding(remark: Remark = remark) -> Finding:
            what, way_out = remark.say()
            return Finding(remark.severity, row, heading, what, way_out)

        told.tell(remark.kind, heading, finding)


def cleaned(cell: str, longest: int = LONGEST_CELL) -> tuple[str, tuple[Remark, ...]]:
    """The cell without the blanks around it, without control characters, armed again, and not too long."""
    if len(cell) <= longest and cell.isprintable() and not cell.startswith("'"):
        return cell.strip(), ()
    remarks: list[Remark] = []
    text = rearm(cell)
    if CONTROLS.search(text):
        text = CONTROLS.sub("", text)
        remarks.append(Remark("control characters", "note", _controls))
    text = text.strip()
    if len(text) > longest:
        letters = len(text)
        text = text[:longest].rstrip()
        remarks.append(Remark("a cell too long", "doubt", lambda: _too_long(letters, longest)))
    return text, tuple(remarks)


def quoted(text: str) -> str:
    """The text in quotation marks, in one line and not too long, for a sentence."""
    line = " ".join(text.split())
    return f"“{line if len(line) <= QUOTED else line[: QUOTED - 1] + '…'}”"


def _controls() -> tuple[str, str]:
    return "The cell holds control characters, which nobody can see.", "They were left out; nothing else changed."


def _too_long(letters: int, longest: int) -> tuple[str, str]:
    return f"The cell holds {letters:,} letters.", f"The first {longest:,} were read. Shorten it if more matters."
