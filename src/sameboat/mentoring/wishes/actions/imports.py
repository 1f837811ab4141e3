"""Importing a sheet, step by step. Until everybody is added nothing is, and then the file is gone.

Small sheets are read and written while somebody waits; large ones by the worker, one step at a time.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django_tasks import task

from sameboat.base.jobs.actions import require_our_turn
from sameboat.base.kit import clock
from sameboat.base.kit.models import note
from sameboat.base.kit.verdicts import Refused, Verdict, require
from sameboat.members.notices.actions import send_letter
from sameboat.members.people.models import Person
from sameboat.mentoring.programmes import uploads
from sameboat.mentoring.programmes.models import Round, SheetImport, SheetLine
from sameboat.mentoring.programmes.queries import is_coordinator
from sameboat.mentoring.programmes.queries.imports import in_pieces
from sameboat.mentoring.programmes.rules import imports as rules
from sameboat.mentoring.programmes.rules import may_lead
from sameboat.mentoring.programmes.sheet_reading import SMALL_ROWS, Understood, is_small, why_not_read
from sameboat.mentoring.wishes.actions.sheet_people import People
from sameboat.mentoring.wishes.queries.imports import (
    Sorted,
    as_facts,
    previewed,
    read_again,
    sorted_out,
)

ADDED = "added_from_a_sheet"
"""The letter to everybody who was added."""


class Upload(Protocol):
    """A file as it arrives."""

    name: str | None

    def chunks(self) -> Any:
        """Its bytes, piece by piece."""


def begin_import(round_: Round, upload: Upload, *, by: Person) -> SheetImport:
    """Keep an uploaded sheet, to be looked at before anybody is added.

    Refused, and the file deleted, if it cannot be read: the sentence says why, and what would help.
    """
    require(may_import(round_, by))
    file = uploads.keep(upload.chunks())
    try:
        return _begun(round_, file, (upload.name or "sheet")[:120], by)
    except BaseException:
        uploads.forget(file)
        raise


@transaction.atomic
def say_what_it_is(sheet_import: SheetImport, kind: str, columns: Mapping[str, str], *, by: Person) -> SheetImport:
    """What sort of file it is, and what its columns are, where that differs from what was understood.

    Refused, and nothing kept, where a small file cannot be read so; of a large one the worker says so later.
    """
    sheet_import = _locked(sheet_import, by)
    sheet_import.kind, sheet_import.columns = kind, dict(columns)
    sheet_import.save(update_fields=["kind", "columns"])
    _have_it_read(sheet_import)
    return sheet_import


@transaction.atomic
def end_import(sheet_import: SheetImport, *, by: Person) -> SheetImport:
    """Give it up: the file is deleted, and nobody was added."""
    return _given_up(_locked(sheet_import, by), by=by)


def add_people(sheet_import: SheetImport, *, write_to_them: bool, by: Person) -> SheetImport:
    """Add everybody, all or nobody, and delete the file. Many people are added by the worker."""
    understood = read_again(sheet_import)
    if len(understood.people) <= SMALL_ROWS:
        return _add(sheet_import, understood, write_to_them=write_to_them, by=by)
    with transaction.atomic():
        sheet_import = _locked(sheet_import, by)
        require(_may_add(understood, sorted_out(sheet_import.round, understood)))
        sheet_import.working_since, sheet_import.write_to_them = clock.now(), write_to_them
        sheet_import.trouble = ""
        sheet_import.save(update_fields=["working_since", "write_to_them", "trouble"])
        add_the_people.enqueue(str(sheet_import.pk))
    return sheet_import


def may_import(round_: Round, by: Person) -> Verdict:
    """Whether somebody may bring a sheet into this round now."""
    return rules.may_import(
        is_coordinator(by, round_.programme),
        announced_at=round_.announced_at,
        ended_at=round_.ended_at,
        asks=round_.questions.count(),
    )


# ---- what the worker does


@task(queue_name="long")
def read_the_sheet(import_id: str) -> None:
    """Read a large file, and lay what was understood beside it for the pages to show."""
    sheet_import = _open(import_id)
    if sheet_import is None:
        return
    preview = previewed(sheet_import.round, read_again(sheet_import))
    now = _open(import_id)
    if now and (now.kind, now.columns) == (sheet_import.kind, sheet_import.columns):
        uploads.remember_reading(sheet_import.file, as_facts(preview))


@task(queue_name="long")
def add_the_people(import_id: str) -> None:
    """Add the people of a large sheet. What is refused now is kept as a sentence for the coordinator."""
    sheet_import = _open(import_id)
    if sheet_import is None or sheet_import.working_since is None or sheet_import.by is None:
        return
    try:
        _add(sheet_import, read_again(sheet_import), write_to_them=sheet_import.write_to_them, by=sheet_import.by)
    except Refused as trouble:
        SheetImport.objects.filter(pk=sheet_import.pk).update(working_since=None, trouble=str(trouble.why)[:240])


@task()
def write_to_those_added(import_id: str) -> None:
    """Tell everybody who was added. Told twice, they get one letter."""
    lines = SheetLine.objects.filter(sheet_import=UUID(import_id)).select_related("enrolment__person")
    for some in in_pieces(lines.iterator(chunk_size=500)):
        with transaction.atomic():
            for line in some:
                send_letter(
                    ADDED, about=line.enrolment_id, to=line.enrolment.person, key=f"{ADDED}:{line.enrolment_id}"
                )


def end_old_imports() -> int:
    """End what nobody went on with for a day, and delete files that no import speaks of. How many ended."""
    before = clock.now() - uploads.KEPT_FOR
    old = SheetImport.objects.filter(made_at__lt=before, finished_at=None, abandoned_at=None)
    old = old.filter(Q(working_since=None) | Q(working_since__lt=before))
    ended = [end.pk for each in old if (end := _ended_by_age(each))]
    uploads.forget_strays(SheetImport.objects.exclude(file="").values_list("file", flat=True))
    return len(ended)


# ---- how


@transaction.atomic
def _begun(round_: Round, file: str, name: str, by: Person) -> SheetImport:
    why_not = why_not_read(uploads.path_of(file))
    if why_not:
        raise Refused(why_not)
    sheet_import = SheetImport.objects.create(round=round_, by=by, file=file, name=name)
    _have_it_read(sheet_import)
    note("begin import", sheet_import, by=by)
    return sheet_import


def _have_it_read(sheet_import: SheetImport) -> None:
    if is_small(uploads.path_of(sheet_import.file)):
        refusal = read_again(sheet_import).refusal
        if refusal:
            raise Refused(refusal)
    else:
        uploads.forget_reading(sheet_import.file)
        read_the_sheet.enqueue(str(sheet_import.pk))


def _add(sheet_import: SheetImport, understood: Understood, *, write_to_them: bool, by: Person) -> SheetImport:
    """One transaction: before it nobody is there, after it everybody is."""
    file = sheet_import.file
    with transaction.atomic():
        require_our_turn()
        sheet_import = _locked(sheet_import, by, working=True)
        Round.objects.select_for_update().get(pk=sheet_import.round_id)
        require(may_import(sheet_import.round, by))
        sorted_ = sorted_out(sheet_import.round, understood)
        require(_may_add(understood, sorted_))
        of = len(sorted_.new) + len(sorted_.renewed)
        People(sheet_import, understood, by=by).write(sorted_, lambda done: uploads.say_how_far(file, done, of))
        sheet_import.added, sheet_import.renewed = len(sorted_.new), len(sorted_.renewed)
        sheet_import.left_out = understood.rows_read - of
        sheet_import.write_to_them, sheet_import.working_since = write_to_them, None
        sheet_import.finished_at, sheet_import.trouble = clock.now(), ""
        _without_file(sheet_import)
        note("add people of a sheet", sheet_import, by=by)
        if write_to_them:
            write_to_those_added.enqueue(str(sheet_import.pk))
    return sheet_import


def _may_add(understood: Understood, sorted_: Sorted) -> Verdict:
    if understood.refusal:
        return Verdict(False, understood.refusal)
    return rules.may_add_people(
        people=len(sorted_.new) + len(sorted_.renewed), stops=len(understood.stops), working=False
    )


def _locked(sheet_import: SheetImport, by: Person, *, working: bool = False) -> SheetImport:
    """The import as it is now, if ``by`` may go on with it; ``working`` says that it is the worker who asks."""
    sheet_import = (
        SheetImport.objects.select_for_update(of=("self",))
        .select_related("round__programme", "by")
        .get(pk=sheet_import.pk)
    )
    require(
        rules.may_go_on_with(
            sheet_import.by_id == by.pk,
            finished_at=sheet_import.finished_at,
            abandoned_at=sheet_import.abandoned_at,
        )
    )
    require(may_lead(is_coordinator(by, sheet_import.round.programme)))
    if sheet_import.working_since and not working:
        require(rules.may_add_people(people=1, stops=0, working=True))
    return sheet_import


def _open(import_id: str) -> SheetImport | None:
    """The import, if it still goes on."""
    return (
        SheetImport.objects.filter(pk=UUID(import_id), finished_at=None, abandoned_at=None)
        .select_related("round__programme", "by")
        .first()
    )


@transaction.atomic
def _ended_by_age(sheet_import: SheetImport) -> SheetImport | None:
    row = (
        SheetImport.objects.select_for_update().filter(pk=sheet_import.pk, finished_at=None, abandoned_at=None).first()
    )
    return _given_up(row, by=None) if row else None


def _given_up(sheet_import: SheetImport, *, by: Person | None) -> SheetImport:
    sheet_import.abandoned_at = clock.now()
    _without_file(sheet_import)
    note("end import", sheet_import, by=by)
    return sheet_import


def _without_file(sheet_import: SheetImport) -> None:
    """The file goes when the transaction has held; what the coordinator said about its columns goes with the row."""
    file, sheet_import.file, sheet_import.columns = sheet_import.file, "", {}
    sheet_import.save()
    transaction.on_commit(lambda: uploads.forget(file))
