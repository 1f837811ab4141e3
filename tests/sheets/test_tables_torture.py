"""Files that others made to break readers. They are read where they lie, and never copied here."""

import json
import re
from pathlib import Path

import pytest

from sameboat.sheets.tables import TableError, read_table

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
TORTURE = DATA / "csv_torture"
SPECTRUM = sorted((TORTURE / "csv-spectrum" / "csvs").glob("*.csv"))
ODD = sorted(path for path in (TORTURE / "frictionless").glob("*") if path.suffix != ".md")
REFUSED = {".xls", ".ods"}

pytestmark = pytest.mark.skipif(not TORTURE.exists(), reason="the torture files lie beside the repository, not in it")


@pytest.mark.parametrize("path", SPECTRUM, ids=lambda path: path.stem)
def test_csv_spectrum_is_read_as_its_answers_say(path):
    table = read_table(path)
    read = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    answers = json.loads((TORTURE / "csv-spectrum" / "json" / f"{path.stem}.json").read_text(encoding="utf-8"))
    if b"\r" not in path.read_bytes():  # the copies here lost the carriage returns that one of the answers has
        answers = json.loads(json.dumps(answers).replace("\\r\\n", "\\n"))
    if isinstance(answers, dict):  # one file's answers give one row, with another number and other degree signs
        assert list(answers) == table.columns
        assert read[0]["Cities"] == answers["Cities"]
    else:
        assert read == answers


@pytest.mark.parametrize("path", [p for p in ODD if p.suffix not in REFUSED and p.stat().st_size], ids=lambda p: p.name)
def test_every_odd_table_is_read(path):
    table = read_table(path)
    assert all(table.columns)
    assert len(set(table.columns)) == len(table.columns) > 0
    assert all(len(row) == len(table.columns) for row in table.rows)


@pytest.mark.parametrize("path", [p for p in ODD if p.suffix in REFUSED or not p.stat().st_size], ids=lambda p: p.name)
def test_what_is_no_csv_or_xlsx_is_refused_with_a_way_out(path):
    with pytest.raises(TableError, match=re.escape(path.name)) as refusal:
        read_table(path)
    assert "save it as XLSX or as CSV" in str(refusal.value) or "Export it again" in str(refusal.value)


def table(name):
    return read_table(TORTURE / "frictionless" / name)


def test_the_odd_files_say_what_they_should():
    assert table("bom.csv").columns == ["id", "name"]
    assert table("latin1.csv").rows[1] == ["2", "©"]
    assert table("table-with-accents.csv").columns[3] == "Année"
    assert table("country-2.csv").rows[0] == ["1", "", "Britain", "67"]
    assert table("escaping.csv").rows[1] == ["2", 'Test " line 2']
    assert table("leading-zeros.csv").rows == [["01"], ["002"], ["00003"]]
    assert table("table.xlsx").rows == [["1", "english"], ["2", "中国人"]]
    assert table("cast-int-to-string-issue-1251.xlsx").rows[0][0] == "001"
    assert table("adjust-floating-point-error.xlsx").rows[0][2] == "242.26"
    assert table("sheet2.xlsx").rows[0] == ["1", "english"]


def test_greek_too_short_to_tell_is_read_and_the_doubt_is_told():
    greek = table("table-infer-iso-8859-7.csv")
    assert len(greek.rows) == 4
    assert any("cp1253" in finding.what for finding in greek.notes)
    told = read_table(TORTURE / "frictionless" / "table-infer-iso-8859-7.csv", encoding="iso-8859-7")
    assert told.rows[0][2] == "Λεωνιδας"


def test_naughty_strings_come_through_a_csv_unharmed(tmp_path):
    import csv

    naughty = [text for text in json.loads((TORTURE / "blns" / "blns.json").read_text(encoding="utf-8"))
               if text.strip() and "\0" not in text]  # fmt: skip
    path = tmp_path / "naughty.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_ALL)
        writer.writerow(["id", "text"])
        writer.writerows(enumerate(naughty))
    read = read_table(path)
    assert [row[1] for row in read.rows] == [text.strip() for text in naughty]


def test_the_json_of_naughty_strings_is_refused_as_json():
    with pytest.raises(TableError, match="JSON"):
        read_table(TORTURE / "blns" / "blns.json")
    assert read_table(TORTURE / "blns" / "blns.txt").rows
