"""Who somebody's partners are, and the topics of a round."""

from __future__ import annotations

from typing import cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from sameboat.base.kit import clock
from sameboat.base.kit.reach import reach
from sameboat.doors.partners.meeting import page_of
from sameboat.doors.partners.rooms import ByPartner, Here, in_partnership, room
from sameboat.members.people.models import Person
from sameboat.mentoring.partnerships import queries
from sameboat.mentoring.programmes.queries import enrolments_of, rounds_visible_to


@require_safe
@login_required
def partners(request: HttpRequest) -> HttpResponse:
    """All one's partners; where there is one partnership, straight to it."""
    person = cast(Person, request.user)
    shown = queries.listed_for(person)
    if len(shown) == 1:
        return redirect("partnership", shown[0].partnership.pk)
    waits = [each for each in enrolments_of(person) if each.applied_at and not each.withdrawn_at]
    return render(request, "partners/partners.html", {"shown": shown, "waits": waits})


@require_safe
@in_partnership
def partnership(request: ByPartner, here: Here) -> HttpResponse:
    """The page two people find when everybody was told."""
    return room(request, "partners/partnership.html", "meeting", **page_of(here, request.user))


@require_safe
def topics(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """What the partners of a round may talk about, and when; open to everybody."""
    round_ = reach(rounds_visible_to(cast(Person, request.user)), programme__slug=slug, number=number)
    starts_on = round_.starts_on
    days = queries.days_of(round_, starts_on, clock.today()) if starts_on else []
    shown = {"round": round_, "programme": round_.programme, "days": days, "topics": round_.topics.all()}
    return render(request, "partners/topics.html", shown)
