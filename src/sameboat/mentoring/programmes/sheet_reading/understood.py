"""The nouns of reading an upload."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Choice:
    """What a coordinator said about a file, against what we would have taken it for."""

    kind: str = ""
    """The form service, or ``sheet`` for a plain sheet; empty: found out."""
    columns: Mapping[str, str] = field(default_factory=dict)
    """For headings of the file: the column of the plain sheet, or nothing to leave them out."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the file, or several that hold one answer together."""

    key: str
    """Its name in a form."""
    headings: tuple[str, ...]
    into: str
    """The column of the plain sheet; empty: left out."""
    why: str
    samples: tuple[str, ...]
    """A few answers; none where the column is private."""
    private: bool = False
    each_alone: bool = False
    """Of several columns: each would be an answer of its own, if they were not joined."""


@dataclass(frozen=True, slots=True)
class Told:
    """Something noticed in the file, with its place and a way out."""

    severity: str
    """``stop``, ``doubt`` or ``note``."""
    row: int | None
    column: str
    """The heading as it stands in the file."""
    what: str
    way_out: str


@dataclass(slots=True)
class Understood:
    """What a file says."""

    kind: str = ""
    columns: list[Column] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    people: list[dict[str, Any]] = field(default_factory=list)
    """Under the names of the engine's ``Person``, in the order of the file."""
    rows: list[int] = field(default_factory=list)
    """For each of them, the row of the file."""
    rows_read: int = 0
    refusal: str = ""
    """Why the file cannot be read at all; then there is nothing else."""

    @property
    def stops(self) -> list[Told]:
        """What must be mended before anybody can be added."""
        return [told for told in self.told if told.severity == "stop"]
