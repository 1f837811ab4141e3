"""Bringing a sheet in: upload, look at what was understood, say what is wrong, add everybody."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sameboat.base.kit.large_uploads import is_too_large
from sameboat.base.kit.reach import reach
from sameboat.base.kit.verdicts import Refused
from sameboat.doors.desk.doing import done_or_told
from sameboat.doors.desk.forms.imports import AddingForm, ColumnsForm, UploadForm
from sameboat.doors.desk.rooms import ByMember, led_round_of, room
from sameboat.mentoring.programmes import uploads
from sameboat.mentoring.programmes.models import Round, SheetImport
from sameboat.mentoring.programmes.queries.imports import imports_into, imports_of
from sameboat.mentoring.wishes.actions import imports as actions
from sameboat.mentoring.wishes.queries import programme_file_of
from sameboat.mentoring.wishes.queries.imports import Preview, preview_of

PAST_SHOWN = 20


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def sheets(request: ByMember, slug: str, number: int) -> HttpResponse:
    """Upload a sheet; and which were brought in before."""
    round_ = led_round_of(request, slug, number)
    form = UploadForm()
    if request.method == "POST":
        form = UploadForm(request.POST, request.FILES, too_large=is_too_large(request))
        begun = _begun(request, round_, form)
        if begun:
            return redirect("desk_sheet", slug, number, begun.pk)
    return room(
        request,
        "desk/import.html",
        round_,
        "people",
        tabs=[],
        form=form,
        may_import=actions.may_import(round_, request.user),
        mine=imports_of(request.user).filter(round=round_, finished_at=None, abandoned_at=None),
        past=imports_into(request.user, round_).filter(finished_at__isnull=False)[:PAST_SHOWN],
    )


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def sheet(request: ByMember, slug: str, number: int, sheet: UUID) -> HttpResponse:
    """What was understood of a sheet, or how far its people have been added."""
    round_, found = _reached(request, slug, number, sheet)
    if found.finished_at or found.abandoned_at or found.working_since:
        return _after(request, round_, found)
    preview = preview_of(found)
    if preview is None or preview.refusal:
        return room(request, "desk/import_waiting.html", round_, "people", tabs=[], sheet=found, preview=preview)
    form = ColumnsForm(
        request.POST or None, preview=preview, programme_file=programme_file_of(round_), said=found.columns
    )
    if request.method == "POST" and form.is_valid():
        if not form.says_something_new():
            return redirect("desk_sheet_people" if "go" in request.POST else "desk_sheet", slug, number, sheet)
        if _kept(request, found, form):
            return redirect("desk_sheet", slug, number, sheet)
    return room(
        request,
        "desk/import_sheet.html",
        round_,
        "people",
        tabs=[],
        sheet=found,
        preview=preview,
        form=form,
        all_known=_all_known(preview, form),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def adding(request: ByMember, slug: str, number: int, sheet: UUID) -> HttpResponse:
    """The last look, and the button that adds everybody."""
    round_, found = _reached(request, slug, number, sheet)
    form = AddingForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        letter = form.cleaned_data["write_to_them"]
        try:
            actions.add_people(found, write_to_them=letter, by=request.user)
        except Refused as trouble:
            messages.warning(request, str(trouble.why))
        return redirect("desk_sheet", slug, number, sheet)
    preview = None if found.finished_at or found.abandoned_at or found.working_since else preview_of(found)
    if preview is None or preview.refusal or preview.stops or not preview.people:
        return redirect("desk_sheet", slug, number, sheet)
    return room(request, "desk/import_adding.html", round_, "people", tabs=[], sheet=found, preview=preview, form=form)


@require_POST
@login_required
def anew(request: ByMember, slug: str, number: int, sheet: UUID) -> HttpResponse:
    """Forget what was said about the columns: back to what was understood without help."""
    _round, found = _reached(request, slug, number, sheet)
    return done_or_told(
        request,
        lambda: actions.say_what_it_is(found, "", {}, by=request.user),
        _("The sheet was looked at anew."),
        "desk_sheet",
        slug=slug,
        number=number,
        sheet=sheet,
    )


@require_POST
@login_required
def ending(request: ByMember, slug: str, number: int, sheet: UUID) -> HttpResponse:
    """Give the import up; the file is deleted."""
    _round, found = _reached(request, slug, number, sheet)
    return done_or_told(
        request,
        lambda: actions.end_import(found, by=request.user),
        _("The import has ended: nobody was added, and the file is deleted."),
        "desk_import",
        slug=slug,
        number=number,
    )


def _reached(request: ByMember, slug: str, number: int, sheet: UUID) -> tuple[Round, SheetImport]:
    round_ = led_round_of(request, slug, number)
    return round_, reach(imports_of(request.user), pk=sheet, round=round_)


def _begun(request: ByMember, round_: Round, form: UploadForm) -> SheetImport | None:
    if not form.is_valid():
        return None
    try:
        return actions.begin_import(round_, form.cleaned_data["file"], by=request.user)
    except Refused as trouble:
        form.add_error("file", str(trouble.why))
        return None


def _kept(request: ByMember, found: SheetImport, form: ColumnsForm) -> bool:
    """Keep what was said about the columns, for another look; what cannot be so stands on top of the page."""
    try:
        actions.say_what_it_is(found, *form.what_is_said(), by=request.user)
    except Refused as trouble:
        form.add_error(None, str(trouble.why))
        return False
    messages.success(request, _("The sheet was looked at anew, with these columns. This is what was understood now."))
    return True


def _after(request: ByMember, round_: Round, found: SheetImport) -> HttpResponse:
    """The end of an import, or how far the worker has come."""
    if found.working_since and not found.finished_at:
        done, of = uploads.how_far(found.file)
        return room(request, "desk/import_waiting.html", round_, "people", tabs=[], sheet=found, done=done, of=of)
    return room(request, "desk/import_done.html", round_, "people", tabs=[], sheet=found)


def _all_known(preview: Preview, form: ColumnsForm) -> bool:
    """Whether the columns may stay folded up: each was understood, and nobody is correcting them."""
    return not form.errors and not preview.stops and all(column.into for column in preview.columns)
