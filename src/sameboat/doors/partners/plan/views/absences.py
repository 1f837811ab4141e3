"""Saying when one is away. Dates alone, so that nothing has to be opened for it."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from sameboat.base.kit import clock
from sameboat.base.kit.doing import done_beside, done_or_told, posted
from sameboat.doors.partners.plan.forms import AwayForm
from sameboat.doors.partners.rooms import ByPartner, Here, in_partnership, room
from sameboat.mentoring.partnerships import queries
from sameboat.mentoring.partnerships.actions import announce_absence, take_absence_back


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
def absences(request: ByPartner, here: Here) -> HttpResponse:
    """Everybody's days away that hold or are to come, and a form for one's own."""
    form = AwayForm(posted(request))
    if request.method == "POST" and done_beside(
        form,
        lambda: announce_absence(
            here.partnership.pk, form.cleaned_data["first"], form.cleaned_data["last"], by=request.user
        ),
    ):
        return redirect("partner_absences", here.partnership.pk)
    ahead = [] if here.over else queries.absences_ahead(here.mine, here.others, clock.today())
    return room(
        request, "partners/plan/absences.html", "plan", status=422 if form.errors else 200, form=form, ahead=ahead
    )


@require_POST
@in_partnership
def absence_ending(request: ByPartner, here: Here, absence: UUID) -> HttpResponse:
    """One is there after all."""
    done_or_told(request, lambda: take_absence_back(absence, by=request.user))
    return redirect("partner_absences", here.partnership.pk)
