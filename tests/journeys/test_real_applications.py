"""2,231 real applications to become a volunteer instructor, from the export to partners, without a hand on them.

The file is not ours (The Carpentries, CC BY 4.0) and lies beside the checkout; without it there is nothing to show.
"""

import csv
import json
from pathlib import Path

import pytest

from tests.journeys.test_from_a_sheet_to_partners import rows_of, sameboat

APPLICATIONS = Path(__file__).resolve().parents[3] / "shared" / "data" / "forms_carpentries" / "amy_applications.csv"
PROGRAMME = """
name = "instructors"
title = "Instructors who share a field and not a country"

[[questions]]
id = "country"
kind = "country"

[[questions]]
id = "interests"
kind = "choices"
common = 1.0

[[questions]]
id = "occupation"
kind = "choice"

[rules]
different = ["country"]
shared = ["interests"]
"""


@pytest.fixture(scope="module")
def matched(tmp_path_factory):
    if not APPLICATIONS.exists():
        pytest.skip("the Carpentries applications are not beside this checkout")
    folder = tmp_path_factory.mktemp("carpentries")
    imported = sameboat("import", APPLICATIONS, "--out", folder / "sheet.csv")
    assert imported.returncode == 0, imported.stderr
    (folder / "instructors.toml").write_text(PROGRAMME)
    result = sameboat(
        "match", folder / "sheet.csv", "--programme", folder / "instructors.toml", "--out", folder / "out"
    )
    assert result.returncode == 0, result.stdout + result.stderr
    return folder


def test_seventeen_fields_are_found_although_four_have_commas_in_their_names(matched):
    fields = {field for row in rows_of(matched / "sheet.csv") for field in row["interests"].split(";") if field}
    assert len(fields) == 17
    assert "Planetary sciences (geology, climatology, oceanography, etc.)" in fields


def test_everybody_who_can_be_placed_is_placed_abroad_with_a_field_in_common(matched):
    people = {row["id"]: row for row in rows_of(matched / "sheet.csv")}
    assert len(people) == 2_231
    placed = rows_of(matched / "out" / "partners.csv")
    alone = rows_of(matched / "out" / "alone.csv")
    assert len(placed) + len(alone) == 2_231
    for row in placed:
        for other in row["partner_ids"].split(";"):
            one, two = people[row["id"]], people[other]
            assert not one["country"] or one["country"] != two["country"]
            fields, others = (set(filter(None, p["interests"].split(";"))) for p in (one, two))
            assert not fields or not others or fields & others
    audit = json.loads((matched / "out" / "audit.json").read_text())
    assert audit["proved"] is True
    assert audit["matched"] == audit["matched_bound"] == len(placed)
    assert all(row["why"] and row["would_help"] for row in alone)


def test_the_report_is_one_page_of_bearable_size(matched):
    assert (matched / "out" / "report.html").stat().st_size < 2_000_000
    with (matched / "out" / "wishes.csv").open(encoding="utf-8", newline="") as file:
        assert list(csv.DictReader(file)) == []
