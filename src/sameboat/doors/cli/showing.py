"""The example round, from nobody to a report."""

from __future__ import annotations

from pathlib import Path

from sameboat.sheets.writing import write_csv

from .example.round import COLUMNS, sign_ups
from .folder import fingerprint, read_run, write_over
from .inputs import Inputs
from .matching import match_into
from .trouble import Refusal
from .words import aside, near, say

SHEET = "signups.csv"


def show_example(out: Path, people: int, countries: int, seed: int) -> None:
    """Write a sheet of invented librarians, match it with the ``iln`` programme, and say where everything lies."""
    try:
        rows = [tuple(row.values()) for row in sign_ups(people, countries, seed=seed)]
    except ValueError as trouble:
        raise Refusal(str(trouble)) from None
    sheet = out / SHEET
    out.mkdir(parents=True, exist_ok=True)
    ours = read_run(out).get("example")
    if kept := write_over(sheet, lambda fresh: write_csv(fresh, COLUMNS, rows), ours=ours):
        aside(f"note  {kept}")
    say(f"{people:,} librarians who do not exist, from {countries} countries, signed up in {near(sheet)}.")
    match_into(Inputs(sheet), out, also={"example": fingerprint(sheet)})
    say("Open it in your browser. To see why two of them are, or are not, partners:")
    say(f"  sameboat why {rows[0][0]} {rows[1][0]} --in {near(out)}")
