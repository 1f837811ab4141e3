"""The further files: pairs, wants, and who comes first."""

import pytest

from sameboat.sheets.pairs import read_first_claim, read_pairs, read_wants
from sameboat.sheets.references import Register
from sameboat.sheets.writing import write_csv

PEOPLE = Register(
    [{"id": id_, "email": f"{id_}@example.org"} for id_ in ("ana", "ben", "cleo", "dov", "=e")], {"old-ana": "ana"}
)


@pytest.fixture
def file(tmp_path):
    def write(text):
        path = tmp_path / "further.csv"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def said(read):
    return [(finding.severity, finding.row) for finding in read.findings]


@pytest.mark.parametrize(
    "heading", ["", "a,b\n", "id,partner\n", "Person 1,Person 2\n", "\ufeffemail a,email b\n", "\n"]
)
def test_pairs_are_ids_or_addresses_with_or_without_headings(file, heading):
    read = read_pairs(file(heading + "ana,ben\nCLEO@example.org, dov\n"), PEOPLE)
    assert read.pairs == [("ana", "ben"), ("cleo", "dov")]
    assert read.usable


def test_a_pair_is_one_pair_however_often_and_in_whatever_order_it_stands(file):
    assert read_pairs(file("ana,ben\nben,ana\nana,ben\nold-ana,ben\n"), PEOPLE).pairs == [("ana", "ben")]


def test_what_is_no_pair_is_told_and_left_out(file):
    read = read_pairs(file("ana,ben\nana,ana\nana\nana,zoe\nxavi,yan\n,\nana,cleo,dov\n"), PEOPLE)
    assert read.pairs == [("ana", "ben"), ("ana", "cleo")]
    assert sorted(said(read), key=lambda place: place[1]) == [
        ("doubt", 2), ("doubt", 3), ("note", 4), ("note", 5), ("note", 5), ("note", 7),
    ]  # fmt: skip
    assert read.usable, "whoever is not on the sheet is told, and stops nothing"


def test_the_partners_of_an_earlier_round_are_taken_as_they_are(tmp_path):
    path = write_csv(
        tmp_path / "partners.csv",
        ["group", "id", "partner_ids", "wants", "wanted", "locked", "reason"],
        [
            [1, "ana", "ben", 0.5, 0.5, False, "Both like maps; and tea."],
            [1, "ben", "ana", 0.5, 0.5, False, ""],
            [2, "cleo", "dov;'=e", 0.5, 0.5, True, ""],
            [2, "dov", "cleo;'=e", 0.5, 0.5, True, ""],
            [2, "=e", "cleo;dov", 0.5, 0.5, True, ""],
        ],
    )
    read = read_pairs(path, PEOPLE)
    assert read.pairs == [("ana", "ben"), ("cleo", "dov"), ("cleo", "=e"), ("dov", "=e")]
    assert read.findings == []


def test_people_alone_were_nobodys_partner(tmp_path):
    path = write_csv(tmp_path / "alone.csv", ["id", "why", "would_help"], [["ana", "Nobody shared a language.", ""]])
    assert read_pairs(path, PEOPLE).pairs == []
    assert "without a partner" in str(read_pairs(path, PEOPLE).findings[0])


@pytest.mark.parametrize(
    "text", ["ana\ncleo\n", "id\nana\ncleo@example.org\n", "id,why,would_help\nana,x,y\ncleo,x,y\n"]
)
def test_first_claim_is_a_list_or_the_people_alone_before(file, text):
    assert read_first_claim(file(text), PEOPLE).ids == ["ana", "cleo"]


def test_people_who_had_a_partner_have_no_first_claim(file):
    read = read_first_claim(file("group,id,partner_ids\n1,ana,ben\n"), PEOPLE)
    assert read.ids == []
    assert said(read) == [("doubt", None)]


def test_unknown_people_have_no_claim_and_are_told(file):
    read = read_first_claim(file("id\nzoe\nana\n"), PEOPLE)
    assert (read.ids, said(read)) == (["ana"], [("note", 2)])


def test_wants_are_numbers_from_nought_to_one(file):
    read = read_wants(file("from,to,want\nana,ben,0.8\nben,ana,1\ncleo,dov,0\n"), PEOPLE)
    assert read.wants == [("ana", "ben", 0.8), ("ben", "ana", 1.0), ("cleo", "dov", 0.0)]
    assert read.findings == []


def test_doubtful_wants_are_told(file):
    read = read_wants(
        file('ana,ben,0.8\nana,ben,0.9\nana,cleo,2\nana,dov,nan\nana,dov\nana,zoe,1\nana,dov,\nben,ana,"0,5"\n'), PEOPLE
    )
    assert read.wants == [("ana", "ben", 0.9), ("ben", "ana", 0.5)]
    assert {row for _, row in said(read)} == {2, 3, 4, 5, 6, 7}


@pytest.mark.parametrize("reader", [read_pairs, read_first_claim, read_wants])
def test_a_file_that_cannot_be_read_is_told(reader, tmp_path):
    read = reader(tmp_path / "nowhere.csv", PEOPLE)
    assert not read.usable
    assert said(read) == [("stop", None)]


@pytest.mark.parametrize("reader", [read_pairs, read_first_claim, read_wants])
def test_an_empty_file_says_nothing(reader, file):
    read = reader(file("a,b,want\n"), PEOPLE)
    assert (read.usable, read.findings) == (True, [])
