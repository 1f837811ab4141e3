"""From files to what the engine takes: the programme checked, the sheet read, names in further files settled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeVar

from sameboat.engine.people import Person
from sameboat.engine.programme import Programme, ProgrammeError
from sameboat.sheets.findings import Finding
from sameboat.sheets.pairs import Claims, Pairs, Wants, read_first_claim, read_pairs, read_wants
from sameboat.sheets.plain import Sheet, read_sheet
from sameboat.sheets.programmes import ProgrammeFileError, read_programme

from .inputs import Inputs
from .people import people_of
from .trouble import SHEET_CANNOT_BE_USED, Refusal
from .words import aside, counted, listed


@dataclass
class Round:
    """Everything a match needs, read and checked."""

    given: Inputs
    programme: Programme
    sheet: Sheet
    people: list[Person]
    further: dict[str, Any]
    """What the further files say, under the names `sameboat.engine.matchmaking.match` gives them."""
    findings: list[Finding] = field(default_factory=list)


def read_round(given: Inputs) -> Round:
    """Read everything a run was given.

    Raises
    ------
    Refusal
        With code 1 when the sheet cannot be used, with code 2 when a file is not there or a programme is wrong.
    """
    given.must_exist()
    programme, facts = programme_named(given.programme)
    sheet = read_sheet(given.sheet, facts)
    refuse_unusable(sheet, str(given.sheet))
    people = people_of(sheet.people)
    further, findings = _further(given, sheet)
    return Round(given, programme, sheet, people, further, [*sheet.findings, *findings])


def programme_named(name_or_file: str) -> tuple[Programme, dict[str, Any]]:
    """The programme of that name or file, and the facts it was made from."""
    try:
        facts = read_programme(name_or_file)
    except ProgrammeFileError as trouble:
        raise Refusal(str(trouble)) from None
    try:
        return Programme.from_mapping(facts), facts
    except ProgrammeError as trouble:
        raise Refusal(f"The programme {name_or_file} cannot be used. {trouble}") from None


def refuse_unusable(sheet: Sheet, name: str) -> None:
    """End here, with everything that was noticed, when the sheet cannot be used as it is."""
    if not sheet.usable:
        lines = [f"{name} cannot be matched as it is: {counted(sheet.findings)}.", *listed(sheet.findings)]
        raise Refusal("\n".join(lines), SHEET_CANNOT_BE_USED)


def tell(findings: Sequence[Finding]) -> None:
    """Say what was noticed, beside the answer."""
    for line in listed(findings):
        aside(line)


def _further(given: Inputs, sheet: Sheet) -> tuple[dict[str, Any], list[Finding]]:
    """What the further files say, with people found by id or address, as the engine takes it."""
    register = sheet.register
    files = _Further([])
    former = [pair for path in given.former for pair in files.read(path, read_pairs(path, register)).pairs]
    locked = files.read(given.locked, read_pairs(given.locked, register)).pairs if given.locked else []
    forbidden = files.read(given.forbidden, read_pairs(given.forbidden, register)).pairs if given.forbidden else []
    claims = files.read(given.first_claim, read_first_claim(given.first_claim, register)) if given.first_claim else None
    wants = files.read(given.wants, read_wants(given.wants, register)) if given.wants else None
    said = {
        "former": former,
        "locked": locked,
        "forbidden": forbidden,
        "first_claim": claims.ids if claims else [],
        "wants": {(one, other): want for one, other, want in wants.wants} if wants else None,
    }
    return said, files.findings


AFurther = TypeVar("AFurther", Pairs, Claims, Wants)


@dataclass
class _Further:
    """Collects what was noticed in further files; refuses one that cannot be read."""

    findings: list[Finding]

    def read(self, path: Path | None, file: AFurther) -> AFurther:
        if not file.usable:
            raise Refusal("\n".join([f"{path} cannot be used.", *listed(file.findings)]))
        name = path.name if path else ""
        self.findings += [replace(finding, column=_place(name, finding.column)) for finding in file.findings]
        return file


def _place(name: str, column: str | None) -> str:
    return f"{name}, {column}" if column else f"of {name}"
