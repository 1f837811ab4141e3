"""A round leaves as a plain sheet, and comes back as the same round; a programme file too."""

from __future__ import annotations

import csv
import io
import tomllib

import openpyxl
import pytest

from sameboat.base.kit.models import DiaryEntry
from sameboat.base.kit.verdicts import Refused
from sameboat.engine.programme import Programme as EngineProgramme
from sameboat.mentoring.programmes.models import Enrolment, Role
from sameboat.mentoring.programmes.sheet_writing import as_toml
from sameboat.mentoring.wishes.actions import imports
from sameboat.mentoring.wishes.actions.sheets_out import take_sheet_out
from sameboat.mentoring.wishes.models import Answer, Wish
from sameboat.mentoring.wishes.queries import programme_file_of
from sameboat.mentoring.wishes.queries.sheets import plain_sheet_of
from sameboat.sheets.plain import read_sheet
from sameboat.sheets.programmes import TEMPLATES, read_programme
from tests import site_makers as make
from tests.doors.terminal import Terminal
from tests.mentoring.sheets import example_rows, iln_round, round_asking, sheet_of, upload
from tests.mentoring.test_sheets_are_imported import PRIVATE, ROWS, brought_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.FOLDER = tmp_path
    settings.KEYS = tmp_path / "keys"


@pytest.fixture
def sameboat(capsys):
    return Terminal(capsys)


def rows_in(file):
    return list(csv.DictReader(io.StringIO(file.content.decode("utf-8-sig"))))


def test_a_round_of_860_taken_out_says_of_everybody_what_the_first_sheet_said(tmp_path):
    round_, coordinator = iln_round()
    brought_in(example_rows(), round_, coordinator)
    (tmp_path / "first.csv").write_bytes(sheet_of(example_rows()))
    (tmp_path / "out.csv").write_bytes(take_sheet_out(round_, workbook=False, by=coordinator).content)
    first, out = (read_sheet(tmp_path / name, read_programme("iln")) for name in ("first.csv", "out.csv"))
    assert [f for f in out.findings if f.severity != "note"] == []
    assert len(out.people) == 860
    for before, after in zip(first.people, out.people, strict=True):
        assert _as_compared(after) == _as_compared(before)


def _as_compared(person):
    """The order in which somebody named their wishes means nothing."""
    return {**person, "wishes": sorted(str(wish) for wish in person["wishes"])}


def test_the_same_pairs_come_of_the_sheet_that_went_out_as_of_the_one_that_came_in(tmp_path, sameboat):
    made = tmp_path / "example"
    assert sameboat("example", "--out", made).code == 0
    sheet = next(path for path in made.iterdir() if path.suffix == ".csv" and "id,applied_at" in path.read_text()[:40])
    round_, coordinator = iln_round()
    brought_in(sheet.read_bytes(), round_, coordinator)
    (tmp_path / "out.csv").write_bytes(take_sheet_out(round_, workbook=False, by=coordinator).content)
    (tmp_path / "ours.toml").write_text(as_toml(programme_file_of(round_)))
    said = sameboat("match", tmp_path / "out.csv", "--programme", tmp_path / "ours.toml", "--out", tmp_path / "result")
    assert said.code == 0, said.err
    assert len(_pairs(made)) == 430
    assert _pairs(tmp_path / "result") == _pairs(made)


def _pairs(folder):
    with next(folder.rglob("partners.csv")).open(encoding="utf-8", newline="") as file:
        return {frozenset((row["id"], *row["partner_ids"].split(";"))) for row in csv.DictReader(file)}


def test_nothing_private_goes_out():
    round_, coordinator = round_asking(PRIVATE)
    brought_in(ROWS, round_, coordinator)
    file = take_sheet_out(round_, workbook=False, by=coordinator)
    rows = rows_in(file)
    assert len(rows) == 2
    assert not [c for c in rows[0] if "faith" in c or "story" in c or "avoid" in c or "consent" in c]
    for words in ("Once upon", "some", "Somebody Else"):
        assert words not in file.content.decode()


def test_wishes_come_back_as_they_went():
    round_, coordinator = round_asking(PRIVATE)
    brought_in(ROWS, round_, coordinator)
    again, _same = round_asking(PRIVATE)
    coordinator_again = make.on_the_team(again.programme)
    out = take_sheet_out(round_, workbook=True, by=coordinator)
    sheet = imports.begin_import(again, upload(out.content, out.name), by=coordinator_again)
    imports.add_people(sheet, write_to_them=False, by=coordinator_again)

    def wishes(which):
        public = Wish.objects.filter(enrolment__round=which, question__private=False)
        return set(public.values_list("enrolment__person__email", "question__key", "kind", "weight"))

    assert wishes(again) == wishes(round_) != set()
    assert _public(again) == _public(round_)


def _public(round_):
    answers = Answer.objects.filter(enrolment__round=round_, question__private=False)
    return {
        (a.enrolment.person.email, a.question.key): list(a.values)
        for a in answers.select_related("enrolment__person", "question")
    }


FORMULAS = ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "=cmd|' /C calc'!A0", "＝1", "  =1"]


@pytest.mark.parametrize("formula", FORMULAS)
def test_what_looks_like_a_formula_is_disarmed_in_both_formats(formula):
    round_, coordinator = iln_round()
    make.applicant(round_, make.person(formula, email="x@example.org"), about=formula)
    for workbook in (False, True):
        file = take_sheet_out(round_, workbook=workbook, by=coordinator)
        if workbook:
            cells = [c for row in openpyxl.load_workbook(io.BytesIO(file.content)).active.iter_rows() for c in row]
            assert not [cell for cell in cells if cell.data_type == "f"]
            values = [cell.value for cell in cells if cell.value]
        else:
            values = [value for row in rows_in(file) for value in row.values() if value]
        assert formula not in values
        assert f"'{formula}" in values


def test_a_workbook_and_a_csv_say_the_same():
    round_, coordinator = iln_round()
    brought_in(example_rows(20, 8), round_, coordinator)
    book = openpyxl.load_workbook(io.BytesIO(take_sheet_out(round_, workbook=True, by=coordinator).content)).active
    head, *rows = [[cell.value or "" for cell in row] for row in book.iter_rows()]
    assert [dict(zip(head, row, strict=True)) for row in rows] == rows_in(
        take_sheet_out(round_, workbook=False, by=coordinator)
    )


def test_only_coordinators_take_people_out_and_the_diary_knows():
    round_, coordinator = iln_round()
    helper = make.on_the_team(round_.programme, Role.TROUBLESHOOTER)
    with pytest.raises(Refused, match="Only a coordinator"):
        take_sheet_out(round_, workbook=False, by=helper)
    assert plain_sheet_of(helper, round_).rows == []
    take_sheet_out(round_, workbook=False, by=coordinator)
    assert DiaryEntry.objects.get(act="take sheet out").by == coordinator


def test_whoever_withdrew_or_never_sent_it_is_not_on_the_sheet():
    round_, coordinator = iln_round()
    make.applicant(round_, make.person(email="draft@example.org"), sent=False)
    gone = make.applicant(round_, make.person(email="gone@example.org"))
    Enrolment.objects.filter(pk=gone.pk).update(withdrawn_at=gone.applied_at)
    assert rows_in(take_sheet_out(round_, workbook=False, by=coordinator)) == []


@pytest.mark.parametrize("people", [1, 3])
def test_the_sheet_costs_as_many_looks_for_one_person_as_for_three(people, django_assert_num_queries):
    round_, coordinator = iln_round()
    brought_in(example_rows(people, 1), round_, coordinator)
    with django_assert_num_queries(5):
        plain_sheet_of(coordinator, round_)


@pytest.mark.parametrize("template", TEMPLATES)
def test_the_programme_file_of_a_round_says_what_its_template_said(template):
    facts = read_programme(template)
    round_, _coordinator = round_asking(facts, weeks=facts.get("term", {}).get("weeks", 16))
    out = tomllib.loads(as_toml(programme_file_of(round_)))
    ours, theirs = EngineProgramme.from_mapping(out), EngineProgramme.from_mapping(facts)
    assert ours.questions == theirs.questions
    assert (ours.rules, ours.aim, ours.shape) == (theirs.rules, theirs.aim, theirs.shape)


@pytest.mark.parametrize(
    "words", ['a "quoted" word', "back\\slash", "line\nend", "tab\t", "\x7f", "é ü 中", "# no remark"]
)
def test_any_words_of_a_question_survive_the_programme_file(words):
    round_, _coordinator = iln_round()
    round_.questions.filter(key="sector").update(ask=words, options=[words, "other"])
    asked = tomllib.loads(as_toml(programme_file_of(round_)))["questions"]
    assert next(q for q in asked if q["id"] == "sector")["ask"] == words
    assert next(q for q in asked if q["id"] == "sector")["options"] == [words, "other"]
