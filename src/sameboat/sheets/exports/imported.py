"""The nouns of an import: what was asked, what was answered, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Literal

from sameboat.sheets.findings import Finding

Service = Literal["google", "microsoft", "qualtrics", "surveymonkey", "typeform", "plain"]
SERVICES: dict[str, str] = {
    "google": "Google Forms",
    "microsoft": "Microsoft Forms",
    "qualtrics": "Qualtrics",
    "surveymonkey": "SurveyMonkey",
    "typeform": "Typeform",
    "plain": "a table with one row of headings",
}
"""What each service is called."""

How = Literal["single", "multi", "one option a column", "matrix", "joined", "ignored"]


@dataclass(slots=True)
class Column:
    """One column of an export: its number from 1, its heading, the option it stands for, its cells."""

    number: int
    heading: str
    cells: list[str]
    option: str = ""

    @property
    def values(self) -> list[str]:
        """The answers, without the blanks."""
        return [cell for cell in self.cells if cell]

    def samples(self, most: int = 3) -> tuple[str, ...]:
        """The first few answers that differ."""
        return tuple(islice(dict.fromkeys(self.values[:500]), most))


@dataclass(slots=True)
class Asked:
    """One question of the form, with the one or more columns that hold its answers."""

    question: str
    columns: list[Column]


@dataclass(slots=True)
class Form:
    """An export, its header rows understood: the questions, and which row of the file each answer is."""

    service: Service
    asked: list[Asked]
    numbers: list[int]
    sha256: str
    notes: list[Finding] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Took:
    """What one column of the export was taken for, so that somebody can say: no, it is something else."""

    column: str
    """The heading in the export."""
    into: str
    """The column of the plain sheet, empty if it was left out."""
    how: How
    why: str
    samples: tuple[str, ...] = ()
    """A few different answers of the column, so that whoever looks can tell what it is."""


@dataclass(slots=True)
class Answers:
    """One column of the plain sheet in the making. A list is a tuple of several, a single answer of one."""

    question: str
    """The question as people read it."""
    cells: list[tuple[str, ...]]
    how: How
    why: str
    columns: list[Column]
    options: tuple[str, ...] = ()
    """The options of a list, the commonest first."""

    @property
    def is_list(self) -> bool:
        """Whether people could give several answers."""
        return self.how in ("multi", "one option a column")

    def texts(self) -> list[str]:
        """Every single value that was given."""
        return [value for cell in self.cells for value in cell]


@dataclass(slots=True)
class Imported:
    """A plain sheet, and the story of how it came about."""

    service: Service
    columns: list[str]
    rows: list[list[str]]
    took: list[Took]
    notes: list[Finding]
    sha256: str
    questions: Mapping[str, str] = field(default_factory=dict)
    """For each column, the question as it was asked."""
    options: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """For each column that is a list, the options found, the commonest first."""
    numbers: list[int] = field(default_factory=list)
    """For each row, its number in the export."""

    def column(self, name: str) -> list[str]:
        """All cells of one column of the plain sheet."""
        at = self.columns.index(name)
        return [row[at] for row in self.rows]
