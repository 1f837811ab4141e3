"""Planning a meeting in two steps, and proposing other times for one."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from sameboat.base.kit import clock
from sameboat.base.kit.doing import done_beside
from sameboat.doors.partners.clocks import clocks_of
from sameboat.doors.partners.meet.forms import KindForm, PlanForm, TimesForm
from sameboat.doors.partners.meet.reaching import reached
from sameboat.doors.partners.meet.showing import OnClocks, on_clocks
from sameboat.doors.partners.rooms import ByPartner, Here, in_partnership, opened, room
from sameboat.mentoring.meetings import actions
from sameboat.mentoring.meetings.queries.video import video_pattern_of
from sameboat.mentoring.meetings.queries.weeks import hours_said_by, weeks_of
from sameboat.mentoring.meetings.rules.finding import times_that_suit
from sameboat.mentoring.meetings.rules.times import clock_in, is_a_time, on_the_wall


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
@opened
def plan(request: ByPartner, here: Here) -> HttpResponse:
    """First what and how long; then when, on two clocks."""
    said = request.POST if request.method == "POST" else request.GET
    first = KindForm(said if "kind" in said else None, initial={"kind": "talk"})
    if here.over or not first.is_valid():
        return room(request, "partners/meet/plan.html", "meet", form=first)
    kind, minutes = first.cleaned_data["kind"], first.cleaned_data["minutes"]
    suits = _found(here, minutes)
    form = PlanForm(
        request.POST if request.method == "POST" else None,
        zone=here.mine.person.zone,
        found=_choices(suits),
        offers_link=bool(video_pattern_of(here.partnership)),
    )
    if request.method == "POST" and done_beside(form, lambda: _propose(here, kind, minutes, form)):
        return redirect("partner_meet", here.partnership.pk)
    return room(request, "partners/meet/when.html", "meet", form=form, first=first, **_around(request, here, suits))


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
@opened
def other_times(request: ByPartner, here: Here, meeting: UUID) -> HttpResponse:
    """Other times for a meeting; what is agreed stands until all agree on another."""
    found = reached(here, meeting)
    suits = _found(here, found.minutes)
    form = TimesForm(
        request.POST if request.method == "POST" else None, zone=here.mine.person.zone, found=_choices(suits)
    )
    if request.method == "POST" and done_beside(
        form, lambda: actions.propose_other_times(found, form.times(), by=request.user)
    ):
        return redirect("partner_meeting", here.partnership.pk, found.pk)
    return room(request, "partners/meet/when.html", "meet", form=form, meeting=found, **_around(request, here, suits))


def _propose(here: Here, kind: str, minutes: int, form: PlanForm) -> None:
    said = form.cleaned_data
    where = actions.a_link_of_our_own(here.partnership) if said.get("link") else said["where"]
    actions.propose_meeting(
        here.partnership.pk, kind, minutes, form.times(), where=where, about=said["about"], by=here.mine.person
    )


def _found(here: Here, minutes: int) -> list[OnClocks]:
    """Times that suit everybody, as every clock shows them; none that one's own clock jumps over or shows twice."""
    parts = [here.mine, *here.others]
    zone = clock_in(here.mine.person.zone)
    found = times_that_suit(weeks_of(parts, clock.today()), minutes, clock.now(), zone, last=here.partnership.ends_at)
    return [on_clocks(at, minutes, here) for at in found if is_a_time(on_the_wall(at, zone))]


def _choices(found: list[OnClocks]) -> list[tuple[str, str]]:
    return [(on.starts_at.isoformat(), f"{on.mine.day}, {on.mine.times}") for on in found]


def _around(request: ByPartner, here: Here, found: list[OnClocks]) -> dict[str, Any]:
    """What stands beside the form: each time on all clocks, and the usual weeks."""
    chosen = request.POST.getlist("found")
    own, *theirs = hours_said_by([here.mine, *here.others])
    return {
        "offers": [(on.starts_at.isoformat(), on, on.starts_at.isoformat() in chosen) for on in found],
        "clocks": clocks_of(own, theirs, clock.today()) if theirs else None,
        "met": [{"partner": each} for each in here.others],  # as the picture of two clocks wants to have them
    }
