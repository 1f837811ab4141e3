"""What was noticed while reading: a sentence each, with its place and a way out.

Nothing on a sheet is lost or guessed in silence. Whoever reads a file makes findings; whoever asked for the
reading shows them. A finding that comes back a thousand times is told a few times and then counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Severity = Literal["stop", "doubt", "note"]

TOLD_OF_A_KIND = 5
"""How many findings of one kind are told one by one before the rest is only counted."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing noticed.

    ``stop``: the sheet cannot be used as it is. ``doubt``: it can, but somebody should look.
    ``note``: good to know. ``row`` is the row of the file, ``column`` the heading as it stands there;
    either is None when the finding is about the whole.
    """

    severity: Severity
    row: int | None
    column: str | None
    what: str
    way_out: str

    @property
    def place(self) -> str:
        """Where it is: *row 12, column country*. Empty when it is about the whole file."""
        parts = []
        if self.row is not None:
            parts.append(f"row {self.row}")
        if self.column:
            parts.append(f"column {self.column}")
        return ", ".join(parts)

    def __str__(self) -> str:
        """Say it as one line."""
        start = f"{self.place}: " if self.place else ""
        return f"{start}{self.what} {self.way_out}".strip()


def stop(what: str, way_out: str, *, row: int | None = None, column: str | None = None) -> Finding:
    """Say why the sheet cannot be used as it is."""
    return Finding("stop", row, column, what, way_out)


def doubt(what: str, way_out: str, *, row: int | None = None, column: str | None = None) -> Finding:
    """Say what somebody should look at; the reading goes on."""
    return Finding("doubt", row, column, what, way_out)


def note(what: str, way_out: str = "", *, row: int | None = None, column: str | None = None) -> Finding:
    """Say what is good to know."""
    return Finding("note", row, column, what, way_out)


class Findings:
    """Collects findings: the first few of each kind in full, the others as a number.

    A *kind* is a few words of whoever reads (``unknown value``), together with the column. A million rows
    with one and the same mistake so cost five sentences and a counter, not a million sentences.
    """

    def __init__(self, told_of_a_kind: int = TOLD_OF_A_KIND) -> None:
        self.told_of_a_kind = told_of_a_kind
        self._told: dict[tuple[str, str | None], list[Finding]] = {}
        self._seen: Counter[tuple[str, str | None]] = Counter()

    def add(self, kind: str, finding: Finding) -> None:
        """Take one finding of a kind."""
        self.tell(kind, finding.column, lambda: finding)

    def tell(self, kind: str, column: str | None, say: Callable[[], Finding]) -> None:
        """Take one finding of a kind, and ask for its words only if they will be read."""
        key = (kind, column)
        self._seen[key] += 1
        if self._seen[key] <= self.told_of_a_kind:
            self._told.setdefault(key, []).append(say())

    def counted(self, kind: str) -> int:
        """How many findings of a kind there were, told or only counted."""
        return sum(times for (its_kind, _), times in self._seen.items() if its_kind == kind)

    def as_list(self) -> list[Finding]:
        """Everything told, each kind together and ended by *and 212 more* where there were more."""
        told: list[Finding] = []
        for (kind, column), some in self._told.items():
            told += some
            more = self._seen[kind, column] - len(some)
            if more:
                last = some[-1]
                told.append(Finding(last.severity, None, column, f"And {more:,} more: {kind}.", last.way_out))
        return told
