"""The further files: who knew whom, who must or may not meet, who said what of whom, who comes first.

Each is CSV with ids or addresses. A row of headings may be there or not. The files an earlier round wrote,
``partners.csv`` and ``alone.csv``, are taken as they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sameboat.sheets.cells import cleaned, quoted
from sameboat.sheets.findings import Finding, Findings, doubt, note, stop
from sameboat.sheets.folding import plain
from sameboat.sheets.references import Register
from sameboat.sheets.tables import TableError, read_cells
from sameboat.sheets.writing import rearm

PARTNERS = ("group", "id", "partner_ids")
"""How the headings of a ``partners.csv`` begin."""
ALONE = ("id", "why", "would_help")
"""The headings of an ``alone.csv``."""
HEADING_WORDS = frozenset((
    "a", "address", "addresses", "b", "c", "e", "email", "first", "former", "from", "help", "id", "ids", "left",
    "mail", "mentee", "mentor", "name", "of", "one", "other", "partner", "person", "right", "second", "the", "to",
    "two", "want", "wants", "who", "whom", "why", "would", "1", "2",
))  # fmt: skip
"""Words of which headings are made. A first row of nothing else, with nobody of the sheet in it, is headings."""


@dataclass(slots=True)
class Pairs:
    """Pairs of ids, each once, in the order of the file."""

    pairs: list[tuple[str, str]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    @property
    def usable(self) -> bool:
        """Whether the file could be read."""
        return not any(finding.severity == "stop" for finding in self.findings)


@dataclass(slots=True)
class Wants:
    """What people say of one another by name: from, to, and how much, 0 to 1."""

    wants: list[tuple[str, str, float]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    @property
    def usable(self) -> bool:
        """Whether the file could be read."""
        return not any(finding.severity == "stop" for finding in self.findings)


@dataclass(slots=True)
class Claims:
    """The ids of people who come first."""

    ids: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    @property
    def usable(self) -> bool:
        """Whether the file could be read."""
        return not any(finding.severity == "stop" for finding in self.findings)


def read_pairs(path: str | Path, register: Register) -> Pairs:
    """Read pairs, one a line, ``a,b``; or the ``partners.csv`` of an earlier round.

    Somebody who is not on the sheet is told of and passed over: people come and go between rounds.
    """
    told = Findings()
    lines = _Lines(path, register, told)
    found: dict[tuple[str, str], None] = {}
    for row, one, other in lines.pairs():
        ids = register.find(one), register.find(other)
        for reference, known in zip((one, other), ids, strict=True):
            if known is None:
                _tell_unknown(reference, row, told)
        if ids[0] is None or ids[1] is None:
            continue
        if ids[0] == ids[1]:
            told.add(
                "with oneself", doubt(f"{quoted(one)} is paired with themselves.", "The line was left out.", row=row)
            )
            continue
        if (ids[1], ids[0]) not in found:
            found[ids[0], ids[1]] = None
    return Pairs(list(found), told.as_list())


def read_first_claim(path: str | Path, register: Register) -> Claims:
    """Read who comes first: one id or address a line, or the ``alone.csv`` of an earlier round."""
    told = Findings()
    lines = _Lines(path, register, told)
    if lines.are(PARTNERS):
        told.add("partners, not alone", doubt(
            f"{lines.name} lists people who had a partner.", "Nobody of them comes first. Give its alone.csv.",
        ))  # fmt: skip
        return Claims([], told.as_list())
    found: dict[str, None] = {}
    for row, cells in lines.data():
        known = register.find(cells[0])
        if known is None:
            _tell_unknown(cells[0], row, told)
        else:
            found[known] = None
    return Claims(list(found), told.as_list())


def read_wants(path: str | Path, register: Register) -> Wants:
    """Read ``from,to,want``: how much one wants to meet the other, 0 to 1. The last word on a pair counts."""
    told = Findings()
    found: dict[tuple[str, str], float] = {}
    for row, cells in _Lines(path, register, told).data():
        if len(cells) < 3:
            told.add("short line", doubt("A line needs from, to and want.", "It was left out.", row=row))
            continue
        want = _share(cells[2])
        if want is None:
            told.add("unknown want", doubt(
                f"{quoted(cells[2])} is no number from 0 to 1.", "The line was left out. Write 0.8, say.", row=row,
            ))  # fmt: skip
            continue
        ids = register.find(cells[0]), register.find(cells[1])
        for reference, known in zip(cells[:2], ids, strict=True):
            if known is None:
                _tell_unknown(reference, row, told)
        if ids[0] is None or ids[1] is None or ids[0] == ids[1]:
            continue
        if found.get((ids[0], ids[1]), want) != want:
            told.add("two wants", doubt("An earlier line says otherwise of the same two.", "This one counts.", row=row))
        found[ids[0], ids[1]] = want
    return Wants([(one, other, want) for (one, other), want in found.items()], told.as_list())


class _Lines:
    """The lines of a further file that say something, with the numbers of their rows."""

    def __init__(self, path: str | Path, register: Register, told: Findings) -> None:
        self.name = Path(path).name
        self.told = told
        self.rows: list[list[str]] = []
        self.heading: tuple[str, ...] = ()
        self.begins = 0
        try:
            raw = read_cells(path)
        except TableError as trouble:
            told.add("unreadable", stop(str(trouble), ""))
            return
        for finding in raw.notes:
            told.add(finding.what, finding)
        self.rows = raw.rows
        self._find_heading(register)

    def are(self, heading: Sequence[str]) -> bool:
        """Whether the headings begin like those of a file we write."""
        return self.heading[: len(heading)] == tuple(heading)

    def data(self) -> Iterator[tuple[int, list[str]]]:
        """Every line below the headings that is not blank, its cells cleaned."""
        for at in range(self.begins, len(self.rows)):
            cells = [cleaned(cell)[0] for cell in self.rows[at]]
            if any(cells):
                yield at + 1, cells

    def pairs(self) -> Iterator[tuple[int, str, str]]:
        """Every two people of a line."""
        if self.are(ALONE):
            self.told.add("alone, not partners", note(
                f"{self.name} lists people without a partner, so there are no pairs in it.", "Give partners.csv too.",
            ))  # fmt: skip
            return
        for row, cells in self.data():
            if self.are(PARTNERS):
                if len(cells) >= 3:
                    for other in cells[2].split(";"):
                        if other.strip():
                            yield row, cells[1], rearm(other.strip())
            elif len(cells) < 2 or not cells[0] or not cells[1]:
                self.told.add("short line", doubt("A line needs two people.", "It was left out.", row=row))
            else:
                if any(cells[2:]):
                    self.told.add("long line", note(
                        "Only the first two cells of a line are read.", "Write one pair a line.", row=row,
                    ))  # fmt: skip
                yield row, cells[0], cells[1]

    def _find_heading(self, register: Register) -> None:
        first = next((at for at, row in enumerate(self.rows) if any(cell.strip() for cell in row)), None)
        if first is None:
            self.told.add("empty", note(f"{self.name} is empty.", ""))
            return
        cells = [cell.strip().lstrip("\ufeff") for cell in self.rows[first]]
        ours = tuple(cell.casefold().replace(" ", "_") for cell in cells)
        is_heading = ours[:3] in (PARTNERS, ALONE) or (
            HEADING_WORDS.issuperset(word for cell in cells for word in plain(cell).split())
            and not any(register.find(cell) for cell in cells[:2])
        )
        self.begins = first + is_heading
        self.heading = ours if is_heading else ()


def _tell_unknown(reference: str, row: int, told: Findings) -> None:
    told.add("somebody not on the sheet", note(
        f"{quoted(reference)} is not on the sheet.", "The line does not count. Correct it if it should.",
        row=row,
    ))  # fmt: skip


def _share(text: str) -> float | None:
    try:
        share = float(text.replace(",", "."))
    except ValueError:
        return None
    return share if 0 <= share <= 1 else None
