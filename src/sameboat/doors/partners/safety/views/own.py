"""What one blocked and what one reported, for oneself alone."""

from __future__ import annotations

from typing import cast
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sameboat.base.kit.doing import done_beside, done_or_told
from sameboat.doors.partners.safety.forms import WordsForm
from sameboat.doors.partners.safety.showing import readers_in_words, where_they_met
from sameboat.members.people.models import Person
from sameboat.members.people.openings import opening_of
from sameboat.members.safety import actions, queries


@require_safe
@login_required
def blocks(request: HttpRequest) -> HttpResponse:
    """Whom one has blocked: when, and in which round they met. A name is said nowhere any more."""
    me = cast(Person, request.user)
    return render(request, "partners/safety/blocks.html", {"blocks": where_they_met(me, queries.blocks_of(me))})


@require_POST
@login_required
def block_ending(request: HttpRequest, block: UUID) -> HttpResponse:
    """Undo it."""
    me = cast(Person, request.user)
    if not queries.blocks_of(me).filter(pk=block).exists():
        raise Http404
    if done_or_told(request, lambda: actions.unblock(block, by=me)):
        messages.success(request, _("It is undone. What has ended stays ended."))
    return redirect("my_blocks")


@require_safe
@login_required
def reports(request: HttpRequest) -> HttpResponse:
    """What one has reported."""
    return render(request, "partners/safety/reports.html", {"reports": queries.reports_by(cast(Person, request.user))})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def report(request: HttpRequest, report: UUID) -> HttpResponse:
    """One report of one's own: how far it got, what was answered, and room to add something."""
    me = cast(Person, request.user)
    found = queries.report_by(me, report)
    if found is None or found.sent_at is None:
        raise Http404
    form = WordsForm(request.POST or None)
    if request.method == "POST" and done_beside(form, lambda: actions.reply(report, form.cleaned_data["words"], by=me)):
        return redirect("my_report", report)
    opening = opening_of(request, me)
    around = {
        "report": found,
        "opened": queries.opened_to_writer(found, opening),
        "remarks": queries.remarks_to_writer(found, opening),
        "readers": readers_in_words(queries.readers_of(found)),
        "form": form,
    }
    return render(request, "partners/safety/my_report.html", around, status=422 if form.errors else 200)
