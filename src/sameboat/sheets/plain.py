"""The plain sheet: one row a person, read into people, with everything doubtful told.

    from sameboat.sheets.plain import read_sheet

    sheet = read_sheet("round.csv", programme)      # programme: the mapping of a programme file
    people = sheet.people if sheet.usable else []

What the columns mean is said in `headings`; how a cell is read in `cells`, `questions`, `wishes`, `facts`, `people`;
what is looked at once everybody is read in `duplicates`, `references`, `spellings`, `prospects`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sameboat.sheets.cells import quoted
from sameboat.sheets.duplicates import without_duplicates
from sameboat.sheets.findings import Finding, Findings, doubt, note, stop
from sameboat.sheets.headings import Headings, read_headings, tell_what_is_off
from sameboat.sheets.people import USUAL, PeopleReader
from sameboat.sheets.prospects import doubt_wishes
from sameboat.sheets.questions import Question, questions_of
from sameboat.sheets.references import Register, settle_references
from sameboat.sheets.spellings import agree_on_spellings
from sameboat.sheets.tables import Table, TableError, read_table

IN_ORDER = ("stop", "doubt", "note")


@dataclass(slots=True)
class Sheet:
    """What a plain sheet says."""

    people: list[dict[str, Any]] = field(default_factory=list)
    """One mapping a person, its keys the fields of the engine's ``Person``."""
    findings: list[Finding] = field(default_factory=list)
    """Everything noticed: first what stops, then what is doubtful, then what is good to know."""
    columns_taken: dict[str, str] = field(default_factory=dict)
    """Each column, and what it was taken for."""
    rows_read: int = 0
    sha256: str = ""
    rows: list[int] = field(default_factory=list)
    """For each of ``people``, the row of the file."""
    same_person: dict[str, str] = field(default_factory=dict)
    """Ids of applications that gave way to a later one of the same person, each with the id that stays."""

    @property
    def usable(self) -> bool:
        """Whether the people can be matched as they are: nothing stops it."""
        return not any(finding.severity == "stop" for finding in self.findings)

    @property
    def register(self) -> Register:
        """The people, to be found by id or address; for the further files."""
        return Register(self.people, self.same_person)


def read_sheet(source: str | Path | Table, programme: Mapping[str, Any]) -> Sheet:
    """Read a plain sheet.

    Parameters
    ----------
    source
        A CSV, TSV or XLSX file, or a table already read.
    programme
        What a programme file says. It is taken as correct; ``Programme.from_mapping`` checks it.

    Returns
    -------
    Sheet
        Never an error: a file that cannot be read is a sheet without people, and a finding says why.

    Notes
    -----
    Time and memory grow with the number of rows.
    """
    told = Findings()
    if isinstance(source, Table):
        return _read(source, programme, told, own=False)
    try:
        table = read_table(source)
    except TableError as trouble:
        return Sheet(findings=[stop(str(trouble), "")])
    return _read(table, programme, told, own=True)


def _read(table: Table, programme: Mapping[str, Any], told: Findings, *, own: bool) -> Sheet:
    """Read a table; one that is our own is emptied on the way, so that no row is kept twice."""
    for finding in table.notes:
        told.add(finding.what, finding)
    questions = questions_of(programme)
    headings = read_headings(table.columns, questions, told)
    tell_what_is_off(headings, programme, questions, told)
    sha256, rows_read = table.sha256 or _fingerprint(table), len(table.rows)
    people, rows = _people(table, headings, questions, str(programme.get("shape", "pairs")), told, own=own)
    columns = {word: table.columns[at] for word, at in headings.people.items()}
    _name_the_nameless(people, rows, "id" in headings.people, told)
    _doubt_ids_and_addresses(people, rows, columns, told)
    agree_on_spellings(people, questions)
    people, rows, same_person = without_duplicates(people, rows, told)
    register = Register(people, same_person)
    settle_references(people, rows, register, columns, told)
    doubt_wishes(people, rows, questions, headings, table.columns, programme.get("rules", {}), told)
    if not people:
        told.add("nobody", stop("There is nobody on the sheet.", "Put one row for each person below the headings."))
    findings = sorted(told.as_list(), key=lambda finding: IN_ORDER.index(finding.severity))
    return Sheet(people, findings, headings.taken, rows_read, sha256, rows, same_person)


def _people(
    table: Table, headings: Headings, questions: Mapping[str, Question], shape: str, told: Findings, *, own: bool
) -> tuple[list[dict[str, Any]], list[int]]:
    reader = PeopleReader(table.columns, headings, questions, shape, told)
    people: list[dict[str, Any]] = []
    rows: list[int] = []
    for k, cells in enumerate(table.rows):
        person = reader.person(cells, table.row_number(k))
        if person["id"] or person["email"] or person["name"] or person != USUAL:
            people.append(person)
            rows.append(table.row_number(k))
        else:
            told.add("empty rows", note("The row says nothing about anybody.", "It was left out.",
                                        row=table.row_number(k)))  # fmt: skip
        if own:
            table.rows[k] = []
    return people, rows


def _name_the_nameless(people: Sequence[dict[str, Any]], rows: Sequence[int], has_ids: bool, told: Findings) -> None:
    """Where there is no id, the number of the row stands in; where that is taken, *row 7* does."""
    taken = {person["id"] for person in people}
    for person, row in zip(people, rows, strict=True):
        if person["id"]:
            continue
        person["id"] = str(row) if str(row) not in taken else f"row {row}"
        if has_ids:
            told.add("no id", doubt("There is no id.", f"“{person['id']}” stands in. Give this person one.", row=row))
    if people and not has_ids:
        told.add("no ids", note("There is no column id, so the number of the row stands in for it.",
                                "Add one if earlier rounds, locked pairs or choices refer to ids."))  # fmt: skip


def _doubt_ids_and_addresses(
    people: Sequence[dict[str, Any]], rows: Sequence[int], columns: Mapping[str, str], told: Findings
) -> None:
    """What stands for an address and is none would make one person of all who wrote it: it is left out."""
    for person, row in zip(people, rows, strict=True):
        if person["email"] and not is_address(person["email"]):
            what = f"{quoted(person['email'])} is no address."
            told.add("no address", doubt(what, "It was left out.", row=row, column=columns["email"]))
            person["email"] = ""
        if ";" in person["id"]:
            told.add("an id with a semicolon", doubt(
                "The id holds a semicolon, which parts the entries of a list.", "Give this person another id.",
                row=row, column=columns["id"],
            ))  # fmt: skip


def is_address(text: str) -> bool:
    """Whether there is something on both sides of one @. Whether anybody reads it, only a letter can tell."""
    name, at, domain = text.partition("@")
    return bool(at) and "@" not in domain and any(map(str.isalnum, name)) and any(map(str.isalnum, domain))


def _fingerprint(table: Table) -> str:
    """The hash of a table that did not come from a file."""
    made = hashlib.sha256()
    for row in (table.columns, *table.rows):
        made.update("\x1f".join(row).encode("utf-8", "surrogatepass") + b"\x1e")
    return made.hexdigest()
