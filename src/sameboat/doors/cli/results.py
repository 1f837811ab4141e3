"""The files of a result: who meets whom, who is alone, what became of each wish, the proof, and the page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from sameboat.engine.people import Person
from sameboat.engine.programme import Programme
from sameboat.engine.result import Result
from sameboat.sheets.names import label
from sameboat.sheets.writing import joined, write_csv, write_text

from .folder import write_json
from .report import report_page

PARTNERS = ("group", "id", "partner_ids", "wants", "wanted", "locked", "reason")
ALONE = ("id", "why", "would_help")
WISHES = ("id", "question", "wish", "weight", "answer", "why")
FILES = ("partners.csv", "alone.csv", "wishes.csv", "audit.json", "report.html")


def write_result(folder: Path, people: Sequence[Person], programme: Programme, result: Result, sheet: str) -> None:
    """Write the five files into a folder. Cells that look like formulas come out disarmed."""
    write_csv(
        folder / "partners.csv",
        PARTNERS,
        (
            (r.group, r.id, joined(r.partner_ids), f"{r.wants:.3f}", f"{r.wanted:.3f}", r.locked, r.reason)
            for r in result.partners
        ),
    )
    write_csv(folder / "alone.csv", ALONE, ((r.id, r.why, r.would_help) for r in result.alone))
    write_csv(
        folder / "wishes.csv",
        WISHES,
        ((r.id, r.question, r.wish, r.weight, r.answer, r.why) for r in result.wishes),
    )
    write_json(folder / "audit.json", result.audit)
    page = report_page(people, programme, result, label=label, sheet=sheet, made=_day(date.today()))
    write_text(folder / "report.html", page)


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
