"""The plain sheet: wishes, and the doubtful ones among them."""

import pytest


def wishes(sheet, at=0):
    return [(w["question"], w["kind"], w["values"], w["weight"]) for w in sheet.people[at]["wishes"]]


@pytest.mark.parametrize(
    ("cell", "weight", "wish"),
    [
        ("", "", None),
        ("", "must", None),
        ("any", "must", None),
        ("No matter", "", None),
        ("doesn't matter", "", None),
        ("same", "", ("sector", "same", (), "should")),
        ("The Same", "nice", ("sector", "same", (), "nice")),
        ("different", "MUST", ("sector", "different", (), "must")),
        ("Academic", "should", ("sector", "these", ("academic",), "should")),
        ("academic; SCHOOL; academic", "", ("sector", "these", ("academic", "school"), "should")),
        ("same; academic", "nice", ("sector", "these", ("academic", "public"), "nice")),
        ("zoo", "", ("sector", "these", ("zoo",), "should")),
    ],
)
def test_a_wish_is_same_different_any_or_values(read, cell, weight, wish):
    sheet = read(f"id,sector,wish_sector,weight_sector\na,public,{cell},{weight}")
    assert wishes(sheet) == ([wish] if wish else [])


@pytest.mark.parametrize(
    ("cell", "kept", "words"),
    [
        ("any; academic", [], "does not matter"),
        ("same; different", [], "same and different"),
        ("different; academic", [("sector", "these", ("academic",), "should")], "also names"),
    ],
)
def test_a_wish_that_contradicts_itself_is_told(read, told, cell, kept, words):
    sheet = read(f"id,sector,wish_sector\na,public,{cell}\nb,academic,\nc,school,")
    assert wishes(sheet) == kept
    assert told(sheet, words) == [("doubt", 2, "wish_sector")]


def test_a_weight_nobody_understands_is_should(read, told):
    sheet = read("id,sector,wish_sector,weight_sector\na,public,same,very much\nb,public,,")
    assert wishes(sheet) == [("sector", "same", (), "should")]
    assert told(sheet, "is no weight") == [("doubt", 2, "weight_sector")]


def test_values_of_a_wish_go_by_the_names_of_answers(read):
    sheet = read("""
        id,country,languages,interests,years,wish_country,wish_languages,wish_interests,wish_years
        a,NZ,en,Tea,3,Deutschland; Brasil,German,TEA,3.0
        b,DE,de,Tea,3,,,,
        c,BR,de,maps,3,,,,
    """)
    assert wishes(sheet) == [
        ("country", "these", ("DE", "BR"), "should"),
        ("languages", "these", ("de",), "should"),
        ("interests", "these", ("Tea",), "should"),
        ("years", "these", ("3",), "should"),
    ]


def test_what_people_ask_for_is_a_wish_and_only_its_weight_is_said_apart(read, told):
    sheet = read("id,offers,asks,weight_asks\na,,grants; teaching,must\nb,grants,teaching,\nc,teaching,,nice")
    assert wishes(sheet) == [("asks", "these", ("grants", "teaching"), "must")]
    assert wishes(sheet, 1) == wishes(sheet, 2) == []
    assert told(read("id,asks,wish_asks\na,grants,same"), "a wish already") == [("doubt", None, "wish_asks")]


def test_asking_for_what_nobody_offers_is_told(read, told):
    sheet = read("id,offers,asks\na,grants,teaching\nb,,grants\nc,teaching,Grants;knitting\nd,knitting,knitting")
    assert told(sheet, "Nobody this person may meet") == [("doubt", 5, "asks")]
    sheet = read("id,asks,weight_asks\na,grants,must\nb,teaching,")
    assert told(sheet, "may stay alone") == [("doubt", 2, "asks")]
    assert told(sheet, "can hardly be granted") == [("doubt", 3, "asks")]


def test_about_free_hours_the_only_wish_is_the_same(read, told):
    sheet = read("id,wish_free_hours\na,same\nb,different\nc,any")
    assert [wishes(sheet, at) for at in range(3)] == [[("free_hours", "same", (), "should")], [], []]
    assert told(sheet, "hours in common") == [("doubt", 3, "wish_free_hours")]


def test_a_weight_without_a_column_of_wishes_is_told(read, told):
    assert told(read("id,weight_sector\na,must"), "could weigh") == [("note", None, "weight_sector")]


@pytest.mark.parametrize("kind", ["same", "different"])
def test_a_wish_that_compares_with_nothing_is_told(read, told, kind):
    sheet = read(f"id,sector,wish_sector\na,,{kind}\nb,public,")
    assert told(sheet, "did not answer sector") == [("doubt", 2, "wish_sector")]


@pytest.mark.parametrize(
    ("wish", "doubtful"),
    [
        ("academic", True),
        ("academic; public", False),
        ("public", False),
        ("school", True),
        ("same", True),
        ("zoo", True),
    ],
)
def test_a_wish_for_what_nobody_else_has_is_told(read, told, wish, doubtful):
    sheet = read(f"id,sector,wish_sector\na,school,{wish}\nb,public,\nc,public,")
    assert told(sheet, "Nobody this person may meet") == [("doubt", 2, "wish_sector")] * doubtful


def test_a_must_nobody_can_grant_says_that_it_may_leave_one_alone(read):
    sheet = read("id,sector,wish_sector,weight_sector\na,public,school,must\nb,academic,,")
    assert any("may stay alone" in str(finding) for finding in sheet.findings)


def test_different_from_everybody_is_doubtful_only_where_all_are_alike(read, told):
    assert told(read("id,sector,wish_sector\na,public,different\nb,public,"), "differently") != []
    assert told(read("id,sector,wish_sector\na,public,different\nb,school,"), "differently") == []


def test_only_those_one_may_meet_can_grant_a_wish(read, told):
    sheet = read(
        "id,role,sector,wish_sector\na,mentee,public,school\nb,mentee,school,\nc,mentor,public,", shape="mentors"
    )
    assert told(sheet, "Nobody this person may meet") == [("doubt", 2, "wish_sector")]
    sheet = read(
        "id,role,sector,wish_sector\na,mentee,public,school\nb,either,school,\nc,mentor,public,", shape="mentors"
    )
    assert told(sheet, "Nobody this person may meet") == []


@pytest.mark.parametrize(
    ("wish", "doubtful"),
    [("same", True), ("New Zealand", True), ("NZ; DE", False), ("different", False), ("DE", False)],
)
def test_a_wish_against_a_rule_is_told(read, told, wish, doubtful):
    sheet = read(f"id,country,wish_country\na,NZ,{wish}\nb,DE,\nc,NZ,")
    assert told(sheet, "Partners must differ") == [("doubt", 2, "wish_country")] * doubtful


def test_wishing_for_no_common_language_contradicts_the_rule_of_one(read, told):
    sheet = read("id,languages,wish_languages\na,en,different\nb,de; en,")
    assert told(sheet, "must share") == [("doubt", 2, "wish_languages")]


def test_nothing_is_said_of_what_others_answered_in_private(read):
    text = "id,consent_faith,faith,wish_faith\na,use,quaker,{}\nb,tell,{},"
    first = [str(f) for f in read(text.format("same", "quaker")).findings]
    assert [str(f) for f in read(text.format("same", "shaker")).findings] == first
    assert [str(f) for f in read(text.format("druid", "")).findings] == first


def test_people_who_wish_alike_share_one_wish_and_nobody_changes_it(read):
    sheet = read("id,interests,wish_interests\n" + "\n".join(f"p{k},tea,Tea" for k in range(50)))
    assert len({id(person["wishes"][0]) for person in sheet.people}) <= 50
    assert all(person["wishes"][0]["values"] == ("tea",) for person in sheet.people)
