"""Letting it rest, changing, ending: one page, each with one button and no question why."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sameboat.base.kit.doing import done_or_told
from sameboat.commons.care.actions.somebody_new import ask_for_new_partner
from sameboat.doors.partners.rooms import ByPartner, Here, in_partnership, room
from sameboat.doors.partners.safety.showing import may_change_partner, resting_until
from sameboat.mentoring.partnerships.actions import change_partner, end_early, erase_own_words, rest, wake


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
def end(request: ByPartner, here: Here) -> HttpResponse:
    """Everything that ends or rests; by the last button it has ended."""
    if request.method == "POST":
        erase = request.POST.get("erase") == "yes"
        if done_or_told(request, lambda: end_early(here.partnership.pk, by=request.user, erase=erase)):
            messages.success(request, _("It has ended. Nobody is told that it was you, and nobody asks why."))
        return redirect("partnership", here.partnership.pk)
    return room(
        request,
        "partners/safety/end.html",
        "end",
        resting_until=resting_until(here),
        may_change=may_change_partner(here),
        kept_days=settings.TALK_KEPT_DAYS,
    )


@require_POST
@in_partnership
def words(request: ByPartner, here: Here) -> HttpResponse:
    """Erase what one wrote; for everybody, for good."""
    if done_or_told(request, lambda: erase_own_words(here.partnership.pk, by=request.user)):
        messages.success(request, _("What you wrote here is erased, and from every copy within 30 days."))
    return redirect("partnership", here.partnership.pk)


@require_POST
@in_partnership
def reminders(request: ByPartner, here: Here) -> HttpResponse:
    """Let reminders rest for four weeks, or wake them."""
    act = wake if request.POST.get("becomes") == "awake" else rest
    done_or_told(request, lambda: act(here.partnership.pk, by=request.user))
    return redirect("partner_end", here.partnership.pk)


@require_POST
@in_partnership
def somebody_new(request: ByPartner, here: Here) -> HttpResponse:
    """End it, and wait for somebody else in front of all others."""
    if done_or_told(request, lambda: change_partner(here.partnership.pk, by=request.user, ask=ask_for_new_partner)):
        messages.success(request, _("It has ended, and you come first when we look for somebody new."))
    return redirect("partnership", here.partnership.pk)
