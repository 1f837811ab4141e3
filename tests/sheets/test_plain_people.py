"""The plain sheet: who the people are, and what every sheet may say of them."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from sameboat.engine.people import FreeHours, Person, Wish
from sameboat.sheets.tables import Table


def as_person(row):
    hours = row["free_hours"]
    return Person(
        **{
            **row,
            "wishes": tuple(Wish(**wish) for wish in row["wishes"]),
            "free_hours": FreeHours(**hours) if hours else None,
        }
    )


def test_a_row_becomes_a_person_of_the_engine(read):
    row = {
        "id": "a",
        "applied_at": "2026-02-15T09:30:00+01:00",
        "email": "Ana@example.org",
        "name": "Ana Vinheta",
        "country": "Brazil",
        "languages": "pt; English",
        "sector": "Public",
        "career_stage": "MID",
        "interests": "Open Access;maps",
        "years": "7.50",
        "time_zone": "Sao Paulo",
        "free_hours": "Mo 9-11",
        "about": "Hello there",
        "wish_sector": "academic;school",
        "weight_sector": "must",
    }
    sheet = read(",".join(row) + "\n" + ",".join(row.values()))
    assert sheet.usable
    assert as_person(sheet.people[0]) == Person(
        id="a",
        answers={
            "country": ("BR",), "languages": ("pt", "en"), "sector": ("public",), "career_stage": ("mid",),
            "interests": ("Open Access", "maps"), "years": ("7.5",),
        },
        wishes=(Wish("sector", "these", ("academic", "school"), "must"),),
        texts={"about": "Hello there"},
        free_hours=FreeHours("America/Sao_Paulo", ((540, 660),)),
        applied_at=datetime(2026, 2, 15, 8, 30, tzinfo=UTC),
        email="Ana@example.org",
        name="Ana Vinheta",
    )  # fmt: skip


def test_a_row_has_exactly_the_fields_of_a_person(read):
    assert set(read("id\na").people[0]) == set(Person.__dataclass_fields__)


def test_only_an_id_is_needed(read, told):
    sheet = read("id\na\nb")
    assert sheet.usable
    assert [as_person(row) for row in sheet.people] == [Person("a"), Person("b")]
    assert told(sheet, severity="doubt") == []


def test_where_even_the_id_is_missing_the_row_number_stands_in(read, told):
    sheet = read("name\nAna\nBen")
    assert [person["id"] for person in sheet.people] == ["2", "3"]
    assert told(sheet, "no column id") == [("note", None, None)]
    sheet = read("id,name\n3,Ana\n,Ben")
    assert [person["id"] for person in sheet.people] == ["3", "row 3"]
    assert told(sheet, "There is no id.") == [("doubt", 3, None)]


def test_headings_are_read_in_any_letter_case_and_with_blanks(read):
    sheet = read("ID,Applied at,Career-Stage,Wish career stage\na,2026-02-15,mid,Same")
    assert sheet.people[0]["answers"] == {"career_stage": ("mid",)}
    assert sheet.people[0]["wishes"][0]["kind"] == "same"
    assert sheet.people[0]["applied_at"] == datetime(2026, 2, 15, tzinfo=UTC)
    assert sheet.columns_taken == {
        "ID": "who it is",
        "Applied at": "the time of application",
        "Career-Stage": "answers to career stage",
        "Wish career stage": "wishes about career stage",
    }


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-02-15", datetime(2026, 2, 15, tzinfo=UTC)),
        ("2026-02-15 09:30", datetime(2026, 2, 15, 9, 30, tzinfo=UTC)),
        ("2026-02-15T09:30:00Z", datetime(2026, 2, 15, 9, 30, tzinfo=UTC)),
        ("2026-02-15T09:30:00+13:00", datetime(2026, 2, 15, 9, 30, tzinfo=timezone(timedelta(hours=13)))),
        ("15/02/2026", None),
        ("soon", None),
        ("0001-01-01T00:00:00+10:00", None),
    ],
)
def test_the_time_of_application_is_iso_8601(read, told, text, moment):
    sheet = read(f"id,applied_at\na,{text}")
    assert sheet.people[0]["applied_at"] == moment
    assert bool(told(sheet, "no time that can be read")) == (moment is None)


@pytest.mark.parametrize(
    ("column", "text", "field", "value", "doubtful"),
    [
        ("trio", "no", "may_be_three", False, False),
        ("trio", "", "may_be_three", True, False),
        ("trio", "maybe", "may_be_three", True, True),
        ("by_email", "ja", "by_email", True, False),
        ("first_claim", "YES", "first_claim", True, False),
        ("first_claim", "dunno", "first_claim", False, True),
        ("capacity", "3", "capacity", 3, False),
        ("capacity", "3.0", "capacity", 3, False),
        ("capacity", "0", "capacity", 0, False),
        ("capacity", "", "capacity", 1, False),
        ("capacity", "-2", "capacity", 1, True),
        ("capacity", "two", "capacity", 1, True),
        ("capacity", "1000000", "capacity", 100, True),
        ("avoid", "x; y; x", "avoid", ("x", "y"), False),
    ],
)
def test_small_facts(read, told, column, text, field, value, doubtful):
    sheet = read(f"id,{column}\na,{text}")
    assert sheet.people[0][field] == value
    assert [(row, heading) for _, row, heading in told(sheet, severity="doubt")] == [(2, column)] * doubtful


def test_roles_count_where_there_are_two_sides(read, told):
    text = "id,role\na,Mentor\nb,mentee\nc,both\nd,\ne,boss"
    sheet = read(text, shape="mentors")
    assert [person["role"] for person in sheet.people] == ["mentor", "mentee", "either", "peer", "peer"]
    assert told(sheet, "mentor or a mentee") == [("doubt", 5, "role"), ("doubt", 6, "role")]
    assert [person["role"] for person in read(text).people] == ["peer"] * 5


def test_mentors_and_mentees_must_be_told_apart(read, told):
    sheet = read("id\na", shape="mentors")
    assert not sheet.usable
    assert told(sheet, "column role") == [("stop", None, None)]


def test_people_are_named_by_id_or_address(read, told):
    sheet = read("""
        id,email,chooses,avoid,reports_to
        a,a@example.org,B@Example.org; c; c,x@EXAMPLE.org; a,boss@example.org
        b,b@example.org,b; nobody,c,C
        c,c@example.org,a,a,c
    """)
    ana, ben, cleo = sheet.people
    assert ana["chooses"] == ("b", "c")
    assert ana["avoid"] == ("x@example.org",)
    assert ana["reports_to"] == "boss@example.org"
    assert ben["chooses"] == ()
    assert (ben["avoid"], ben["reports_to"]) == (("c",), "C")
    assert (cleo["chooses"], cleo["avoid"], cleo["reports_to"]) == ((), ("a",), "")
    assert told(sheet, "chooses themselves") == [("doubt", 3, "chooses")]
    assert told(sheet, "“nobody” is chosen") == [("doubt", 3, "chooses")]
    assert told(sheet, "chosen and avoided") == [("doubt", 4, "chooses")]
    assert told(sheet, "reports to themselves") == [("doubt", 4, "reports_to")]
    assert told(sheet, "rather not meet is not on the sheet") == [("note", 2, "avoid")]
    assert not any("x@example" in str(finding) for finding in sheet.findings), "whom one avoids is private"


def test_at_most_five_are_chosen(read, told):
    sheet = read("id,chooses\na,b;c;d;e;f;g\n" + "\n".join("bcdefg"))
    assert sheet.people[0]["chooses"] == ("b", "c", "d", "e", "f")
    assert told(sheet, "6 people are chosen") == [("doubt", 2, "chooses")]


def test_free_hours_need_a_zone_and_readable_times(read, told):
    sheet = read("""
        id,free_hours,time_zone
        a,Mo 9-11; sometimes,Berlin
        b,Mo 9-11,
        c,Mo 9-11,Atlantis
        d,Mo 9-11,EST
        e,Su 23:00-01:00,UTC
        f,,Lisbom
    """)
    assert [person["free_hours"] for person in sheet.people] == [
        {"zone": "Europe/Berlin", "spans": ((540, 660),)},
        None,
        None,
        {"zone": "America/New_York", "spans": ((540, 660),)},
        {"zone": "Etc/UTC", "spans": ((0, 60), (10020, 10080))},
        None,
    ]
    assert told(sheet, "If Europe/Lisbon is meant") == [("doubt", 7, "time_zone")]
    assert told(sheet, "“sometimes” is no time of the week") == [("doubt", 2, "free_hours")]
    assert told(sheet, "so the hours do not count") == [("doubt", 3, "free_hours"), ("doubt", 4, "free_hours")]
    assert told(sheet, "“EST” was taken for America/New_York") == [("note", 5, "time_zone")]


@pytest.mark.parametrize(
    ("cell", "consents"),
    [("use", {"faith": "use"}), ("tell", {"faith": "tell"}), ("", {}), ("no", {}), ("yes", {"faith": "use"})],
)
def test_consent_has_two_steps(read, cell, consents):
    sheet = read(f"id,consent_faith,faith\na,{cell},quaker")
    assert sheet.people[0]["consents"] == consents


def test_a_consent_nobody_understands_is_none(read, told):
    sheet = read("id,consent_faith,faith\na,perhaps,quaker")
    assert sheet.people[0]["consents"] == {}
    assert told(sheet, "no consent") == [("doubt", 2, "consent_faith")]


def test_private_answers_without_a_column_of_consent_are_told_once(read, told):
    assert told(read("id,faith\na,quaker\nb,none"), "nobody was asked") == [("doubt", None, None)]
    assert told(read("id,consent_faith,faith\na,use,quaker"), "count only where") == [("note", None, None)]


def test_rows_that_say_nothing_are_left_out_and_told(read, told):
    sheet = read("id,colour\na,red\n,blue\nb,green")
    assert [(person["id"], row) for person, row in zip(sheet.people, sheet.rows, strict=True)] == [("a", 2), ("b", 4)]
    assert told(sheet, "says nothing about anybody") == [("note", 3, None)]
    assert sheet.rows_read == 3


def test_a_sheet_without_anybody_stops(read, tmp_path):
    assert not read("id,name").usable
    from sameboat.sheets.plain import read_sheet

    missing = read_sheet(tmp_path / "nowhere.csv", {"questions": []})
    assert (missing.people, missing.usable) == ([], False)
    assert "nowhere.csv" in str(missing.findings[0])


def test_the_sheet_is_known_by_its_fingerprint(read, tmp_path):
    import hashlib

    sheet = read("id\na")
    assert sheet.sha256 == hashlib.sha256((tmp_path / "sheet.csv").read_bytes()).hexdigest()


def test_a_table_already_read_stays_as_it_is():
    from sameboat.sheets.plain import read_sheet

    table = Table(["id", "name"], [["a", "Ana"], ["b", "Ben"]], sha256="", numbers=range(2, 4))
    sheet = read_sheet(table, {"questions": []})
    assert [person["name"] for person in sheet.people] == ["Ana", "Ben"]
    assert table.rows == [["a", "Ana"], ["b", "Ben"]]
    assert len(sheet.sha256) == 64
