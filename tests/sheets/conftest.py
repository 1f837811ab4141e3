"""Small sheets for tests, written the way people write them."""

import textwrap

import pytest

from sameboat.sheets.plain import read_sheet
from sameboat.sheets.programmes import read_programme

PEERS = {
    "name": "peers",
    "shape": "pairs",
    "questions": [
        {"id": "country", "kind": "country"},
        {"id": "languages", "kind": "languages"},
        {"id": "sector", "kind": "choice", "options": ["public", "academic", "school"]},
        {"id": "career_stage", "kind": "scale", "options": ["student", "early", "mid", "late"]},
        {"id": "interests", "kind": "choices"},
        {"id": "years", "kind": "number"},
        {"id": "employer", "kind": "choice", "wishable": False},
        {"id": "offers", "kind": "offers", "options": ["grants", "teaching"]},
        {"id": "asks", "kind": "asks", "of": "offers"},
        {"id": "faith", "kind": "choice", "private": True},
        {"id": "free_hours", "kind": "hours"},
        {"id": "about", "kind": "text"},
    ],
    "rules": {"different": ["country"], "shared": ["languages"], "reporting_line": False},
}


@pytest.fixture
def read(tmp_path):
    """Read a sheet given as text, under a programme made for tests, a template, or that with changes."""

    def read_text(text, programme=PEERS, **changes):
        path = tmp_path / "sheet.csv"
        path.write_text(textwrap.dedent(text).strip() + "\n", encoding="utf-8")
        facts = read_programme(programme) if isinstance(programme, str) else programme
        return read_sheet(path, {**facts, **changes})

    return read_text


@pytest.fixture
def told():
    """What was told: (severity, row, column) of every finding whose sentences hold some words."""

    def about(sheet, words="", severity=None):
        return [
            (f.severity, f.row, f.column)
            for f in sheet.findings
            if words in str(f) and (severity is None or f.severity == severity)
        ]

    return about
