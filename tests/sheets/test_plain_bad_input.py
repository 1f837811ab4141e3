"""The plain sheet: huge cells, invisible signs, formulas, and very many rows."""

import time
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sameboat.sheets.cells import LONGEST_CELL, LONGEST_TEXT
from sameboat.sheets.plain import read_sheet
from sameboat.sheets.tables import Table

PROGRAMME = {
    "name": "t",
    "questions": [
        {"id": "country", "kind": "country"},
        {"id": "interests", "kind": "choices"},
        {"id": "stage", "kind": "scale", "options": ["early", "late"]},
        {"id": "about", "kind": "text"},
        {"id": "faith", "kind": "choices", "private": True},
    ],
    "rules": {"different": ["country"]},
}
COLUMNS = ["id", "email", "name", "country", "interests", "stage", "about", "time_zone", "free_hours", "applied_at",
           "wish_country", "weight_country", "wish_interests", "wish_stage", "chooses", "avoid", "reports_to",
           "consent_faith", "faith", "wish_faith", "capacity", "trio"]  # fmt: skip


def table(rows, columns=COLUMNS):
    rows = list(rows)
    return Table(list(columns), [list(row) for row in rows], sha256="", numbers=range(2, len(rows) + 2))


def test_huge_cells_are_cut_and_told(read, told):
    sheet = read(f"id,name,about,interests\na,{'n' * 5000},{'t' * 50_000},{';'.join(f'i{k}' for k in range(300))}")
    person = sheet.people[0]
    assert len(person["name"]) == LONGEST_CELL
    assert len(person["texts"]["about"]) == LONGEST_TEXT
    assert len(person["answers"]["interests"]) == 100
    assert told(sheet, "letters") == [("doubt", 2, "name"), ("doubt", 2, "about")]
    assert told(sheet, "300 values") == [("doubt", 2, "interests")]


def test_control_characters_are_left_out_and_told(told):
    row = ["a", "Ana\x07 Vinheta", "ear\x02ly", "Two\x00\nlines\ud800", "\x03"]
    sheet = read_sheet(table([row], ["id", "name", "stage", "about", "interests"]), PROGRAMME)
    person = sheet.people[0]
    assert (person["name"], person["answers"], person["texts"]) == (
        "Ana Vinheta",
        {"stage": ("early",)},
        {"about": "Two\nlines"},
    )
    assert {column for _, _, column in told(sheet, "control characters")} == {"name", "stage", "about", "interests"}


def test_formulas_are_only_text(read):
    sheet = read("id,name,interests,about\n=1+1,@SUM(A1),'=maps;+law,=cmd|' /C calc'!A0")
    person = sheet.people[0]
    assert (person["id"], person["name"]) == ("=1+1", "@SUM(A1)")
    assert person["answers"]["interests"] == ("=maps", "+law")
    assert person["texts"]["about"] == "=cmd|' /C calc'!A0"


def test_one_mistake_in_every_row_is_told_a_few_times_and_counted(read):
    sheet = read("id,sector\n" + "\n".join(f"p{k},zoo" for k in range(3000)))
    told = [finding for finding in sheet.findings if finding.column == "sector"]
    assert [finding.row for finding in told] == [2, 3, 4, 5, 6, None]
    assert told[-1].what == "And 2,995 more: unknown value."


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(st.text(max_size=12), min_size=len(COLUMNS), max_size=len(COLUMNS)), max_size=4))
def test_no_cells_upset_the_reading(rows):
    sheet = read_sheet(table(rows), PROGRAMME)
    assert len(sheet.people) <= len(rows)
    for finding in sheet.findings:
        assert finding.what
        assert finding.row is None or 2 <= finding.row <= len(rows) + 1
    if sheet.usable:
        ids = [person["id"] for person in sheet.people]
        assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("shape", ["pairs", "mentors"])
@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_the_order_of_rows_changes_nothing_but_where_things_stand(shape, data):
    cell = st.sampled_from(
        ["", "a", "b", "same", "early", "late", "NZ", "DE", "tea", "TEA", "Tea; maps", "x@example.org"]
    )
    columns = ["role", *COLUMNS[1:9], *COLUMNS[10:]]
    rows = data.draw(st.lists(st.lists(cell, min_size=len(columns), max_size=len(columns)), max_size=5))
    rows = [[f"id{k}", *row] for k, row in enumerate(rows)]
    shuffled = data.draw(st.permutations(rows))
    programme = {**PROGRAMME, "shape": shape}
    read = [read_sheet(table(some, ["id", *columns]), programme) for some in (rows, shuffled)]
    people = [sorted(sheet.people, key=lambda person: person["id"]) for sheet in read]
    assert people[0] == people[1]
    assert read[0].same_person == read[1].same_person


TORTURE = Path(__file__).resolve().parents[3] / "shared" / "data" / "csv_torture"


def test_odd_files_are_read_or_refused_with_a_reason():
    files = sorted(
        path for path in TORTURE.rglob("*") if path.suffix in {".csv", ".tsv", ".xlsx", ".xls", ".ods", ".txt"}
    )
    if not files:
        pytest.skip("the odd files are not here")
    for path in files:
        sheet = read_sheet(path, PROGRAMME)
        assert sheet.usable or any(finding.severity == "stop" and finding.what for finding in sheet.findings), path
        assert sheet.usable == bool(sheet.people) or any(
            "one id" in str(f) or "The id" in str(f) for f in sheet.findings
        )


def many(count):
    return table(
        [
            f"p{k}", f"p{k}@example.org", f"Person {k}", ("NZ", "DE", "Brasil", "Atlantis")[k % 4],
            ("maps; tea", "Tea", "law")[k % 3], ("early", "late", "middle")[k % 3], f"I like {k}.", "Berlin",
            "Mo 9-11", f"2026-02-{k % 28 + 1:02}", ("", "same", "different")[k % 3], "nice", "tea", "early", "", "", "",
            "use", "quaker", "same", "1", "yes",
        ]
        for k in range(count)
    )  # fmt: skip


def test_memory_grows_with_the_rows_and_no_faster():
    used = []
    for count in (2_000, 8_000):
        rows = many(count)
        tracemalloc.start()
        sheet = read_sheet(rows, PROGRAMME)
        used.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        assert len(sheet.people) == count
        assert len(sheet.findings) < 60
    assert used[1] < 4.6 * used[0]


def test_many_rows_are_read_in_good_time():
    rows = many(20_000)
    before = time.process_time()
    read_sheet(rows, PROGRAMME)
    assert time.process_time() - before < 6, "a second or so in quiet; six leave room for a busy machine"
