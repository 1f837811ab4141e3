"""Looks through a sheet before a match: what is wrong, what is doubtful, what each column was taken for."""

from __future__ import annotations

from pathlib import Path

from sameboat.sheets.plain import read_sheet

from .inputs import Inputs
from .reading import programme_named
from .trouble import SHEET_CANNOT_BE_USED, Refusal
from .words import count, counted, listed, say


def check_sheet(sheet: Path, programme: str) -> None:
    """List everything noticed; refuse, with code 1, when the sheet cannot be matched as it is."""
    Inputs(sheet, programme).must_exist()
    _, facts = programme_named(programme)
    read = read_sheet(sheet, facts)
    people = count(len(read.people), "person", "people")
    noticed = counted(read.findings)
    if read.columns_taken:
        say("Columns")
        for heading, taken in read.columns_taken.items():
            say(f"  {heading or '(no heading)'}: {taken}")
        say()
    for line in listed(read.findings):
        say(line)
    if not read.usable:
        raise Refusal(f"{sheet} cannot be matched as it is: {noticed}.", SHEET_CANNOT_BE_USED)
    say(f"{people} can be matched" + (f": {noticed}." if noticed else ", and nothing needs a second look."))
