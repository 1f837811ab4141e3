"""A result as it lies in its folder, read back."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sameboat.sheets.writing import rearm

from .folder import fingerprint, finish, read_run
from .trouble import Refusal

Rows = dict[str, dict[str, str]]


@dataclass(frozen=True)
class Earlier:
    """The files of a result."""

    folder: Path
    run: dict[str, Any]
    audit: dict[str, Any]
    partners: Rows
    alone: Rows

    def row(self, id_: str) -> dict[str, str]:
        """A person's row of ``partners.csv``; empty for somebody who has no partner."""
        return self.partners.get(id_, {})

    def partners_of(self, id_: str) -> list[str]:
        """The ids of somebody's partners."""
        return [rearm(partner) for partner in self.row(id_).get("partner_ids", "").split(";") if partner]

    def why_alone(self, id_: str) -> str:
        """Why somebody has no partner, and what would help."""
        row = self.alone.get(id_, {})
        return f"{row['why']} {row['would_help']}".strip() if row else ""

    def wishes_of(self, id_: str) -> Iterator[str]:
        """What became of somebody's wishes, a line each."""
        for row in _lines(self.folder / "wishes.csv"):
            if row["id"] == id_:
                question, why = row["question"].replace("_", " "), f" {row['why']}" if row["why"] else ""
                yield f"  {question}, {row['wish']} ({row['weight']}): {row['answer']}.{why}"

    def touched(self) -> list[str]:
        """Which files are no longer as the match left them, in sentences."""
        return [
            f"{name} was changed after it was written; this answer is about what it says now."
            for name, sha256 in self.run.get("files", {}).items()
            if (self.folder / name).is_file() and fingerprint(self.folder / name) != sha256
        ]


def earlier_result(folder: Path) -> Earlier:
    """Read a result.

    Raises
    ------
    Refusal
        Where there is none, or a file of it is gone or cannot be read.
    """
    if not folder.is_dir():
        raise Refusal(f"{folder} is no folder. Give the one that sameboat match wrote.")
    finish(folder)
    run = read_run(folder)
    if not {"inputs", "programme", "seed"} <= run.keys():
        raise Refusal(f"There is no result in {folder}: run.json is not there. Give the folder sameboat match wrote.")
    try:
        audit = json.loads((folder / "audit.json").read_text(encoding="utf-8"))
        partners = {row["id"]: row for row in _lines(folder / "partners.csv")}
        alone = {row["id"]: row for row in _lines(folder / "alone.csv")}
    except (OSError, ValueError, KeyError) as trouble:
        raise Refusal(
            f"The result in {folder} cannot be read ({trouble}). Make it again with sameboat match."
        ) from None
    return Earlier(folder, run, audit, partners, alone)


def _lines(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield {heading: rearm(cell or "") for heading, cell in row.items() if heading}
