"""Somebody new: offered after a long silence, or asked for after an end. By the person's own yes, always."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sameboat.base.kit import clock
from sameboat.base.kit.doing import done_or_told
from sameboat.base.kit.verdicts import Refused
from sameboat.commons.care.actions.somebody_new import accept_somebody_new, ask_for_new_partner, rather_wait
from sameboat.commons.care.models import Ask
from sameboat.commons.care.queries.own import care_of, may_have_new
from sameboat.doors.partners.rooms import ByPartner, Here, in_partnership, room
from sameboat.mentoring.matching.rules.waiting import may_be_matched_again


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
def offered(request: ByPartner, here: Here) -> HttpResponse:
    """Somebody new, or wait: what each would mean, and two buttons."""
    ask = care_of(here.mine).somebody_new
    if request.method == "POST" and ask is not None:
        return _answer(request, here, ask)
    return room(request, "partners/care/somebody_new.html", "care", ask=ask, again=_again(here))


def _answer(request: ByPartner, here: Here, ask: Ask) -> HttpResponse:
    if request.POST.get("answer") != "yes":
        done_or_told(request, lambda: rather_wait(ask, by=request.user))
        return redirect("partner_somebody_new", here.partnership.pk)
    try:
        looked_for = accept_somebody_new(ask, by=request.user)
    except Refused as trouble:
        messages.warning(request, str(trouble.why))
        return redirect("partner_somebody_new", here.partnership.pk)
    return redirect("partner_new" if looked_for else "partner_somebody_new", here.partnership.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
def after_the_end(request: ByPartner, here: Here) -> HttpResponse:
    """It has ended: would you like somebody new? And, once said, how that stands."""
    enrolment = here.mine.enrolment if here.over else None
    if request.method == "POST" and enrolment is not None:
        if done_or_told(request, lambda: ask_for_new_partner(enrolment, by=request.user)):
            messages.success(request, _("Done. We write as soon as there is somebody."))
        return redirect("partner_new", here.partnership.pk)
    may = may_have_new(request.user, enrolment) if enrolment is not None else None
    return room(request, "partners/care/new_partner.html", "care", enrolment=enrolment, may=may, again=_again(here))


def _again(here: Here) -> bool:
    """Whether there is time to begin with somebody new in this round."""
    round_ = here.partnership.round
    return bool(may_be_matched_again(ends_on=round_.ends_on if round_ else None, today=clock.today()))
