"""One meeting: its page, the answer to proposed times, where, calling off, and whether they met."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sameboat.base.kit.doing import done_beside, done_or_told
from sameboat.doors.partners.meet.forms import SuitsForm, WhereForm
from sameboat.doors.partners.meet.page import how_it_stands, page_of
from sameboat.doors.partners.meet.reaching import reached
from sameboat.doors.partners.rooms import ByPartner, Here, in_partnership, opened, room
from sameboat.mentoring.meetings import actions, queries


@require_safe
@in_partnership
@opened
def meeting(request: ByPartner, here: Here, meeting: UUID) -> HttpResponse:
    """Everything about it."""
    return room(request, "partners/meet/meeting.html", "meet", **page_of(reached(here, meeting), here))


@require_POST
@in_partnership
@opened
def answer(request: ByPartner, here: Here, meeting: UUID) -> HttpResponse:
    """Which of the proposed times suit."""
    found = reached(here, meeting)
    form = SuitsForm(request.POST)
    if form.is_valid():
        done_or_told(request, lambda: actions.answer_times(found, set(form.cleaned_data["suits"]), by=request.user))
    return redirect("partner_meeting", here.partnership.pk, found.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
@opened
def where(request: ByPartner, here: Here, meeting: UUID) -> HttpResponse:
    """Where, and what about."""
    found = reached(here, meeting)
    place = queries.place_of(found, here.reader)
    said = {"where": place.said["where"], "about": place.said["about"]} if place else {}
    form = WhereForm(request.POST or None, initial=said)
    if request.method == "POST" and done_beside(
        form, lambda: actions.say_where(found, **form.cleaned_data, by=request.user)
    ):
        return redirect("partner_meeting", here.partnership.pk, found.pk)
    return room(request, "partners/meet/where.html", "meet", meeting=found, form=form)


@require_POST
@in_partnership
@opened
def link(request: ByPartner, here: Here, meeting: UUID) -> HttpResponse:
    """A link that nobody can guess, in place of what stood under *where*."""
    found = reached(here, meeting)
    place = queries.place_of(found, here.reader)
    about = place.said["about"] if place else ""
    done_or_told(
        request, lambda: actions.say_where(found, actions.a_link_of_our_own(here.partnership), about, by=request.user)
    )
    return redirect("partner_meeting", here.partnership.pk, found.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
@opened
def calling_off(request: ByPartner, here: Here, meeting: UUID) -> HttpResponse:
    """Asked once, without a reason; there is no way back but a new meeting."""
    found = reached(here, meeting)
    if request.method == "POST":
        done_or_told(request, lambda: actions.call_off(found, by=request.user))
        return redirect("partner_meet", here.partnership.pk)
    return room(request, "partners/meet/calling_off.html", "meet", **how_it_stands(found, here))


@require_POST
@in_partnership
def met(request: ByPartner, here: Here, meeting: UUID) -> HttpResponse:
    """Yes, or not this time."""
    found = reached(here, meeting)
    done_or_told(request, lambda: actions.say_met(found, request.POST.get("met") == "yes", by=request.user))
    return redirect("partner_meeting", here.partnership.pk, found.pk)
