"""A sheet of 860 is imported in the browser and becomes the same round; once more without script, and on a phone."""

from __future__ import annotations

import csv

import pytest
from axe_playwright_python.sync_playwright import Axe

from sameboat.mentoring.programmes import uploads
from sameboat.mentoring.programmes.models import SheetImport
from sameboat.sheets.plain import read_sheet
from sameboat.sheets.programmes import read_programme
from tests.mentoring.sheets import example_rows, iln_round, sheet_of
from tests.sheets.test_exports_services import google

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.FOLDER = tmp_path / "site"
    settings.FOLDER.mkdir()


class Coordinator:
    """Somebody at the desk of a round, who looks at every page they come to, with axe beside them."""

    def __init__(self, page, round_, *, scripts=True):
        self.page, self.round, self.scripts = page, round_, scripts
        self.desk = f"/desk/{round_.programme.slug}/{round_.number}"

    def goes_to_the_people(self):
        self.page.goto(f"{self.desk}/people/")
        return self

    def follows(self, words):
        self.page.get_by_role("link", name=words, exact=True).click()
        return self

    def uploads(self, path):
        self.page.get_by_label("The sheet").set_input_files(path)
        return self.presses("Upload it and look")

    def presses(self, words):
        self.page.get_by_role("button", name=words).click()
        self.page.wait_for_load_state()
        return self

    def reads(self, *sentences):
        main = self.page.locator("main")
        for sentence in sentences:
            main.get_by_text(sentence).first.wait_for()
        if self.scripts:
            found = Axe().run(self.page).response["violations"]
            assert [(each["id"], each["nodes"][0]["html"][:120]) for each in found] == []
        assert self.page.evaluate("document.documentElement.scrollWidth") <= self.page.viewport_size["width"]
        return self

    def says_that(self, heading, is_):
        self.page.get_by_label(heading).select_option(label=is_)
        return self

    def downloads(self, words):
        with self.page.expect_download() as download:
            self.page.get_by_role("button", name=words).click()
        return download.value.path()


def test_a_sheet_of_860_is_imported_and_becomes_the_same_round(wide_page, signed_in, tmp_path):
    round_, ingrid = iln_round()
    signed_in(wide_page, ingrid)
    sheet = tmp_path / "applications.csv"
    sheet.write_bytes(sheet_of(example_rows()))
    at_the_desk = Coordinator(wide_page, round_)

    at_the_desk.goes_to_the_people().reads("Nobody has applied yet")
    at_the_desk.follows("Import a sheet").reads("Nobody is added until you have seen")
    at_the_desk.uploads(sheet)
    at_the_desk.reads("has 860 rows", "860 people", "from 84 countries", "Nothing is saved yet")
    at_the_desk.reads("All 32 columns were understood")
    assert not round_.enrolments.exists()

    at_the_desk.presses("It is right: go on").reads("Add 860 people", "Write to each of them")
    assert not round_.enrolments.exists()
    wide_page.set_default_timeout(120_000)  # 860 people take a few seconds, and longer on a busy machine
    at_the_desk.presses("Add these people").reads("860 people were added", "The file is deleted")
    assert round_.enrolments.count() == 860
    assert not list(uploads.folder().iterdir())

    at_the_desk.follows("Look at the people").reads("860 people have applied", example_rows()[0]["name"])
    at_the_desk.follows("Take them out").reads("860 people")
    taken_out = at_the_desk.downloads("Download the sheet")

    first, out = (read_sheet(path, read_programme("iln")).people for path in (sheet, taken_out))
    assert len(out) == 860
    for before, after in zip(first, out, strict=True):
        assert after["answers"] == before["answers"]
        assert after["free_hours"] == before["free_hours"]
        assert after["applied_at"] == before["applied_at"]
        assert sorted(map(str, after["wishes"])) == sorted(map(str, before["wishes"]))


def test_a_sheet_with_mistakes_is_corrected_on_a_phone_and_nothing_is_saved_until_it_is_right(
    page, signed_in, tmp_path
):
    round_, ingrid = iln_round()
    signed_in(page, ingrid)
    answers = tmp_path / "Form responses 1.csv"
    rows = google()
    rows[3][1] = ""  # somebody left out their address
    with answers.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)
    at_the_desk = Coordinator(page, round_)

    at_the_desk.goes_to_the_people().follows("Import a sheet").uploads(answers)
    at_the_desk.reads("has 8 rows", "7 people", "One row is left out", "There is no e-mail address")
    at_the_desk.says_that(
        "How do you feel about [Video]", "What kind of library or archive do you work in, or hope to?"
    )
    at_the_desk.presses("It is right: go on").reads("looked at anew", "“Bad” is no option of sector")
    at_the_desk.says_that("How do you feel about [Video]", "left out")
    at_the_desk.presses("Look again with these columns").reads("7 people")
    assert not round_.enrolments.exists()
    at_the_desk.presses("It is right: go on").reads("Add 7 people")
    at_the_desk.presses("Add these people").reads("7 people were added", "Rows left out")
    assert round_.enrolments.count() == 7


def test_it_all_works_without_script_and_an_import_can_be_ended(browser, live_server, signed_in, tmp_path):
    round_, ingrid = iln_round()
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False, color_scheme="dark")
    context.set_default_timeout(20_000)
    page = context.new_page()
    signed_in(page, ingrid)
    sheet = tmp_path / "applications.csv"
    sheet.write_bytes(sheet_of(example_rows(20, 6)))
    at_the_desk = _Plain(page, round_, scripts=False)

    at_the_desk.goes_to_the_people().follows("Import a sheet").uploads(sheet).reads("20 people")
    at_the_desk.presses("End this import and delete the file").reads("nobody was added, and the file is deleted")
    assert not list(uploads.folder().iterdir())
    at_the_desk.uploads(sheet).presses("It is right: go on").presses("Add these people").reads("20 people were added")
    assert SheetImport.objects.filter(finished_at__isnull=False).count() == 1
    context.close()


class _Plain(Coordinator):
    """The same, where nothing can be measured by script."""

    def reads(self, *sentences):
        for sentence in sentences:
            self.page.locator("main").get_by_text(sentence).first.wait_for()
        return self
