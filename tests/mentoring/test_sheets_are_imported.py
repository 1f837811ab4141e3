"""A sheet becomes people of a round: all of them or nobody, and never over what somebody wrote themselves."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.db import connection
from django_tasks_db.models import DBTaskResult

from sameboat.base.jobs.worker import Worker
from sameboat.base.kit import clock
from sameboat.base.kit.models import DiaryEntry
from sameboat.base.kit.verdicts import Refused
from sameboat.base.vault.models import DataKey
from sameboat.members.notices.models import Letter
from sameboat.members.notices.words import written
from sameboat.members.people.models import Person
from sameboat.members.safety.queries import avoided_by
from sameboat.mentoring.matching.bridge import people_for_the_engine
from sameboat.mentoring.programmes import uploads
from sameboat.mentoring.programmes.models import Enrolment, Role, SheetImport, SheetLine
from sameboat.mentoring.programmes.queries.imports import imports_into, imports_of
from sameboat.mentoring.programmes.sheet_reading import weighing
from sameboat.mentoring.wishes.actions import imports
from sameboat.mentoring.wishes.models import Answer, Consent, Wish
from sameboat.mentoring.wishes.queries.imports import preview_of
from sameboat.mentoring.wishes.queries.saved import everything_said
from tests import site_makers as make
from tests.mentoring.sheets import example_rows, iln_round, round_asking, sheet_of, upload

pytestmark = pytest.mark.django_db

PRIVATE = {
    "name": "private",
    "shape": "pairs",
    "questions": [
        {"id": "country", "kind": "country", "ask": "Where?"},
        {"id": "languages", "kind": "languages", "ask": "Which languages?"},
        {"id": "faith", "kind": "choice", "ask": "Your faith?", "private": True, "options": ["none", "some"]},
        {"id": "story", "kind": "text", "ask": "Your story?", "private": True, "wishable": False},
        {"id": "offers", "kind": "offers", "ask": "What could you help with?"},
        {"id": "asks", "kind": "asks", "of": "offers", "ask": "What would help you?"},
        {"id": "free_hours", "kind": "hours", "ask": "When?"},
        {"id": "about", "kind": "text", "ask": "About you?", "wishable": False},
    ],
    "rules": {"different": ["country"]},
}
ROWS = [
    {
        "id": "A1", "applied_at": "2026-01-12T08:05:00+13:00", "email": "Aroha.Quill@example.org",
        "name": "Aroha Quill",
        "country": "New Zealand", "languages": "English; Māori", "faith": "some", "consent_faith": "tell",
        "wish_faith": "same", "weight_faith": "nice", "story": "Once upon a time", "consent_story": "use",
        "time_zone": "Pacific/Auckland", "free_hours": "Mo 19:00-21:00", "offers": "grants", "asks": "teaching",
        "weight_asks": "must", "wish_languages": "same", "avoid": "A2; Somebody Else", "trio": "no",
        "reports_to": "head@example.org", "chooses": "A2", "first_claim": "yes", "about": "I run a branch of five.",
    },
    {"id": "A2", "email": "benno.falz@example.org", "name": "Benno Falz", "country": "DE", "languages": "German",
     "faith": "none", "wish_faith": "same", "by_email": "yes"},
    {"id": "A3", "email": "", "name": "Nobody Reachable", "country": "PT"},
]  # fmt: skip


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.FOLDER = tmp_path
    settings.KEYS = tmp_path / "keys"


@pytest.fixture
def private_round():
    return round_asking(PRIVATE)


def brought_in(rows, round_, by, **how):
    how.setdefault("write_to_them", False)
    return imports.add_people(imports.begin_import(round_, upload(rows), by=by), by=by, **how)


def work_all():
    worker = Worker()
    while worker.do_one(long=True) or worker.do_one(long=False):
        pass


# ------------------------------------------------------------------------------------------------- what is written
def test_everything_a_row_says_is_written_once(private_round):
    round_, coordinator = private_round
    done = brought_in(ROWS, round_, coordinator)
    assert (done.added, done.renewed, done.left_out) == (2, 0, 1)
    aroha = Enrolment.objects.get(person__email="aroha.quill@example.org")
    assert aroha.source == "sheet"
    assert aroha.person.name == "Aroha Quill"
    assert aroha.person.zone == "Pacific/Auckland"
    assert aroha.applied_at.isoformat() == "2026-01-11T19:05:00+00:00"
    assert (aroha.may_be_three, aroha.by_email, aroha.first_claim) == (False, False, True)
    said = everything_said(aroha)
    assert said.answers == {
        "country": ("NZ",),
        "languages": ("en", "mi"),
        "faith": ("some",),
        "story": ("Once upon a time",),
        "offers": ("grants",),
        "asks": ("teaching",),
        "free_hours": ("Pacific/Auckland", "1140-1260"),
        "about": ("I run a branch of five.",),
    }
    assert said.consents == {"faith": "tell", "story": "use"}
    assert {key: (w.kind, w.weight) for key, w in said.wishes.items()} == {
        "faith": ("same", "nice"),
        "languages": ("same", "should"),
        "asks": ("these", "must"),
    }
    line = aroha.line_of_a_sheet
    assert (line.known_as, line.reports_to, line.chooses) == ("A1", "head@example.org", [])  # A2 is avoided


def test_private_answers_are_sealed_and_lie_nowhere_in_the_open(private_round):
    round_, coordinator = private_round
    brought_in(ROWS, round_, coordinator)
    sealed = Answer.objects.filter(question__private=True)
    assert sealed.count() == 2
    assert all(answer.values == [] and answer.sealed for answer in sealed)
    wish = Wish.objects.get(question__key="faith")
    assert (wish.kind, wish.values, bool(wish.sealed)) == ("", [], True)
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            assert "Once upon a time" not in str(cursor.fetchall()), table


def test_a_private_answer_without_consent_is_not_kept_and_that_is_told(private_round):
    round_, coordinator = private_round
    sheet = imports.begin_import(round_, upload(ROWS), by=coordinator)
    told = preview_of(sheet).doubts
    assert any("have not said yes" in each.what and "Your faith?" in each.what for each in told)
    imports.add_people(sheet, write_to_them=False, by=coordinator)
    benno = Enrolment.objects.get(person__email="benno.falz@example.org")
    assert set(everything_said(benno).answers) == {"country", "languages"}
    assert not everything_said(benno).wishes
    assert not Consent.objects.filter(enrolment=benno).exists()
    assert not DataKey.objects.filter(owner=benno.person_id).exists()


def test_people_to_avoid_are_sealed_and_named_by_address_where_they_are_known(private_round):
    round_, coordinator = private_round
    brought_in(ROWS, round_, coordinator)
    aroha = Person.objects.get(email="aroha.quill@example.org")
    assert {text for _row, text in avoided_by(aroha)} == {"benno.falz@example.org", "Somebody Else"}


def test_a_new_account_has_no_password_and_its_address_is_not_proved(private_round):
    round_, coordinator = private_round
    brought_in(ROWS, round_, coordinator)
    benno = Person.objects.get(email="benno.falz@example.org")
    assert not benno.has_usable_password()
    address = EmailAddress.objects.get(user=benno)
    assert (address.verified, address.primary) == (False, True)


def test_nobody_has_agreed_to_anything_by_being_on_a_sheet(private_round):
    round_, coordinator = private_round
    brought_in(ROWS, round_, coordinator)
    for enrolment in round_.enrolments.all():
        agreed = [enrolment.of_age_at, enrolment.eligible_at, enrolment.conduct_agreed_at, enrolment.notice_agreed_at]
        assert agreed == [None] * 4
        assert enrolment.notice_version == ""


def test_whoever_has_no_time_comes_after_everybody_who_has_one(private_round):
    round_, coordinator = private_round
    late = {"id": "Z", "email": "z@example.org", "applied_at": "2099-01-01"}
    brought_in(
        [{"id": "Y", "email": "y@example.org"}, {"id": "X", "email": "x@example.org"}, late], round_, coordinator
    )
    line = round_.enrolments.order_by("applied_at").values_list("person__email", flat=True)
    assert list(line) == ["z@example.org", "y@example.org", "x@example.org"]


def test_the_diary_says_who_brought_it_and_each_person_may_read_it(private_round):
    round_, coordinator = private_round
    sheet = brought_in(ROWS, round_, coordinator)
    assert DiaryEntry.objects.filter(act="add people of a sheet", about=sheet.pk, by=coordinator).count() == 1
    aroha = Person.objects.get(email="aroha.quill@example.org")
    acts = set(DiaryEntry.objects.filter(whose=aroha, by=coordinator).values_list("act", flat=True))
    assert acts == {"begin account from a sheet", "apply by a sheet", "change whom to avoid"}


# ------------------------------------------------------------------------------------------------- who is there already
def test_what_somebody_wrote_themselves_is_never_changed(private_round):
    round_, coordinator = private_round
    aroha = make.person("Aroha", email="aroha.quill@example.org")
    mine = make.applicant(round_, aroha, country="FJ")
    sheet = imports.begin_import(round_, upload(ROWS), by=coordinator)
    assert [(some.rows, "by themselves" in some.why) for some in preview_of(sheet).left_out][1] == ([2], True)
    imports.add_people(sheet, write_to_them=False, by=coordinator)
    mine.refresh_from_db()
    aroha.refresh_from_db()
    assert everything_said(mine).answers == {"country": ("FJ",)}
    assert (mine.source, aroha.name) == ("site", "Aroha")
    assert not avoided_by(aroha)


@pytest.mark.parametrize("state", [{"sent": False}, {"sent": True}])
def test_a_draft_or_a_withdrawn_application_is_the_persons_own_too(private_round, state):
    round_, coordinator = private_round
    mine = make.applicant(round_, make.person(email="aroha.quill@example.org"), **state)
    if state["sent"]:
        Enrolment.objects.filter(pk=mine.pk).update(withdrawn_at=clock.now())
    assert brought_in(ROWS, round_, coordinator).added == 1
    assert round_.enrolments.get(person__email="aroha.quill@example.org").pk == mine.pk


def test_somebody_with_an_account_of_their_own_keeps_it_as_it_is(private_round):
    round_, coordinator = private_round
    aroha = make.person("Aroha of Old", email="aroha.quill@example.org", zone="Europe/Lisbon", password="long and mine")
    brought_in(ROWS, round_, coordinator)
    aroha.refresh_from_db()
    assert (aroha.name, aroha.zone) == ("Aroha of Old", "Europe/Lisbon")
    assert aroha.check_password("long and mine")
    assert round_.enrolments.filter(person=aroha, source="sheet").exists()
    assert not EmailAddress.objects.filter(user=aroha).exists()


def test_the_preview_does_not_say_who_has_an_account_elsewhere(private_round):
    round_, coordinator = private_round
    before = preview_of(imports.begin_import(round_, upload(ROWS), by=coordinator))
    make.applicant(make.round_of(), make.person(email="aroha.quill@example.org"))
    assert preview_of(imports.begin_import(round_, upload(ROWS), by=coordinator)) == before


def test_a_newer_sheet_changes_what_an_older_sheet_said_and_nobody_has_touched(private_round):
    round_, coordinator = private_round
    brought_in(ROWS, round_, coordinator)
    newer = [ROWS[0] | {"country": "AU", "faith": "none", "wish_languages": "", "about": ""}, ROWS[1]]
    done = brought_in(newer, round_, coordinator)
    assert (done.added, done.renewed) == (0, 2)
    said = everything_said(round_.enrolments.get(person__email="aroha.quill@example.org"))
    assert said.answers["country"] == ("AU",)
    assert said.answers["faith"] == ("none",)
    assert "about" not in said.answers
    assert "languages" not in said.wishes
    assert SheetLine.objects.count() == 2
    assert Person.objects.filter(email__endswith="@example.org", enrolments__round=round_).count() == 2


def test_once_somebody_has_been_here_a_newer_sheet_changes_nothing(private_round):
    round_, coordinator = private_round
    brought_in(ROWS, round_, coordinator)
    round_.enrolments.filter(person__email="aroha.quill@example.org").update(edition=1)
    done = brought_in([ROWS[0] | {"country": "AU"}, ROWS[1]], round_, coordinator)
    assert (done.renewed, done.left_out) == (1, 1)
    said = everything_said(round_.enrolments.get(person__email="aroha.quill@example.org"))
    assert said.answers["country"] == ("NZ",)


def test_a_consent_that_was_taken_back_does_not_come_back_by_a_sheet(private_round):
    round_, coordinator = private_round
    brought_in(ROWS, round_, coordinator)
    aroha = round_.enrolments.get(person__email="aroha.quill@example.org")
    Consent.objects.filter(enrolment=aroha, question__key="faith").update(withdrawn_at=clock.now())
    assert brought_in(ROWS, round_, coordinator).renewed == 1
    assert Consent.objects.get(enrolment=aroha, question__key="faith").withdrawn_at


def test_an_account_that_was_closed_is_not_opened_again(private_round):
    round_, coordinator = private_round
    make.person(email="aroha.quill@example.org", left_at=clock.now())
    assert brought_in(ROWS, round_, coordinator).added == 1
    assert not round_.enrolments.filter(person__email="aroha.quill@example.org").exists()


def test_one_address_twice_is_one_person_and_the_later_counts(private_round):
    round_, coordinator = private_round
    again = ROWS[0] | {"id": "A9", "email": "AROHA.quill@example.org", "applied_at": "2026-02-01", "country": "FJ"}
    sheet = imports.begin_import(round_, upload([*ROWS, again]), by=coordinator)
    preview = preview_of(sheet)
    assert (preview.new, preview.twice, preview.rows_left_out) == (2, 1, 2)
    imports.add_people(sheet, write_to_them=False, by=coordinator)
    said = everything_said(round_.enrolments.get(person__email="aroha.quill@example.org"))
    assert said.answers["country"] == ("FJ",)


def test_the_first_claim_of_a_deferred_person_is_kept_though_the_sheet_does_not_know(private_round):
    round_, coordinator = private_round
    benno = make.person(email="benno.falz@example.org")
    later = make.round_of(round_.programme, questions=False)
    make.applicant(round_, benno)
    Enrolment.objects.filter(person=benno).update(deferred_at=clock.now())
    imports_into_later = [{"id": "1", "email": "benno.falz@example.org", "country": "DE"}]
    from sameboat.mentoring.wishes.actions import ask_questions_of

    ask_questions_of(round_, into=later, by=coordinator)
    brought_in(imports_into_later, later, coordinator)
    assert later.enrolments.get(person=benno).first_claim


# ------------------------------------------------------------------------------------------------- all or nobody
def counts():
    return {
        model.__name__: model.objects.count()
        for model in (Person, Enrolment, Answer, Wish, Consent, SheetLine, DataKey, EmailAddress, Letter, DiaryEntry)
    }


@pytest.mark.django_db(transaction=True)
def test_killed_at_any_statement_nothing_is_half_done(private_round):
    round_, coordinator = private_round
    sheet = imports.begin_import(round_, upload(ROWS), by=coordinator)
    before, killed_at = counts(), 0

    class Killed(Exception):  # noqa: N818  it is what happens
        pass

    def kill_after(statements):
        left = statements

        def watch(execute, sql, params, many, context):
            nonlocal left
            left -= 1
            if left < 0:
                raise Killed
            return execute(sql, params, many, context)

        return watch

    for statement in range(1, 400):
        try:
            with connection.execute_wrapper(kill_after(statement)):
                imports.add_people(sheet, write_to_them=True, by=coordinator)
            break
        except Killed:
            killed_at = statement
            assert counts() == before, f"killed at statement {statement}"
            assert uploads.path_of(sheet.file).exists(), "the sheet can be tried again"
    assert killed_at > 20
    assert round_.enrolments.count() == 2


def test_the_file_goes_when_the_import_ends_and_not_before(private_round, django_capture_on_commit_callbacks):
    round_, coordinator = private_round
    sheet = imports.begin_import(round_, upload(ROWS), by=coordinator)
    path = uploads.path_of(sheet.file)
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    with django_capture_on_commit_callbacks(execute=True):
        imports.add_people(sheet, write_to_them=False, by=coordinator)
    assert not path.exists()
    assert not list(path.parent.iterdir())
    sheet.refresh_from_db()
    assert (sheet.file, sheet.columns) == ("", {})


def test_giving_up_deletes_the_file_and_adds_nobody(private_round, django_capture_on_commit_callbacks):
    round_, coordinator = private_round
    sheet = imports.begin_import(round_, upload(ROWS), by=coordinator)
    path = uploads.path_of(sheet.file)
    with django_capture_on_commit_callbacks(execute=True):
        imports.end_import(sheet, by=coordinator)
    assert not path.exists()
    assert not round_.enrolments.exists()
    with pytest.raises(Refused, match="has ended"):
        imports.add_people(sheet, write_to_them=False, by=coordinator)


def test_a_sheet_that_nobody_goes_on_with_is_deleted_after_a_day(private_round, django_capture_on_commit_callbacks):
    round_, coordinator = private_round
    sheet = imports.begin_import(round_, upload(ROWS), by=coordinator)
    stray = uploads.path_of(uploads.keep([b"left behind"]))
    path = uploads.path_of(sheet.file)
    with django_capture_on_commit_callbacks(execute=True):
        assert imports.end_old_imports() == 0
    assert path.exists()
    assert stray.exists()
    with (
        time_machine.travel(clock.now() + timedelta(hours=25), tick=False),
        django_capture_on_commit_callbacks(execute=True),
    ):
        assert imports.end_old_imports() == 1
    assert not path.exists()
    assert not stray.exists()


def test_people_are_added_once_however_often_the_button_is_pressed(private_round):
    round_, coordinator = private_round
    sheet = imports.begin_import(round_, upload(ROWS), by=coordinator)
    imports.add_people(sheet, write_to_them=False, by=coordinator)
    with pytest.raises(Refused, match=r"added already|no longer here|nobody to add"):
        imports.add_people(sheet, write_to_them=False, by=coordinator)
    assert round_.enrolments.count() == 2


# ------------------------------------------------------------------------------------------------- letters
def test_letters_are_written_only_if_the_coordinator_says_so_and_once(private_round):
    round_, coordinator = private_round
    brought_in(ROWS, round_, coordinator, write_to_them=False)
    work_all()
    assert not Letter.objects.filter(kind=imports.ADDED).exists()
    sheet = brought_in([ROWS[0]], round_, coordinator, write_to_them=True)
    work_all()
    imports.write_to_those_added.func(str(sheet.pk))
    assert Letter.objects.filter(kind=imports.ADDED).count() == 1


def test_the_letter_says_who_added_them_and_where_to_look_or_withdraw(private_round):
    round_, coordinator = private_round
    brought_in(ROWS, round_, coordinator, write_to_them=True)
    work_all()
    letter = written(Letter.objects.get(kind=imports.ADDED, to__email="benno.falz@example.org"))
    assert coordinator.name in letter.text
    assert f"/{round_.programme.slug}/{round_.number}/application/" in letter.text
    assert "withdraw" in letter.text
    assert "&" not in letter.text
    assert round_.programme.title not in letter.subject


def test_whoever_withdrew_before_the_letter_went_gets_none(private_round):
    round_, coordinator = private_round
    brought_in(ROWS, round_, coordinator, write_to_them=True)
    work_all()
    round_.enrolments.update(withdrawn_at=clock.now())
    assert written(Letter.objects.filter(kind=imports.ADDED).first()) is None


# ------------------------------------------------------------------------------------------------- who may
@pytest.mark.parametrize("role", [Role.COUNTRY_COORDINATOR, Role.SAFEGUARDING_LEAD, Role.TROUBLESHOOTER])
def test_others_of_the_team_bring_in_nobody(private_round, role):
    round_, _coordinator = private_round
    facts = {"country": "PT"} if role == Role.COUNTRY_COORDINATOR else {}
    helper = make.on_the_team(round_.programme, role, **facts)
    with pytest.raises(Refused, match="Only a coordinator"):
        imports.begin_import(round_, upload(ROWS), by=helper)
    assert not SheetImport.objects.exists()
    assert not list(uploads.folder().iterdir())


def test_another_coordinator_sees_that_it_happened_and_not_what_is_in_it(private_round):
    round_, coordinator = private_round
    other = make.on_the_team(round_.programme)
    sheet = imports.begin_import(round_, upload(ROWS), by=coordinator)
    assert list(imports_of(coordinator)) == [sheet]
    assert not imports_of(other).exists()
    assert list(imports_into(other, round_)) == [sheet]
    assert not imports_into(make.person(), round_).exists()
    with pytest.raises(Refused, match="Only the coordinator who uploaded"):
        imports.add_people(sheet, write_to_them=False, by=other)


def test_a_coordinator_who_left_the_team_meanwhile_adds_nobody(private_round):
    round_, coordinator = private_round
    sheet = imports.begin_import(round_, upload(ROWS), by=coordinator)
    coordinator.parts_in_teams.update(until=clock.now())
    with pytest.raises(Refused, match="Only a coordinator"):
        imports.add_people(sheet, write_to_them=False, by=coordinator)


def test_after_partners_were_told_nobody_is_added(private_round):
    round_, coordinator = private_round
    round_.announced_at = clock.now()
    round_.save()
    with pytest.raises(Refused, match="next round"):
        imports.begin_import(round_, upload(ROWS), by=coordinator)


def test_a_round_that_asks_nothing_takes_no_sheet():
    round_ = make.round_of(questions=False)
    with pytest.raises(Refused, match="asks nothing yet"):
        imports.begin_import(round_, upload(ROWS), by=make.on_the_team(round_.programme))


# ------------------------------------------------------------------------------------------------- many, and in numbers
def test_a_round_of_860_costs_few_statements(django_assert_max_num_queries):
    round_, coordinator = iln_round()
    sheet = imports.begin_import(round_, upload(example_rows()), by=coordinator)
    preview = preview_of(sheet)
    assert (preview.new, preview.countries, preview.rows_left_out, preview.doubts) == (860, 84, 0, [])
    with django_assert_max_num_queries(200):
        imports.add_people(sheet, write_to_them=True, by=coordinator)
    assert round_.enrolments.count() == 860
    assert {enrolment.source for enrolment in round_.enrolments.all()} == {"sheet"}


def test_many_people_are_read_and_added_by_the_worker(monkeypatch, django_capture_on_commit_callbacks):
    monkeypatch.setattr(weighing, "SMALL_FILE", 1000)
    monkeypatch.setattr(imports, "SMALL_ROWS", 30)
    round_, coordinator = iln_round()
    sheet = imports.begin_import(round_, upload(example_rows(40, 12)), by=coordinator)
    assert preview_of(sheet) is None
    work_all()
    assert preview_of(sheet).new == 40
    imports.say_what_it_is(sheet, "", {"country": ""}, by=coordinator)
    assert preview_of(sheet) is None
    work_all()
    assert preview_of(sheet).countries == 0
    imports.say_what_it_is(sheet, "", {}, by=coordinator)
    imports.add_people(sheet, write_to_them=False, by=coordinator)
    assert not round_.enrolments.exists()
    with pytest.raises(Refused, match="being added already"):
        imports.end_import(sheet, by=coordinator)
    with django_capture_on_commit_callbacks(execute=True):
        work_all()
    assert round_.enrolments.count() == 40
    sheet.refresh_from_db()
    assert (sheet.added, sheet.working_since, sheet.file) == (40, None, "")
    assert not list(uploads.folder().iterdir())


def test_what_the_worker_is_refused_is_told_to_the_coordinator(monkeypatch):
    monkeypatch.setattr(imports, "SMALL_ROWS", 1)
    round_, coordinator = iln_round()
    sheet = imports.begin_import(round_, upload(example_rows(4, 2)), by=coordinator)
    imports.add_people(sheet, write_to_them=False, by=coordinator)
    round_.announced_at = clock.now()
    round_.save()
    work_all()
    sheet.refresh_from_db()
    assert sheet.working_since is None
    assert "next round" in sheet.trouble
    assert not round_.enrolments.exists()


def test_a_sheet_with_something_to_mend_first_adds_nobody(private_round):
    round_, coordinator = private_round
    two = [{"id": "1", "email": "a@example.org"}, {"id": "1", "email": "b@example.org"}]
    sheet = imports.begin_import(round_, upload(two), by=coordinator)
    assert preview_of(sheet).stops == 1
    with pytest.raises(Refused, match="mended first"):
        imports.add_people(sheet, write_to_them=False, by=coordinator)


def test_queue_and_rows_hold_ids_and_no_words_of_the_sheet(monkeypatch):
    monkeypatch.setattr(weighing, "SMALL_FILE", 100)
    round_, coordinator = iln_round()
    rows = example_rows(3, 2)
    imports.begin_import(round_, upload(sheet_of(rows), "people.csv"), by=coordinator)
    assert rows[0]["email"] not in str(list(DBTaskResult.objects.values_list("args_kwargs", flat=True)))
    assert rows[0]["email"] not in str(SheetImport.objects.values_list().get())


def test_the_engine_gets_what_the_sheet_said_once_an_address_is_proved(private_round):
    round_, coordinator = private_round
    chosen = [
        ROWS[0] | {"avoid": "", "reports_to": "A2"},
        {"id": "A2", "email": "benno.falz@example.org", "country": "DE", "offers": "teaching"},
    ]
    brought_in(chosen, round_, coordinator)
    assert people_for_the_engine(round_) == []
    EmailAddress.objects.update(verified=True)
    aroha, benno = people_for_the_engine(round_)
    assert (aroha.reports_to, aroha.chooses) == (benno.id, (benno.id,))
    assert next(wish for wish in aroha.wishes if wish.question == "asks").values == ("teaching",)
    assert aroha.answers["faith"] == ("some",)
