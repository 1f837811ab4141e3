"""Pages of an import: nothing breaks, every refusal is a sentence, and nobody sees another's sheet."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from sameboat.base.kit import clock, large_uploads
from sameboat.mentoring.programmes import uploads
from sameboat.mentoring.programmes.models import SheetImport
from sameboat.mentoring.programmes.sheet_reading import weighing
from sameboat.mentoring.wishes.actions import imports
from tests import site_makers as make
from tests.mentoring.sheets import example_rows, iln_round, round_asking, sheet_of, upload
from tests.mentoring.test_sheets_are_imported import PRIVATE, ROWS
from tests.sheets.test_exports_services import google

pytestmark = pytest.mark.django_db

TORTURE = Path(__file__).resolve().parents[3] / "shared" / "data" / "csv_torture"
BAD = sorted(path for path in TORTURE.rglob("*") if path.is_file() and path.suffix not in {".md", ".json"})


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.FOLDER = tmp_path
    settings.KEYS = tmp_path / "keys"


@pytest.fixture
def desk():
    return Desk(*iln_round())


class Desk:
    """A coordinator with a browser, at the desk of one round."""

    def __init__(self, round_, coordinator):
        self.round, self.coordinator, self.client = round_, coordinator, Client()
        self.client.force_login(coordinator, backend="django.contrib.auth.backends.ModelBackend")

    def address(self, name="desk_import", **more):
        return reverse(name, kwargs={"slug": self.round.programme.slug, "number": self.round.number, **more})

    def upload(self, content, name="people.csv"):
        file = SimpleUploadedFile(name, content if isinstance(content, bytes) else sheet_of(content))
        return self.client.post(self.address(), {"file": file})

    def page(self, sheet, name="desk_sheet"):
        return self.client.get(self.address(name, sheet=sheet.pk))

    def say(self, sheet, name="desk_sheet", **fields):
        return self.client.post(self.address(name, sheet=sheet.pk), fields)

    def understood(self, sheet):
        """The fields of the page as a browser would send them back."""
        form = self.page(sheet).context["form"]
        return {name: form[name].value() for name in form.fields}


def text(answer):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def google_csv():
    lines = [",".join(f'"{cell}"' for cell in row) for row in google()]
    return "\n".join(lines).encode()


# ------------------------------------------------------------------------------------------------- bad files
@pytest.mark.skipif(not BAD, reason="the torture files lie beside the repository, not in it")
@pytest.mark.parametrize("path", BAD, ids=lambda path: path.name)
def test_every_torture_file_is_looked_at_or_refused_and_adds_nobody_by_itself(desk, path):
    answer = desk.upload(path.read_bytes(), path.name)
    if answer.status_code == 200:
        assert answer.context["form"].errors["file"][0]
        assert not SheetImport.objects.exists()
        assert not list(uploads.folder().iterdir())
    else:
        assert desk.page(SheetImport.objects.get()).status_code == 200
    assert not desk.round.enrolments.exists()


def bomb():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", b"<workbook/>")
        package.writestr("xl/worksheets/sheet1.xml", b"0" * 500_000_000)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "This file is empty"),
        (b"\n\n \n", "is empty"),
        (b"%PDF-1.7 a page", "a printed page"),
        (b"\xd0\xcf\x11\xe0old", "old Excel file"),
        (b"PK\x03\x04 but no", "damaged"),
        (b'{"a": 1}', "JSON"),
        (b"<html><table>", "web page"),
        (b'id,email\n1,"never closed\n2,b@example.org\n', "quotation mark"),
    ],
)
def test_what_is_no_sheet_is_refused_beside_the_field_under_its_own_name(desk, content, said):
    answer = desk.upload(content, "Liste für Ayşe.csv")
    assert answer.status_code == 200
    [error] = answer.context["form"].errors["file"]
    assert said in error
    assert not re.search(r"[0-9a-f]{32}", error), "the file's random name is nobody's business"
    assert not list(uploads.folder().iterdir())


def test_a_workbook_that_unpacks_to_half_a_gigabyte_is_refused_unopened(desk):
    answer = desk.upload(bomb(), "bomb.xlsx")
    assert "more than we are willing to open" in answer.context["form"].errors["file"][0]
    assert not SheetImport.objects.exists()


def test_too_many_bytes_and_too_many_rows_are_refused_with_a_way_out(desk, monkeypatch):
    monkeypatch.setattr("sameboat.doors.desk.forms.imports.LARGEST_FILE", 100)
    assert "in two files" in desk.upload(example_rows(4, 2)).context["form"].errors["file"][0]
    monkeypatch.undo()
    monkeypatch.setattr("sameboat.mentoring.programmes.sheet_reading.reading.MOST_ROWS", 10)
    assert "in several files" in desk.upload(example_rows(20, 2)).context["form"].errors["file"][0]


def test_a_request_far_too_large_is_never_written_to_the_disk(desk, monkeypatch):
    monkeypatch.setattr(large_uploads, "MOST_IN_A_REQUEST", 1000)
    answer = desk.upload(example_rows(40, 2))
    assert "million bytes" in answer.context["form"].errors["file"][0]
    assert not list(uploads.folder().iterdir())


def test_no_file_at_all_is_said_beside_the_field(desk):
    assert "Choose a file first" in text(desk.client.post(desk.address(), {}))


# ---------------------------------------------------------------------------------------------- looking and correcting
def test_what_was_understood_is_shown_with_samples_and_findings(desk):
    rows = example_rows(30, 8)
    rows[3]["email"], rows[5]["sector"] = "", "hospital"
    answer = desk.client.get(desk.upload(rows).url)
    page = text(answer)
    assert "29 people would be added" in page
    assert "One row is left out" in page
    assert "Row 5" in page
    assert "“hospital” is no option of sector" in page
    assert rows[0]["name"] in page
    assert not desk.round.enrolments.exists()


def test_an_export_of_a_form_service_is_recognised_and_corrected(desk):
    sheet = _begun(desk, google_csv(), "Form responses 1.csv")
    fields = desk.understood(sheet)
    assert fields["kind"] == "google"
    assert [fields[f"column-{at}"] for at in range(7)] == [
        "applied_at", "email", "name", "country", "languages", "interests", "wish_country",
    ]  # fmt: skip
    answer = desk.say(sheet, **{**fields, "column-6": "-", "column-7": "sector"}, go="on")
    assert answer.url == desk.address("desk_sheet", sheet=sheet.pk), "what was changed is looked at once more"
    sheet.refresh_from_db()
    assert sheet.columns == {
        "Would you like a partner from your country?": "",
        "How do you feel about [E-mail]": "sector",
    }
    fields = desk.understood(sheet)
    assert (fields["column-6"], fields["column-7"]) == ("-", "sector")
    assert desk.say(sheet, **fields, go="on").url == desk.address("desk_sheet_people", sheet=sheet.pk)
    imports.add_people(sheet, write_to_them=False, by=desk.coordinator)
    one = desk.round.enrolments.get(person__email="p0@example.org")
    assert one.answers.get(question__key="sector").values == ["Good"]
    assert not one.wishes.exists()


def test_a_heading_that_is_the_question_itself_finds_its_place(desk):
    asked = desk.round.questions.get(key="beyond_work").ask
    sheet = _begun(
        desk, f"E-mail,{asked.replace(',', '')},Lunch\na@example.org,tea,soup\nb@example.org,tea;bread,\n".encode()
    )
    desk.round.questions.filter(key="beyond_work").update(ask=asked.replace(",", ""))
    assert list(desk.understood(sheet).values())[1:] == ["email", "beyond_work", "-"]


def test_two_columns_cannot_be_the_same_thing(desk):
    sheet = _begun(desk, google_csv())
    answer = desk.say(sheet, **{**desk.understood(sheet), "column-7": "country"})
    assert answer.status_code == 200
    assert "taken by the column “Which country do you work in?” already" in text(answer)
    sheet.refresh_from_db()
    assert sheet.columns == {}


def test_another_kind_of_file_is_looked_at_anew_and_can_be_forgotten(desk):
    sheet = _begun(desk, google_csv())
    desk.say(sheet, **{**desk.understood(sheet), "kind": "plain"})
    sheet.refresh_from_db()
    assert (sheet.kind, sheet.columns) == ("plain", {})
    desk.say(sheet, "desk_sheet_anew")
    sheet.refresh_from_db()
    assert sheet.kind == ""


def test_a_choice_that_was_never_offered_is_refused(desk):
    sheet = _begun(desk, google_csv())
    answer = desk.say(sheet, **{**desk.understood(sheet), "column-3": "id; DROP TABLE"})
    assert answer.status_code == 200
    assert answer.context["form"].errors["column-3"]


def test_first_and_last_name_are_one_until_somebody_parts_them(desk):
    sheet = _begun(
        desk,
        b"Timestamp,E-mail,First name,Last name\n2026-01-12 09:00,a@example.org,Ada,Lind\n"
        b"2026-01-13 09:00,b@example.org,Bo,Falk\n",
    )
    [name] = [c for c in desk.page(sheet).context["preview"].columns if c.into == "name"]
    assert name.headings == ("First name", "Last name")
    desk.say(sheet, **{**desk.understood(sheet), name.key: "-"})
    assert [c.into for c in desk.page(sheet).context["preview"].columns] == ["applied_at", "email", "", ""]


def test_what_is_private_is_shown_nowhere():
    desk = Desk(*round_asking(PRIVATE))
    sheet = _begun(desk, ROWS)
    for name in ("desk_sheet", "desk_sheet_people"):
        page = desk.page(sheet, name).content.decode()
        assert "Once upon a time" not in page
        assert "Somebody Else" not in page
    assert "Private: what stands in it is not shown." in text(desk.page(sheet))


# ------------------------------------------------------------------------------------------------- adding
def test_adding_asks_once_more_and_then_says_what_happened(desk, django_capture_on_commit_callbacks):
    sheet = _begun(desk, example_rows(5, 2))
    assert "Add 5 people" in text(desk.page(sheet, "desk_sheet_people"))
    with django_capture_on_commit_callbacks(execute=True):
        answer = desk.say(sheet, "desk_sheet_people", write_to_them="on")
    page = text(desk.client.get(answer.url))
    assert "5 people were added" in page
    assert "The file is deleted" in page
    assert "on its way" in page
    assert desk.round.enrolments.count() == 5
    assert desk.say(sheet, "desk_sheet_people").status_code == 302
    assert desk.round.enrolments.count() == 5


def test_without_the_tick_nobody_is_written_to(desk):
    sheet = _begun(desk, example_rows(2, 1))
    desk.say(sheet, "desk_sheet_people")
    sheet.refresh_from_db()
    assert sheet.write_to_them is False


def test_ending_says_so_and_the_page_stays_readable(desk, django_capture_on_commit_callbacks):
    sheet = _begun(desk, example_rows(2, 1))
    with django_capture_on_commit_callbacks(execute=True):
        answer = desk.say(sheet, "desk_sheet_ending")
    assert "nobody was added, and the file is deleted" in text(desk.client.get(answer.url))
    assert "This import has ended" in text(desk.page(sheet))
    assert not list(uploads.folder().iterdir())


def test_a_file_that_went_missing_is_said_kindly(desk):
    sheet = _begun(desk, example_rows(2, 1))
    uploads.forget(sheet.file)
    assert "no longer here" in text(desk.page(sheet))
    assert desk.page(sheet, "desk_sheet_people").status_code == 302
    assert desk.say(sheet, "desk_sheet_people").status_code == 302
    assert not desk.round.enrolments.exists()


def test_while_a_large_sheet_is_read_or_written_the_page_tells_how_far(desk, monkeypatch):
    monkeypatch.setattr(weighing, "SMALL_FILE", 100)
    sheet = _begun(desk, example_rows(5, 2))
    assert "being read" in text(desk.page(sheet))
    SheetImport.objects.update(working_since=clock.now())
    assert "has not begun yet" in text(desk.page(sheet))
    uploads.say_how_far(sheet.file, 2, 5)
    assert "2 of 5 people" in text(desk.page(sheet))
    assert desk.page(sheet, "desk_sheet_people").status_code == 302


def test_the_page_of_imports_costs_as_much_for_three_as_for_one(desk, django_assert_num_queries):
    desk.client.get(desk.address())  # the first page of a sitting notes when it began

    def looked():
        with django_assert_num_queries(8):
            assert desk.client.get(desk.address()).status_code == 200

    for some in (1, 2):
        for at in range(some):
            sheet = _begun(desk, example_rows(1, 1, seed=some * 10 + at))
            imports.add_people(sheet, write_to_them=False, by=desk.coordinator)
            _begun(desk, example_rows(1, 1))
        looked()


# ------------------------------------------------------------------------------------------------- whose it is
def test_another_coordinator_of_the_round_sees_that_it_happened_and_not_what_is_in_it(desk):
    sheet = _begun(desk, example_rows(2, 1))
    other = Desk(desk.round, make.on_the_team(desk.round.programme))
    for name in ("desk_sheet", "desk_sheet_people"):
        assert other.page(sheet, name).status_code == 404
        assert other.say(sheet, name).status_code == 404
    for name in ("desk_sheet_anew", "desk_sheet_ending"):
        assert other.say(sheet, name).status_code == 404
    imports.add_people(sheet, write_to_them=False, by=desk.coordinator)
    assert "people.csv" in text(other.client.get(other.address()))


def test_a_sheet_is_not_reached_through_another_round(desk):
    sheet = _begun(desk, example_rows(2, 1))
    elsewhere = make.round_of(desk.round.programme)
    address = reverse("desk_sheet", args=[desk.round.programme.slug, elsewhere.number, sheet.pk])
    assert desk.client.get(address).status_code == 404


# ------------------------------------------------------------------------------------------------- files out, and in
def test_the_sheet_is_downloaded_by_a_button_and_never_by_a_link(desk):
    imports.add_people(_begun(desk, example_rows(3, 2)), write_to_them=False, by=desk.coordinator)
    assert "Download the sheet" in text(desk.client.get(desk.address("desk_export")))
    for kind, magic in (("csv", b"\xef\xbb\xbfid"), ("xlsx", b"PK")):
        answer = desk.client.post(desk.address("desk_export"), {"kind": kind})
        assert answer["Content-Disposition"] == f'attachment; filename="{desk.round.programme.slug}-1.{kind}"'
        assert "no-store" in answer["Cache-Control"]
        assert answer.content.startswith(magic)


def test_a_programme_file_goes_out_of_one_round_and_into_another(desk):
    out = desk.client.get(desk.address("desk_programme_file")).content
    other = Desk(*_empty_round())
    answer = other.client.post(other.address("desk_questions_file"), {"file": SimpleUploadedFile("iln.toml", out)})
    assert answer.url == other.address("desk_questions")
    facts = ["key", "kind", "ask", "options", "private", "wishable", "common", "of"]
    assert list(other.round.questions.values(*facts)) == list(desk.round.questions.values(*facts))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b"not = [toml", "is not a programme file"),
        (b"\xff\xfe\x00", "not text in UTF-8"),
        (b'name = "x"', "no questions in this file"),
        (b'name = "x"\nquestions = 3', "not written as it should be"),
        (b'name = "x"\n[[questions]]\nid = "a"\nkind = "magic"', "kind is"),
        (b'name = "x"\n[[questions]]\nid = "a b c"\nkind = "choice"', "cannot be the id"),
        (b'name = "x"\n[[questions]]\nid = "a"\nkind = "choice"\nask = "%s"' % (b"x" * 300), "longer than 240"),
        (b'name = "x"\n[[questions]]\nid = "a"\nkind = "choice"\noptions = ["%s"]' % (b"x" * 90), "longer than 80"),
        (b'name = "x"\n[[questions]]\nid = "a"\nkind = "choice"\ncommon = 1e9', "from 0 to 10"),
        (b'name = "x"\n[[questions]]\nid = "land"\nkind = "country"', "only once"),
        (b'name = "x"\n[[questions]]\nid = "sector"\nkind = "choice"', "asked already"),
        (b'name = "x"\n' + b"".join(b'[[questions]]\nid = "q%d"\nkind = "text"\n' % n for n in range(61)), "sixty"),
    ],
)
def test_a_programme_file_that_does_not_fit_is_refused_beside_the_field(desk, content, said):
    before = desk.round.questions.count()
    answer = desk.client.post(desk.address("desk_questions_file"), {"file": SimpleUploadedFile("ours.toml", content)})
    assert answer.status_code == 200
    assert said in answer.context["form"].errors["file"][0]
    assert desk.round.questions.count() == before
    assert not list(uploads.folder().iterdir())


def _begun(desk, content, name="people.csv"):
    return imports.begin_import(desk.round, upload(content, name), by=desk.coordinator)


def _empty_round():
    round_ = make.round_of(questions=False)
    return round_, make.on_the_team(round_.programme)
