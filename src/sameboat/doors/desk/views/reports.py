"""Reports, for those who keep people safe and are not concerned. Every look is entered into a diary."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sameboat.base.kit.doing import done_beside
from sameboat.doors.desk.doing import done_or_told
from sameboat.doors.desk.forms.reports import LaterWords
from sameboat.doors.desk.rooms import ByMember, room, round_of
from sameboat.members.safety import actions, queries
from sameboat.members.safety.models import Report
from sameboat.mentoring.partnerships.actions import end_what_was_reported
from sameboat.mentoring.programmes.models import Role, Round
from sameboat.mentoring.programmes.queries.programmes import titles_of


@require_safe
@login_required
def reports(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """What waits, and what was closed."""
    asking = cast(ByMember, request)
    round_ = _round_of(asking, slug, number)
    rows = queries.reports_for(asking.user)
    titles = titles_of(each.programme for each in rows if each.programme is not None)
    shown = [(each, titles.get(each.programme, "") if each.programme else "") for each in rows]
    return room(asking, "desk/reports.html", round_, "reports", shown=shown)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def report(request: HttpRequest, slug: str, number: int, report: UUID) -> HttpResponse:
    """One report: read, answered, noted upon. Also where nothing was written it has been shown, and that is a look."""
    asking = cast(ByMember, request)
    round_ = _round_of(asking, slug, number)
    _report_for(asking, report)
    form = LaterWords(request.POST or None)
    if request.method == "POST":
        write = actions.answer if request.POST.get("becomes") == "answer" else actions.write_note
        if done_beside(form, lambda: write(report, form.cleaned_data["words"], by=asking.user)):
            return redirect("desk_report", slug, number, report)
    found = actions.look_at(report, by=asking.user)
    return room(
        asking,
        "desk/report.html",
        round_,
        "reports",
        status=422 if form.errors else 200,
        report=found,
        opened=queries.opened(found),
        remarks=queries.remarks_on(found, with_notes=True),
        form=form,
    )


@require_POST
@login_required
def becoming(request: HttpRequest, slug: str, number: int, report: UUID) -> HttpResponse:
    """It is acknowledged or closed; or a measure is taken."""
    asking = cast(ByMember, request)
    _round_of(asking, slug, number)
    _report_for(asking, report)
    acts: dict[str, tuple[Callable[..., Any], str]] = {
        "read": (actions.acknowledge, _("They know now that somebody has read it.")),
        "closed": (actions.close, _("It is closed. If they write once more, it opens again.")),
        "ended": (end_what_was_reported, _("The partnership has ended. Nobody in it reads how.")),
        "apart": (actions.keep_apart, _("They are kept apart from now on, in every programme.")),
    }
    if request.POST.get("becomes") not in acts:
        raise Http404
    act, done = acts[request.POST["becomes"]]
    return done_or_told(
        request, lambda: act(report, by=asking.user), done, "desk_report", slug=slug, number=number, report=report
    )


def _round_of(request: ByMember, slug: str, number: int) -> Round:
    round_ = round_of(request, slug, number)
    if Role.SAFEGUARDING_LEAD.value not in request.parts:
        raise Http404
    return round_


def _report_for(request: ByMember, pk: UUID) -> Report:
    found = queries.report_for(request.user, pk)
    if found is None:
        raise Http404
    return found
