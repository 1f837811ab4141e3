"""Sheets for tests: the example round of the command line, and small ones as people write them."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile

from sameboat.doors.cli.example.round import COLUMNS, sign_ups
from sameboat.mentoring.wishes.actions import ask_questions_of
from sameboat.sheets.programmes import read_programme
from tests import site_makers as make


def example_rows(people=860, countries=84, seed=2027):
    """Invented librarians, as ``sameboat example`` makes them."""
    return list(sign_ups(people, countries, seed=seed))


def sheet_of(rows, columns=None) -> bytes:
    """A plain sheet of these rows."""
    columns = list(
        columns or (COLUMNS if set(COLUMNS) >= set(rows[0]) else dict.fromkeys(c for row in rows for c in row))
    )
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode("utf-8")


def upload(content, name="applications.csv"):
    """A file as it arrives from a browser."""
    if isinstance(content, Path):
        content, name = content.read_bytes(), content.name
    elif not isinstance(content, bytes):
        content = sheet_of(content)
    return SimpleUploadedFile(name, content)


def iln_round(**facts):
    """A round that asks what the ``iln`` template asks, and one of its coordinators."""
    return round_asking(read_programme("iln"), **facts)


def round_asking(programme_file, **facts):
    """A round that asks what a programme file says, and one of its coordinators."""
    facts.setdefault("rules", programme_file.get("rules", {}))
    facts.setdefault("aim", programme_file.get("aim", {}))
    round_ = make.round_of(make.programme(shape=programme_file.get("shape", "pairs")), questions=False, **facts)
    coordinator = make.on_the_team(round_.programme)
    ask_questions_of(programme_file, into=round_, by=coordinator)
    return round_, coordinator
