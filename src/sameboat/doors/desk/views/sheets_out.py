"""Taking a round out as a sheet or as a programme file, and a programme file in."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from sameboat.base.kit.verdicts import Refused
from sameboat.doors.desk.forms.sheets_out import ProgrammeFileForm, SheetOutForm
from sameboat.doors.desk.keeping import to_keep
from sameboat.doors.desk.rooms import ByMember, led_round_of, room
from sameboat.mentoring.programmes import queries
from sameboat.mentoring.programmes.models import Round
from sameboat.mentoring.programmes.sheet_writing import as_toml
from sameboat.mentoring.wishes.actions.programme_files import take_questions_of
from sameboat.mentoring.wishes.actions.sheets_out import take_sheet_out
from sameboat.mentoring.wishes.queries import programme_file_of


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def people_sheet(request: ByMember, slug: str, number: int) -> HttpResponse:
    """Everybody with what coordinators may see, as a file."""
    round_ = led_round_of(request, slug, number)
    form = SheetOutForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        file = take_sheet_out(round_, workbook=form.cleaned_data["kind"] == "xlsx", by=request.user)
        return to_keep(*file)
    counts = queries.counts_of(round_)
    return room(request, "desk/sheet_out.html", round_, "people", tabs=[], form=form, counts=counts)


@require_safe
@login_required
def programme_file(request: ByMember, slug: str, number: int) -> HttpResponse:
    """Questions and rules for the command line; nobody's answers."""
    round_ = led_round_of(request, slug, number)
    text = as_toml(programme_file_of(round_))
    return to_keep(f"{slug}-{number}.toml", "application/toml; charset=utf-8", text.encode("utf-8"))


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def questions_file(request: ByMember, slug: str, number: int) -> HttpResponse:
    """Ask what a programme file asks."""
    round_ = led_round_of(request, slug, number)
    form = ProgrammeFileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        taken = _taken(request, round_, form)
        if taken:
            messages.success(
                request, ngettext("One question was added.", "%(n)s questions were added.", taken) % {"n": taken}
            )
            return redirect("desk_questions", slug, number)
    return room(request, "desk/questions_file.html", round_, "questions", tabs=[], form=form)


def _taken(request: ByMember, round_: Round, form: ProgrammeFileForm) -> int:
    """How many questions were added; the refusal stands beside the file."""
    try:
        new = take_questions_of(form.facts, into=round_, fits_together=form.fits_together, by=request.user)
    except Refused as trouble:
        form.add_error("file", str(trouble.why))
        return 0
    return len(new)
