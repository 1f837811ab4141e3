"""Reporting in at most three steps: choose and write; read through who reads it; sent."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from sameboat.base.kit.doing import done_beside, done_or_told
from sameboat.doors.partners.rooms import ByPartner, Here, in_partnership, room
from sameboat.doors.partners.safety.forms import ReportForm
from sameboat.doors.partners.safety.showing import known_by_me, readers_in_words, team_around, written_here
from sameboat.members.safety import actions, queries
from sameboat.members.safety.models import Report


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
def report(request: ByPartner, here: Here) -> HttpResponse:
    """The first step: what was written by others to choose from, and room for a sentence."""
    rows, known, team = written_here(here), known_by_me(here), team_around(here)
    form = ReportForm(request.POST or None, known=known, team=team)
    begun: list[Report] = []

    def begin() -> None:
        chosen = set(request.POST.getlist("chosen"))
        said = actions.Said(form.cleaned_data["words"], [each.row for each in rows if str(each.row.id) in chosen])
        begun.append(
            actions.begin_report(
                said,
                by=request.user,
                programme=here.partnership.round.programme_id if here.partnership.round else None,
                partnership=here.partnership.pk,
                partners=form.partners(),
                about=form.people_it_is_about(),
            )
        )

    if request.method == "POST" and done_beside(form, begin):
        return redirect("partner_report_check", here.partnership.pk, begun[0].pk)
    chosen = set(request.POST.getlist("chosen") or request.GET.getlist("chosen"))
    return room(
        request,
        "partners/safety/report.html",
        "report",
        status=422 if form.errors else 200,
        form=form,
        rows=[(each, str(each.row.id) in chosen) for each in rows],
        opened=bool(here.reader.opening),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
def check(request: ByPartner, here: Here, report: UUID) -> HttpResponse:
    """The second step: everything that goes, and who reads it. Its button sends it."""
    found = _own(request, here, report)
    if request.method == "POST":
        if done_or_told(request, lambda: actions.send_report(report, by=request.user)):
            return redirect("my_report", report)
        return redirect("partner_report", here.partnership.pk)
    if found.sent_at:
        return redirect("my_report", report)
    return room(
        request,
        "partners/safety/check.html",
        "report",
        opened=queries.opened_to_writer(found, here.reader.opening),
        report=found,
        readers=readers_in_words(queries.readers_of(found)),
    )


@require_POST
@in_partnership
def discarding(request: ByPartner, here: Here, report: UUID) -> HttpResponse:
    """Rather not. Nothing of it stays."""
    _own(request, here, report)
    done_or_told(request, lambda: actions.discard_report(report, by=request.user))
    return redirect("partnership", here.partnership.pk)


def _own(request: ByPartner, here: Here, report: UUID) -> Report:
    found = queries.report_by(request.user, report)
    if found is None or found.partnership != here.partnership.pk:
        raise Http404
    return found
