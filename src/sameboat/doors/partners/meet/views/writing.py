"""What is written on the page of a meeting: agenda, notes, what to look at, the checklist. Each is a small form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.forms import BaseForm
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from sameboat.base.kit.doing import done_beside, done_or_told
from sameboat.base.kit.reach import reach
from sameboat.doors.partners.meet.forms import LineForm, NoteForm, ReportForm
from sameboat.doors.partners.meet.page import page_of
from sameboat.doors.partners.meet.reaching import reached
from sameboat.doors.partners.rooms import ByPartner, Here, in_partnership, opened, room
from sameboat.mentoring.meetings import actions
from sameboat.mentoring.meetings.models import Meeting


@require_POST
@in_partnership
@opened
def agenda(request: ByPartner, here: Here, meeting: UUID) -> HttpResponse:
    """One more line, or all that usually belong to this kind of meeting."""
    found = reached(here, meeting)
    if "begin" in request.POST:
        done_or_told(request, lambda: actions.begin_agenda(found, by=request.user))
        return _back(here, found, "agenda")
    form = LineForm(request.POST, auto_id="agenda_%s")
    return _kept(
        request, here, found, "agenda", form, lambda: actions.add_to_agenda(found, [_text(form)], by=request.user)
    )


@require_POST
@in_partnership
@opened
def agenda_item(request: ByPartner, here: Here, meeting: UUID, item: UUID) -> HttpResponse:
    """Ticked, moved, or taken back."""
    found = reached(here, meeting)
    row = reach(found.agenda.filter(taken_back_at=None), pk=item)
    do: Any = request.POST.get("do", "")
    if do in ("done", "open", "up", "down", "remove"):
        done_or_told(request, lambda: actions.change_agenda(row, do, by=request.user))
    return _back(here, found, "agenda")


@require_POST
@in_partnership
@opened
def note(request: ByPartner, here: Here, meeting: UUID, what: str) -> HttpResponse:
    """A note for all, for oneself, or a report."""
    if what not in ("note", "own", "report"):
        raise Http404
    found = reached(here, meeting)
    form = (ReportForm if what == "report" else NoteForm)(request.POST, auto_id=f"{what}_%s")

    def keep() -> None:
        if what == "own":
            actions.keep_own_note(found, _text(form), by=request.user)
        else:
            actions.keep_note(found, _text(form), report=what == "report", by=request.user)

    return _kept(request, here, found, what, form, keep)


@require_POST
@in_partnership
@opened
def elements(request: ByPartner, here: Here, meeting: UUID) -> HttpResponse:
    """Something more to look at."""
    found = reached(here, meeting)
    form = LineForm(request.POST, auto_id="element_%s")
    return _kept(
        request, here, found, "element", form, lambda: actions.propose_element(found, _text(form), by=request.user)
    )


@require_POST
@in_partnership
@opened
def element(request: ByPartner, here: Here, meeting: UUID, element: UUID) -> HttpResponse:
    """Agreed to, not agreed to, or taken back."""
    found = reached(here, meeting)
    row = reach(found.elements.filter(taken_back_at=None), pk=element)
    do = request.POST.get("do")
    if do == "remove":
        done_or_told(request, lambda: actions.take_element_back(row, by=request.user))
    elif do in ("yes", "no"):
        done_or_told(request, lambda: actions.agree_to_element(row, do == "yes", by=request.user))
    return _back(here, found, "element")


@require_POST
@in_partnership
@opened
def checklist(request: ByPartner, here: Here, meeting: UUID) -> HttpResponse:
    """What has been thought of."""
    found = reached(here, meeting)
    done_or_told(request, lambda: actions.tick(found, set(request.POST.getlist("done")), by=request.user))
    return _back(here, found, "checklist")


def _text(form: BaseForm) -> str:
    return str(form.cleaned_data["text"]).strip()


def _kept(
    request: ByPartner, here: Here, found: Meeting, what: str, form: BaseForm, act: Callable[[], Any]
) -> HttpResponse:
    """Back to the page; where it cannot be, the page with what was typed and why."""
    if done_beside(form, act):
        return _back(here, found, what)
    return room(request, "partners/meet/meeting.html", "meet", **page_of(found, here, **{f"{what}_form": form}))


def _back(here: Here, found: Meeting, to: str) -> HttpResponse:
    return redirect(reverse("partner_meeting", args=[here.partnership.pk, found.pk]) + f"#{to}")
