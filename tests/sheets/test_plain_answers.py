"""The plain sheet: answers, each by the name it goes by; what is not known is kept and told."""

import random

import pytest

PROGRAMME_KNOWS = "public, academic, school"


def answers(sheet):
    return [person["answers"] for person in sheet.people]


def test_options_match_in_any_letter_case_and_with_blanks_around(read, told):
    sheet = read('id,sector\na,ACADEMIC\nb,"  public "\nc,\tSchool')
    assert [a["sector"] for a in answers(sheet)] == [("academic",), ("public",), ("school",)]
    assert told(sheet, severity="doubt") == []


def test_a_value_the_programme_does_not_know_is_kept_told_and_matches_only_itself(read, told):
    sheet = read("id,sector\na,acedemic\nb,Acedemic \nc,zoo")
    assert [a["sector"] for a in answers(sheet)] == [("acedemic",), ("acedemic",), ("zoo",)]
    assert told(sheet, "no option of sector") == [("doubt", row, "sector") for row in (2, 3, 4)]
    said = str(next(finding for finding in sheet.findings if finding.row == 2))
    assert "If “academic” is meant" in said
    assert PROGRAMME_KNOWS in said


def test_countries_languages_and_zones_are_codes_or_names(read, told):
    sheet = read("""
        id,country,languages
        a,nz,English; Māori
        b,Neuseeland,"en; mi"
        c,Atlantis,Atlantean; en
        d,Austrlia,en; en; English
    """)
    assert answers(sheet)[:2] == [{"country": ("NZ",), "languages": ("en", "mi")}] * 2
    assert answers(sheet)[2] == {"country": ("Atlantis",), "languages": ("Atlantean", "en")}
    assert answers(sheet)[3] == {"country": ("Austrlia",), "languages": ("en",)}
    assert told(sheet, "no country that is known") == [("doubt", 4, "country"), ("doubt", 5, "country")]
    assert told(sheet, "If Australia is meant") == [("doubt", 5, "country")]
    assert told(sheet, "no language that is known") == [("doubt", 4, "languages")]


def test_lists_are_written_with_semicolons(read, told):
    sheet = read('id,interests,languages\na,maps; open access ;; ,fr\nb,"maps, and atlases","English, French"')
    assert answers(sheet)[0]["interests"] == ("maps", "open access")
    assert answers(sheet)[1]["interests"] == ("maps, and atlases",), "a comma parts nothing where no value is known"
    assert answers(sheet)[1]["languages"] == ("en", "fr")
    assert told(sheet, "was read as a list") == [("note", 3, "languages")]


def test_an_option_that_holds_a_semicolon_is_one_answer(read, told):
    programme = {
        "name": "t",
        "rules": {"reporting_line": False},
        "questions": [{"id": "topic", "kind": "choices", "options": ["maps; atlases", "law"]}],
    }
    sheet = read("id,topic\na,Maps; Atlases\nb,law", programme)
    assert [a["topic"] for a in answers(sheet)] == [("maps; atlases",), ("law",)]
    assert told(sheet, severity="doubt") == []


def test_a_question_with_one_answer_takes_the_first_of_several_and_tells(read, told):
    sheet = read("id,country,sector\na,NZ; AU,public; academic\nb,Paris; NZ,")
    assert answers(sheet) == [{"country": ("NZ",), "sector": ("public",)}, {"country": ("NZ",)}]
    assert told(sheet, "holds several values") == [
        ("doubt", 2, "country"),
        ("doubt", 3, "country"),
        ("doubt", 2, "sector"),
    ]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("7", "7"),
        ("7.0", "7"),
        ("07", "7"),
        ("3.50", "3.5"),
        ('"3,5"', "3.5"),
        ("-0", "0"),
        ("-2.5", "-2.5"),
        ("+4", "4"),
    ],
)
def test_numbers_are_in_their_shortest_form(read, told, text, number):
    sheet = read(f"id,years\na,{text}")
    assert answers(sheet) == [{"years": (number,)}]
    assert told(sheet, severity="doubt") == []


@pytest.mark.parametrize("text", ["many", '"1,000"', "1e999999", "NaN", "inf", "5-6"])
def test_what_is_no_number_is_kept_and_told(read, told, text):
    sheet = read(f"id,years\na,{text}")
    assert answers(sheet) == [{"years": (text.strip('"'),)}]
    assert told(sheet, "is no number") == [("doubt", 2, "years")]


def test_free_topics_are_one_topic_however_they_are_spelt(read):
    sheet = read("""
        id,interests,wish_interests
        a,Baseball; maps,BASEBALL
        b,baseball,
        c,baseball; BASEBALL; tea,same
        d,ＢＡＳＥＢＡＬＬ,tea
    """)
    assert answers(sheet)[0]["interests"] == ("baseball", "maps")
    assert {a["interests"][0] for a in answers(sheet)} == {"baseball"}
    assert answers(sheet)[2]["interests"] == ("baseball", "tea")
    assert sheet.people[0]["wishes"][0]["values"] == ("baseball",)


def test_what_is_asked_for_is_spelt_as_it_is_offered(read):
    programme = {
        "name": "t",
        "rules": {"reporting_line": False},
        "questions": [{"id": "offers", "kind": "offers"}, {"id": "asks", "kind": "asks", "of": "offers"}],
    }
    sheet = read("id,offers,asks\na,Grant Writing,\nb,Grant Writing,\nc,,grant writing", programme)
    assert answers(sheet)[2]["asks"] == ("Grant Writing",)


def test_spellings_do_not_hang_on_the_order_of_rows(read):
    rows = ["a,Tea", "b,tea", "c,TEA; Maps", "d,maps", "e,tea; MAPS"]
    first = None
    for seed in range(6):
        random.Random(seed).shuffle(rows)
        people = sorted(read("id,interests\n" + "\n".join(rows)).people, key=lambda person: person["id"])
        first = first or people
        assert people == first


def test_a_column_that_is_no_question_is_told_and_not_used(read, told):
    sheet = read("id,contry,shoe size,wish_colour,wish_about,wish_employer,consent_sector\na,NZ,43,red,x,y,use")
    assert sheet.people[0]["answers"] == {}
    assert told(sheet, "If country is meant") == [("doubt", None, "contry")]
    assert told(sheet, "does not ask for these columns, and they are not used: shoe size.") == [("note", None, None)]
    assert told(sheet, "no question “colour”") == [("doubt", None, "wish_colour")]
    assert told(sheet, "free text") == [("doubt", None, "wish_about")]
    assert told(sheet, "takes no wishes") == [("doubt", None, "wish_employer")]
    assert told(sheet, "not private") == [("doubt", None, "consent_sector")]
    assert sheet.columns_taken["shoe size"] == "nothing: it is not used"


def test_a_rule_whose_column_is_missing_is_off_and_said_so_once(read, told):
    rules = {"different": ["country", "employer"], "shared": ["languages"], "country_cap": 0.2, "hours": 1.0}
    sheet = read("id,employer\na,x\nb,y\nc,z", rules=rules)
    assert told(sheet, "These rules are off") == [("note", None, None)]
    said = next(str(finding) for finding in sheet.findings if "rules are off" in str(finding))
    for rule in ("different country", "shared languages", "country cap", "hours in common", "reporting line"):
        assert rule in said
    assert "employer" not in said
    assert told(sheet, "The sheet has no column for: country, languages") == [("note", None, None)]


def test_private_answers_are_never_repeated_in_a_finding(read):
    programme = {
        "name": "t",
        "questions": [{"id": "faith", "kind": "choice", "options": ["quaker", "shaker"], "private": True}],
    }
    sheet = read(
        "id,consent_faith,faith,wish_faith\na,use,pastafarian,pastafarian\nb,use,quaker; shaker,any; druid\nc,,druid,",
        programme,
    )
    said = " ".join(map(str, sheet.findings))
    assert "no option of faith" in said
    for word in ("pastafarian", "druid", "quaker; shaker"):
        assert word not in said
