"""The plain sheet: people who stand on it twice."""

import random


def ids(sheet):
    return [person["id"] for person in sheet.people]


def test_one_address_is_one_person_and_the_later_application_counts(read, told):
    sheet = read("""
        id,applied_at,email,sector
        a,2026-02-01,ana@example.org,public
        b,2026-02-03,Ana@Example.ORG,academic
        c,2026-02-02,ANA@example.org,school
        d,2026-02-01,dov@example.org,public
    """)
    assert ids(sheet) == ["b", "d"]
    assert sheet.rows == [3, 5]
    assert sheet.same_person == {"a": "b", "c": "b"}
    assert told(sheet, "same person as in row 3") == [("doubt", 2, None), ("doubt", 4, None)]
    assert sheet.usable


def test_which_application_counts_does_not_hang_on_the_order_of_rows(read):
    rows = [
        "10,2026-02-01,a@example.org",
        "9,2026-02-01,A@example.org",
        "3,2026-01-31,a@Example.org",
        "4,,x@example.org",
    ]
    for seed in range(6):
        random.Random(seed).shuffle(rows)
        assert set(ids(read("id,applied_at,email\n" + "\n".join(rows)))) == {"10", "4"}


def test_an_application_without_a_time_stands_after_those_that_have_one(read):
    assert ids(read("id,applied_at,email\na,,a@example.org\nb,2026-02-01,a@example.org")) == ["a"]


def test_people_who_wrote_no_address_are_not_one_person(read, told):
    sheet = read("id,email\na,n/a\nb,N/A\nc,none\nd,@\ne,dov@example.org\nf,Dov Ä <dov@example.org>")
    assert ids(sheet) == ["a", "b", "c", "d", "e", "f"]
    assert told(sheet, "is no address") == [("doubt", row, "email") for row in (2, 3, 4, 5)]
    assert [person["email"] for person in sheet.people[:4]] == [""] * 4


def test_an_id_with_a_semicolon_is_told(read, told):
    assert told(read("id,name\na;b,Ana\nc,Cleo"), "semicolon") == [("doubt", 2, "id")]


def test_one_id_for_two_people_stops(read, told):
    sheet = read("id,email\na,one@example.org\na,two@example.org")
    assert not sheet.usable
    assert told(sheet, "The id a stands in row 2 too") == [("stop", 3, None)]
    assert not read("id,name\na,Ana\na,Ben").usable


def test_one_id_with_one_address_is_one_person(read):
    sheet = read("id,email,applied_at\na,one@example.org,2026-01-01\na,ONE@example.org,2026-01-02")
    assert sheet.usable
    assert ids(sheet) == ["a"]
    assert sheet.rows == [3]
    assert sheet.same_person == {}


def test_a_row_that_stands_twice_is_read_once(read, told):
    sheet = read("id,name\na,Ana\nb,Ben\na,Ana")
    assert ids(sheet) == ["a", "b"]
    assert told(sheet, "stands in row 2 too") == [("doubt", 4, None)]


def test_a_dot_or_a_plus_apart_are_both_kept_and_told(read, told):
    sheet = read(
        "id,email\na,anavinheta@example.org\nb,Ana.Vinheta@example.org\nc,anavinheta+iln@example.org\nd,@\ne,@"
    )
    assert ids(sheet)[:3] == ["a", "b", "c"]
    assert told(sheet, "but for a dot or what follows a plus") == [("doubt", 3, None), ("doubt", 4, None)]


def test_one_name_country_and_employer_are_told(read, told):
    sheet = read("""
        id,name,country,employer
        a,Ana Vinheta,BR,Bay University
        b,ana vinheta,Brazil,BAY university
        c,Ana Vinheta,BR,
        d,Ana Vinheta,PT,Bay University
    """)
    assert len(sheet.people) == 4
    assert told(sheet, "Name, country and employer") == [("doubt", 3, None)]


def test_names_in_other_cells_follow_the_application_that_stays(read):
    sheet = read("""
        id,applied_at,email,chooses
        a,2026-02-01,ana@example.org,
        b,2026-02-03,ana@example.org,
        c,2026-02-01,cleo@example.org,a
    """)
    assert sheet.people[1]["chooses"] == ("b",)
    assert sheet.register.find("a") == "b"
    assert sheet.register.find(" CLEO@example.org ") == "c"
    assert sheet.register.find("z") is None
