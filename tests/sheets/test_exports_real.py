"""Real exports that others published. They are read where they lie, and never copied here."""

import tomllib
from pathlib import Path

import pytest

from sameboat.engine.programme import Programme
from sameboat.sheets.exports import read_export, suggest_programme, write_sheet
from sameboat.sheets.tables import read_table

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
EXPORTS = [
    "forms_carpentries/amy_applications.csv",
    "forms_carpentries/longterm_October2017.csv",
    "forms_carpentries/20200326-professional_profile.csv",
    "forms_surveymonkey_538/StarWars.csv",
    "forms_surveymonkey_538/comma-survey.csv",
    "forms_surveymonkey_538/thanksgiving-2015-poll-data.csv",
    "forms_qualtrics/qualtRics_sample.csv",
    "forms_qualtrics/qualtRics_sample_legacy.csv",
]

pytestmark = pytest.mark.skipif(not DATA.exists(), reason="the real exports lie beside the repository, not in it")

EXPERTISE = {
    "Chemistry",
    "Civil, mechanical, chemical, or nuclear engineering",
    "Computer science/electrical engineering",
    "Economics/business",
    "Education",
    "Genetics, genomics, bioinformatics",
    "High performance computing",
    "Humanities",
    "Library and information science",
    "Mathematics/statistics",
    "Medicine",
    "Organismal biology (ecology, botany, zoology, microbiology)",
    "Physics",
    "Planetary sciences (geology, climatology, oceanography, etc.)",
    "Psychology/neuroscience",
    "Social sciences",
    "Space sciences",
}


def test_the_applications_have_seventeen_options_and_nobody_is_lost():
    imported = read_export(DATA / EXPORTS[0])
    assert len(imported.rows) == 2231
    assert set(imported.options["interests"]) == EXPERTISE
    assert sum(bool(cell) for cell in imported.column("interests")) == 2231 - 87
    given = read_table(DATA / EXPORTS[0])
    original = [row[given.columns.index("Expertise areas")] for row in given.rows]
    assert [cell.replace(";", ", ") for cell in imported.column("interests")] == original
    assert len(set(imported.column("country"))) == 62
    assert set(imported.options["previous_involvement"]) >= {"learner", "helper", "instructor", "organizer", "host"}
    assert "previous_training_in_teaching" not in imported.options, "one answer a person, with commas or without"


@pytest.mark.parametrize(("name", "people"), [("StarWars", 1186), ("thanksgiving-2015-poll-data", 1058),
                                              ("comma-survey", 1129)])  # fmt: skip
def test_surveymonkey_exports_keep_all_their_people(name, people):
    imported = read_export(DATA / "forms_surveymonkey_538" / f"{name}.csv")
    assert imported.service == "surveymonkey"
    assert len(imported.rows) == people == len(set(imported.column("id")))


def test_one_option_a_column_becomes_one_list():
    films = read_export(DATA / "forms_surveymonkey_538" / "StarWars.csv")
    question = "which_of_the_following_star_wars_films"
    seen = films.column(question)
    counts = [sum(option in cell.split(";") for cell in seen) for option in films.options[question]]
    assert counts == [673, 571, 550, 607, 758, 738]
    assert sum(took.how == "matrix" for took in films.took) == 20

    dishes = read_export(DATA / "forms_surveymonkey_538" / "thanksgiving-2015-poll-data.csv")
    pies = dishes.column("which_type_of_pie_is_typically_served_at")
    assert sum("Pumpkin" in cell.split(";") for cell in pies) == 729
    assert sum("Chess" in cell.split(";") for cell in pies) == 4, "written under Other"

    skills = read_export(DATA / "forms_carpentries" / "longterm_October2017.csv")
    assert sum("Library Sciences" in cell.split(";") for cell in skills.column("field")) == 20
    assert len(skills.rows) == 476


def test_two_sentences_with_commas_are_two_answers():
    imported = read_export(DATA / "forms_surveymonkey_538" / "comma-survey.csv")
    assert imported.options == {}


def test_qualtrics_exports_of_both_kinds():
    today = read_export(DATA / "forms_qualtrics" / "qualtRics_sample.csv")
    assert today.service == "qualtrics"
    assert today.rows == [["R_2YPOQ602ER1jkf1", "2017-07-18T08:28:48", "2", "Hello World!"]]
    before = read_export(DATA / "forms_qualtrics" / "qualtRics_sample_legacy.csv")
    assert before.service == "qualtrics"
    assert before.column("id") == ["R_2YPOQ602ER1jkf1"]
    for imported in (today, before):
        assert not any("130.92" in cell or "47.115" in cell for row in imported.rows for cell in row)


@pytest.mark.parametrize("export", EXPORTS)
def test_every_real_export_becomes_a_sheet_and_a_programme_that_is_understood(export, tmp_path):
    imported = read_export(DATA / export)
    sheet = read_table(write_sheet(imported, tmp_path / "sheet.csv"))
    assert sheet.columns == imported.columns
    assert len(sheet.rows) == len(imported.rows)
    programme = Programme.from_mapping(tomllib.loads(suggest_programme(imported)))
    assert {q.id for q in programme.questions} <= set(imported.columns)
    assert ("country" in imported.columns) == ("country" in programme.rules.different)
