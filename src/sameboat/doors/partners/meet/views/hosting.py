"""Asking a host, for the partners; and the host's own page, which opens by its link alone."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from sameboat.base.kit import clock
from sameboat.base.kit.doing import done_beside, done_or_told
from sameboat.base.vault.actions import Forgotten
from sameboat.doors.partners.meet.forms import AnswerForm, HostForm
from sameboat.doors.partners.meet.reaching import reached
from sameboat.doors.partners.meet.showing import at_the_place
from sameboat.doors.partners.rooms import ByPartner, Here, in_partnership, opened, room
from sameboat.mentoring.meetings import actions
from sameboat.mentoring.meetings.models import Hosting
from sameboat.mentoring.meetings.queries.hosts import (
    host_may_answer,
    hosting_of,
    state_of_hosting,
    words_for_the_host,
)
from sameboat.mentoring.meetings.queries.links import hosting_behind, link_of_host
from sameboat.mentoring.meetings.rules.checklists import NOT_DONE
from sameboat.mentoring.partnerships.queries import names_in_a_row


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
@opened
def host(request: ByPartner, here: Here, meeting: UUID) -> HttpResponse:
    """What the host is told; and, once they are asked, the link to their page."""
    found = reached(here, meeting)
    asked = hosting_of(found, here.reader)
    initial = {
        "who": names_in_a_row([here.mine, *here.others]),
        "not_done": [key for key, _says in NOT_DONE],
    }
    form = HostForm(request.POST or None, initial=initial)
    if request.method == "POST" and done_beside(
        form, lambda: actions.ask_host(found, actions.Request(**form.cleaned_data), by=request.user)
    ):
        return redirect("partner_meeting_host", here.partnership.pk, found.pk)
    link = settings.SITE_ADDRESS + reverse("host_of_a_visit", args=[link_of_host(asked)]) if asked else ""
    state = state_of_hosting(asked, found) if asked else ""
    return room(
        request, "partners/meet/host.html", "meet", meeting=found, form=form, asked=asked, link=link, state=state
    )


@require_http_methods(["GET", "HEAD", "POST"])
def host_page(request: HttpRequest, signed: str) -> HttpResponse:
    """Who comes, when, what for and what is not done; yes, no, or what should change. Looking changes nothing."""
    hosting = hosting_behind(signed)
    words = _words_of(hosting)
    if hosting is None or words is None:
        raise Http404
    meeting = hosting.meeting
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and "withdraw" in request.POST:
        done_or_told(request, lambda: actions.withdraw_as_host(hosting))
        return redirect("host_of_a_visit", signed)
    if request.method == "POST" and done_beside(form, lambda: actions.answer_as_host(hosting, **form.cleaned_data)):
        return redirect("host_of_a_visit", signed)
    shown = {
        "words": words,
        "meeting": meeting,
        "when": at_the_place(meeting),
        "promises": [says for key, says in NOT_DONE if key in words["not_done"]],
        "state": state_of_hosting(hosting, meeting),
        "may": host_may_answer(hosting, meeting, clock.now()),
        "form": form,
    }
    response = render(request, "partners/meet/host_page.html", shown)
    response["Cache-Control"] = "private, no-store"
    return response


def _words_of(hosting: Hosting | None) -> dict[str, Any] | None:
    """What stands on the page; nothing where it was erased: then there is no such page."""
    try:
        return words_for_the_host(hosting) if hosting else None
    except Forgotten:
        return None
