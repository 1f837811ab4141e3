"""Files out: disarmed, whole, and read back as they were."""

import csv
import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sameboat.sheets.plain import read_sheet
from sameboat.sheets.tables import read_table
from sameboat.sheets.writing import disarm, is_formula_like, joined, rearm, write_csv, write_text

NAUGHTY = Path(__file__).resolve().parents[3] / "shared" / "data" / "csv_torture" / "blns" / "blns.json"

SHARP = ["=1+1", "+1 (555) 1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "  =1", "\n@x", "=cmd|' /C calc'!A0", "＝1+1", "'=1",
         "''=1", "--5", "-", "- a list", "\u200b=1", "-1e9999+1", "\x00-2+3", "\x01=1",
         "\u202e\u200e@x"]  # fmt: skip
BLUNT = ["", "ana", "3.5", "-3.5", "+4", "-3,5", "1e5", "-1e-5", "'tis", "a=b", "a@example.org", "'", "'-3.5"]


@pytest.mark.parametrize("text", SHARP)
def test_what_looks_like_a_formula_is_disarmed(text):
    assert disarm(text) == "'" + text
    assert not is_formula_like(disarm(text))


@pytest.mark.parametrize("text", BLUNT)
def test_what_does_not_is_left_alone(text):
    assert disarm(text) == text


@pytest.mark.parametrize("text", SHARP + BLUNT)
def test_disarmed_text_comes_back(text):
    assert rearm(disarm(text)) == text


@given(st.text())
def test_every_text_comes_back(text):
    assert rearm(disarm(text)) == text
    assert not is_formula_like(disarm(text))


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters=";'"), min_size=1)))
def test_lists_come_back(values):
    assert [rearm(part) for part in joined(values).split(";")] == (values or [""])


def test_a_file_holds_what_was_written(tmp_path):
    path = write_csv(
        tmp_path / "new" / "out.csv", ["id", "wants", "=x"], [["a", 0.5, None], ["=b", -3.5, True], ["ü", 1, False]]
    )
    assert path.read_bytes() == "id,wants,'=x\na,0.5,\n'=b,-3.5,yes\nü,1,no\n".encode()
    assert read_table(path).columns[:2] == ["id", "wants"]


def test_many_rows_are_written_in_their_order(tmp_path):
    path = write_csv(tmp_path / "out.csv", ["n"], ([n] for n in range(2500)))
    assert path.read_text().split() == ["n", *map(str, range(2500))]


def test_a_file_appears_whole_or_not_at_all(tmp_path):
    path = tmp_path / "out.csv"
    write_text(path, "the old one")

    def rows():
        yield ["a"]
        raise RuntimeError("in the middle")

    with pytest.raises(RuntimeError):
        write_csv(path, ["id"], rows())
    assert path.read_text() == "the old one"
    assert [file.name for file in tmp_path.iterdir()] == ["out.csv"]


def test_a_new_file_may_be_read_by_whoever_may_read_others(tmp_path):
    plain = tmp_path / "plain.txt"
    plain.write_text("")
    assert write_text(tmp_path / "ours.txt", "").stat().st_mode == plain.stat().st_mode


def naughty_strings():
    if not NAUGHTY.exists():
        pytest.skip("the list of naughty strings is not here")
    return json.loads(NAUGHTY.read_text(encoding="utf-8"))


def test_naughty_strings_go_through_every_field_and_back(tmp_path):
    fields = ["email", "name", "employer", "country", "languages", "interests", "time_zone", "free_hours", "applied_at",
              "role", "capacity", "trio", "avoid", "chooses", "reports_to", "first_claim", "by_email", "about",
              "wish_country", "weight_country", "wish_interests", "consent_faith", "faith"]  # fmt: skip
    programme = {
        "name": "t",
        "questions": [
            {"id": "country", "kind": "country"}, {"id": "languages", "kind": "languages"},
            {"id": "interests", "kind": "choices"}, {"id": "employer", "kind": "choice"},
            {"id": "faith", "kind": "choice", "private": True}, {"id": "about", "kind": "text"},
        ],
    }  # fmt: skip
    strings = naughty_strings()
    rows = [[f"p{k}", *[text] * len(fields)] for k, text in enumerate(strings)]
    path = write_csv(tmp_path / "naughty.csv", ["id", *fields], rows)
    with path.open(encoding="utf-8", newline="") as file:
        armed = [cell for row in csv.reader(file) for cell in row if is_formula_like(cell)]
    assert armed == []
    sheet = read_sheet(path, programme)
    by_id = {person["id"]: person for person in sheet.people}
    told = {finding.row for finding in sheet.findings}
    for k, text in enumerate(strings):
        person = by_id.get(f"p{k}")
        if person is None or k + 2 in told:
            continue
        assert person["texts"].get("about", "") == text.strip(), k


def test_naughty_ids_come_back_in_the_files_of_the_next_round(tmp_path):
    from sameboat.sheets.pairs import read_pairs
    from sameboat.sheets.references import Register

    ids = [text for text in dict.fromkeys(" ".join(t.split()) for t in naughty_strings()) if text and ";" not in text]
    ids = [text for text in ids if text.isprintable()]
    register = Register({"id": text, "email": ""} for text in ids)
    rows = [[k, one, joined([other]), 1, 1, False, ""] for k, (one, other) in enumerate(pairwise(ids))]
    heading = ["group", "id", "partner_ids", "wants", "wanted", "locked", "reason"]
    path = write_csv(tmp_path / "partners.csv", heading, rows)
    assert read_pairs(path, register).pairs == list(pairwise(ids))
