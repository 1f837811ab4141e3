"""Reads an upload: as a plain sheet, or as the export of a form service that becomes one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from sameboat.mentoring.programmes.sheet_reading.headings import LEFT_OUT, is_plain_sheet, named_by, words_of
from sameboat.mentoring.programmes.sheet_reading.understood import Choice, Column, Told, Understood
from sameboat.mentoring.programmes.sheet_reading.weighing import MOST_ROWS, too_many_rows, why_not_read
from sameboat.sheets.exports import Meant, Took, read_export
from sameboat.sheets.exports.layouts import recognised
from sameboat.sheets.findings import Finding
from sameboat.sheets.folding import alike
from sameboat.sheets.plain import read_sheet
from sameboat.sheets.tables import Table, TableError, read_cells, table_of

MOST_HEADINGS = 3
"""Rows of headings that an export may have."""
SAMPLES = 3
SAMPLE_LETTERS = 60
ONE_ANSWER = frozenset(("choice", "scale", "number", "country", "place", "zone", "text"))
"""Kinds whose cell is one answer, whatever commas stand in it."""


def read_upload(path: Path, name: str, programme: Mapping[str, Any], choice: Choice | None = None) -> Understood:
    """Read a file under a programme, heeding what a coordinator said about it.

    Never an error: where the file cannot be read, ``refusal`` says why and what would help. ``name`` is what the
    file was called where it came from; it stands in those sentences.
    """
    refusal = why_not_read(path)
    if refusal:
        return Understood(refusal=refusal)
    try:
        return _Reading(path, name, programme, choice or Choice()).understood()
    except TableError as trouble:
        return Understood(refusal=str(trouble).replace(path.name, name))


@dataclass(slots=True)
class _Reading:
    """One reading of one file."""

    path: Path
    name: str
    programme: Mapping[str, Any]
    choice: Choice

    def understood(self) -> Understood:
        cells = read_cells(self.path)
        if len(cells.rows) > MOST_ROWS + MOST_HEADINGS:
            raise TableError(too_many_rows(len(cells.rows)))
        words = words_of(self.programme)
        kind = self.choice.kind or self._recognised(cells.rows)
        if kind in ("sheet", "plain"):
            table = table_of(cells, name=self.name)
            if kind == "sheet" or (not self.choice.kind and is_plain_sheet(table.columns, words)):
                return self._plain_sheet(table, words)
        return self._export(kind, words)

    @staticmethod
    def _recognised(rows: list[list[str]]) -> str:
        filled = [row for row in islice(rows, 1000) if any(cell.strip() for cell in row)]
        return recognised(filled[:MOST_HEADINGS]) if filled else "plain"

    # ---- a plain sheet: its headings say what they are

    def _plain_sheet(self, table: Table, words: Mapping[str, str]) -> Understood:
        said = self._said()
        columns: list[Column] = []
        taken: set[str] = set()
        for at, heading in enumerate(table.columns):
            chosen = said.get(alike(heading))
            into = named_by(heading, words) if chosen is None else chosen
            into = LEFT_OUT if into in taken else into
            taken.add(into)
            columns.append(self._column(at, (heading,), into, "", _samples_of(table, at)))
        kept = [at for at, column in enumerate(columns) if column.into]
        rows = [[row[at] for at in kept] for row in table.rows]
        made = Table(
            [columns[at].into for at in kept], rows, table.sha256, table.notes, table.heading_row, table.numbers
        )
        return self._with_people("sheet", columns, made, {columns[at].into: columns[at].headings[0] for at in kept})

    # ---- an export: the importer makes a plain sheet of it

    def _export(self, service: str, words: Mapping[str, str]) -> Understood:
        meant = {alike(heading): self._meant(into) for heading, into in self._by_themselves(service, words).items()}
        meant |= {heading: self._meant(into) for heading, into in self._said().items()}
        imported = read_export(self.path, kind=service, mapping=meant)
        known = set(words.values())
        columns = [self._of_export(at, list(some), known) for at, some in _together(imported.took)]
        at_home = {column.into: column.headings[0] for column in columns if column.into}
        kept = [at for at, word in enumerate(imported.columns) if word in known]
        rows = [[row[at] for at in kept] for row in imported.rows]
        table = Table([imported.columns[at] for at in kept], rows, imported.sha256, imported.notes, 1, imported.numbers)
        return self._with_people(imported.service, columns, table, at_home)

    def _by_themselves(self, service: str, words: Mapping[str, str]) -> dict[str, str]:
        """Headings that are a question of the round word for word: no guess is as good."""
        asked = {alike(q["ask"]): q["id"] for q in self.programme.get("questions", ()) if q.get("ask")}
        took = read_export(self.path, kind=service).took
        found: dict[str, str] = {}
        for one in took:
            into = asked.get(alike(one.column))
            if into and into not in found.values():
                found[one.column] = words.get(alike(one.column), into)
        return found

    def _of_export(self, at: int, some: list[Took], known: set[str]) -> Column:
        first = some[0]
        into = first.into if first.into in known else LEFT_OUT
        why = first.why if into or not first.into else ""
        headings = tuple(dict.fromkeys(took.column for took in some))
        samples = tuple(dict.fromkeys(text for took in some for text in took.samples))
        return self._column(at, headings, into, why, samples, each_alone=first.how == "joined")

    def _meant(self, into: str) -> Meant:
        kind = next((q["kind"] for q in self.programme.get("questions", ()) if q["id"] == into), "")
        return Meant(into, single=kind in ONE_ANSWER)

    # ---- both

    def _said(self) -> dict[str, str]:
        return {alike(heading): into for heading, into in self.choice.columns.items()}

    def _column(
        self,
        at: int,
        headings: tuple[str, ...],
        into: str,
        why: str,
        samples: tuple[str, ...],
        *,
        each_alone: bool = False,
    ) -> Column:
        private = self._is_private(into)
        shown = () if private else tuple(_short(text) for text in samples[:SAMPLES])
        return Column(f"column-{at}", headings, into, why, shown, private, each_alone)

    def _is_private(self, into: str) -> bool:
        """Answers and wishes about private questions are repeated nowhere, and neither is whom somebody avoids."""
        private = {q["id"] for q in self.programme.get("questions", ()) if q.get("private")}
        return into == "avoid" or any(into in (key, f"wish_{key}") for key in private)

    def _with_people(self, kind: str, columns: list[Column], table: Table, at_home: Mapping[str, str]) -> Understood:
        sheet = read_sheet(table, self.programme)
        told = [_told(finding, at_home, self.name) for finding in sheet.findings]
        return Understood(kind, columns, told, sheet.people, sheet.rows, sheet.rows_read)


def _together(took: list[Took]) -> list[tuple[int, list[Took]]]:
    """Columns that became one column of the sheet stand together, where the first of them stands."""
    groups: dict[str, list[tuple[int, Took]]] = {}
    for at, one in enumerate(took):
        groups.setdefault(one.into or f"left out {at}", []).append((at, one))
    return sorted((some[0][0], [one for _at, one in some]) for some in groups.values())


def _samples_of(table: Table, at: int) -> tuple[str, ...]:
    answers = dict.fromkeys(row[at] for row in islice(table.rows, 500) if row[at])
    return tuple(islice(answers, SAMPLES))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SAMPLE_LETTERS else f"{line[: SAMPLE_LETTERS - 1]}…"


def _told(finding: Finding, at_home: Mapping[str, str], name: str) -> Told:
    column = finding.column or ""
    what = finding.what.replace("The file", name) if finding.what.startswith("The file is") else finding.what
    return Told(finding.severity, finding.row, at_home.get(column, column), what, finding.way_out)
