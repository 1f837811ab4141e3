"""Programme files and templates: ordinary files that people edit."""

import csv

import pytest

from sameboat.engine.programme import Programme
from sameboat.sheets.plain import read_sheet
from sameboat.sheets.programmes import ProgrammeFileError, read_programme, template_names, write_template

NAMES = ("iln", "qut", "spectrum", "circle")


def test_four_templates_come_with_the_package():
    assert template_names() == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_every_template_is_a_programme(name):
    programme = Programme.from_mapping(read_programme(name))
    assert programme.name == name
    assert "employer" in programme.rules.different, "nobody should be outed to a colleague"
    assert all(question.ask for question in programme.questions)


def test_the_iln_template_keeps_the_rules_of_the_network():
    programme = Programme.from_mapping(read_programme("iln"))
    rules = programme.rules
    assert rules.different == ("country", "employer")
    assert rules.shared == ("languages",)
    assert (rules.country_cap, rules.cap_reading, rules.former) == (0.2, "A", "unless both ask")
    assert (rules.trios, rules.hours, programme.shape) == ("when odd", 0, "pairs")
    common = {question.id: question.common for question in programme.questions if question.common}
    assert common == {"interests": 1.0, "situation": 0.5, "beyond_work": 0.5, "free_hours": 0.5}
    options = {question.id: " ".join(question.options) for question in programme.questions}
    assert options["sector"] == "public academic school special national archive museum other"
    assert options["career_stage"] == "student early mid late retired"


def test_each_template_has_what_makes_it_itself():
    qut, spectrum, circle = (Programme.from_mapping(read_programme(name)) for name in NAMES[1:])
    assert qut.shape == spectrum.shape == "mentors"
    assert qut.rules.hours == 1
    assert {question.kind for question in qut.questions} >= {"offers", "asks", "hours", "place"}
    assert len([question for question in spectrum.questions if question.private]) == 5
    assert (circle.shape, circle.rules.circle_size, circle.rules.shared) == ("circles", (4, 6), ("theme",))


@pytest.mark.parametrize("name", NAMES)
def test_the_example_sheet_beside_a_template_is_read_without_a_doubt(name, tmp_path):
    programme_file, sheet_file = write_template(name, tmp_path)
    programme = read_programme(programme_file)
    sheet = read_sheet(sheet_file, programme)
    assert sheet.usable
    assert [str(finding) for finding in sheet.findings if finding.severity != "note"] == []
    assert 12 <= len(sheet.people) <= 20
    assert not [column for column, taken in sheet.columns_taken.items() if taken.startswith("nothing")]
    asked = {question["id"] for question in programme["questions"]}
    assert asked <= set(sheet.columns_taken), "the example shows a column for every question"
    assert all(person["email"].endswith("@example.org") for person in sheet.people)


@pytest.mark.parametrize("name", NAMES)
def test_every_column_of_an_example_is_filled_by_somebody(name, tmp_path):
    _, sheet_file = write_template(name, tmp_path)
    with sheet_file.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [column for column in rows[0] if not any(row[column] for row in rows)] == []


def test_consent_is_asked_before_the_answer():
    columns = list(read_sheet_columns("spectrum"))
    for question in (q["id"] for q in read_programme("spectrum")["questions"] if q.get("private")):
        assert columns.index(f"consent_{question}") < columns.index(question)


def read_sheet_columns(name):
    from importlib import resources

    return (
        (resources.files("sameboat.sheets") / "templates" / f"{name}-example.csv")
        .read_text()
        .splitlines()[0]
        .split(",")
    )


def test_nothing_is_overwritten(tmp_path):
    (tmp_path / "iln-example.csv").write_text("mine")
    with pytest.raises(ProgrammeFileError, match="nothing is overwritten"):
        write_template("iln", tmp_path)
    assert (tmp_path / "iln-example.csv").read_text() == "mine"
    assert not (tmp_path / "iln.toml").exists(), "both files are written, or neither"
    write_template("qut", tmp_path / "a" / "new" / "folder")


def test_a_file_is_read_as_a_template_is(tmp_path):
    programme, _ = write_template("circle", tmp_path)
    assert read_programme(str(programme)) == read_programme("circle")
    programme.write_bytes(b"\xef\xbb\xbf" + programme.read_bytes())
    assert read_programme(programme) == read_programme("circle")


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("ilm", None, "Do you mean iln"),
        ("nowhere.toml", None, "There is no file"),
        ("broken.toml", b"name = \n", "line 1"),
        ("sheet.csv", b"id,name\na,Ana\n", "not a programme file"),
        ("latin.toml", b'name = "\xe9t\xe9"\n', "UTF-8"),
        (".", None, "is a folder"),
        ("zero.toml", b"\x00\x00", "not a programme file"),
    ],
)
def test_what_is_no_programme_is_refused_with_a_sentence(tmp_path, monkeypatch, name, content, words):
    monkeypatch.chdir(tmp_path)
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(ProgrammeFileError, match=words):
        read_programme(name)


def test_an_unknown_template_is_refused(tmp_path):
    with pytest.raises(ProgrammeFileError, match="There are iln"):
        write_template("nosuch", tmp_path)
