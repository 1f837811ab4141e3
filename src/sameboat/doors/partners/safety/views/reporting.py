"""Reporting in at most three steps: choose and write; read through who reads it; sent."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from sameboat.base.kit.doing import done_beside, done_or_told, posted
from sameboat.doors.partners.rooms import ByPartner, Here, in_partnership, room
from sameboat.doors.partners.safety.forms import ReportForm
from sameboat.doors.partners.safety.showing import Choosing, known_by_me, readers_in_words, team_around, written_here
from sameboat.members.safety import actions, queries
from sameboat.members.safety.models import Report
from sameboat.members.safety.registry import Wanted


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
def report(request: ByPartner, here: Here) -> HttpResponse:
    """The first step: what was written by others to choose from, page by page, and room for a sentence."""
    choosing, known, team = written_here(here, _wanted(request)), known_by_me(here), team_around(here)
    turns = "turn" in request.POST
    form = ReportForm(
        None if turns else posted(request), known=known, team=team, **_begins_with(request, choosing, turns)
    )
    begun: list[Report] = []

    def begin() -> None:
        begun.append(
            actions.begin_report(
                actions.Said(form.cleaned_data["words"], choosing.chosen),
                by=request.user,
                programme=here.partnership.round.programme_id if here.partnership.round else None,
                partnership=here.partnership.pk,
                partners=form.partners(),
                about=form.people_it_is_about(),
            )
        )

    if request.method == "POST" and not turns and done_beside(form, begin):
        return redirect("partner_report_check", here.partnership.pk, begun[0].pk)
    return room(
        request,
        "partners/safety/report.html",
        "report",
        status=422 if form.errors else 200,
        form=form,
        choosing=choosing,
        opened=bool(here.reader.opening),
    )


def _wanted(request: ByPartner) -> Wanted:
    """The page that was turned to, or is still before them, with everything that is ticked on it and on others."""
    sent = request.POST if request.method == "POST" else request.GET
    return Wanted.from_form(sent.get("turn", sent.get("at", "")), sent.getlist("chosen"))


def _begins_with(request: ByPartner, choosing: Choosing, turns: bool) -> dict[str, Any]:
    """Turning a page checks nothing, and keeps what is written and ticked.

    Nobody is ticked beforehand where it could be about somebody else.
    """
    if turns:
        return {"initial": {"words": request.POST.get("words", ""), "about": request.POST.getlist("about")}}
    return {"initial": {"about": []}} if choosing.from_elsewhere else {}


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
