"""The figures of a round: pictures with the table beneath each, the minutes of work, and all of it as a sheet."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sameboat.doors.desk.doing import done_or_told
from sameboat.doors.desk.forms.figures import FiguresOutForm
from sameboat.doors.desk.keeping import to_keep
from sameboat.doors.desk.pictures import as_pictures
from sameboat.doors.desk.rooms import ByMember, led_round_of, programme_of, room
from sameboat.mentoring.matching.actions.sheets_out import take_out
from sameboat.mentoring.matching.queries.figures import figures_of
from sameboat.mentoring.programmes.actions.times import count_desk_time
from sameboat.mentoring.programmes.models import Role
from sameboat.mentoring.programmes.queries.times import work_on


@require_safe
@login_required
def figures(request: ByMember, slug: str, number: int) -> HttpResponse:
    """A round as pictures."""
    round_ = led_round_of(request, slug, number)
    found = figures_of(request.user, round_)
    assert found is not None  # nosec B101: whoever leads the round may see them
    return room(
        request,
        "desk/figures.html",
        round_,
        "figures",
        tabs=[],
        figures=found,
        worked=work_on(request.user, round_),
        **as_pictures(found),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def out(request: ByMember, slug: str, number: int) -> HttpResponse:
    """The figures, the review, or who waits, as a file."""
    round_ = led_round_of(request, slug, number)
    form = FiguresOutForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        return to_keep(*take_out(round_, said["what"], workbook=said["kind"] == "xlsx", by=request.user))
    return room(request, "desk/figures_out.html", round_, "figures", tabs=[], form=form)


@require_POST
@login_required
def timing(request: ByMember, slug: str) -> HttpResponse:
    """Count coordinators' minutes, or no longer."""
    programme = programme_of(request, slug, Role.COORDINATOR)
    counted = request.POST.get("counted") == "yes"
    done = _("Your minutes are counted again.") if counted else _("Your minutes are no longer counted.")
    newest = programme.rounds.first()
    to = {"to": "desk_figures", "slug": slug, "number": newest.number} if newest else {"to": "desk"}
    return done_or_told(request, lambda: count_desk_time(programme, by=request.user, counted=counted), done, **to)
