"""A mentor's own pages: about whom they are being asked, and their answer."""

from __future__ import annotations

from typing import cast
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sameboat.base.kit.reach import reach
from sameboat.base.kit.verdicts import Refused
from sameboat.doors.signup.finding import my_begun_enrolment, the_round
from sameboat.members.people.models import Person
from sameboat.mentoring.matching.actions.answering import accept_offer, pass_on
from sameboat.mentoring.matching.models import Offer
from sameboat.mentoring.matching.queries.offers import as_offered, offers_to, state_of, waiting_for_me
from sameboat.mentoring.matching.queries.waiting import places_left
from sameboat.mentoring.matching.rules.offers import STATES, may_accept, may_pass_on
from sameboat.mentoring.wishes.queries.mentors import with_public_answers


@require_safe
@login_required
def my_offers(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """About whom a mentor of this round is being asked, and about whom they were."""
    round_ = the_round(request, slug, number)
    enrolment = my_begun_enrolment(request, round_)
    answered = [
        (offer, STATES[state_of(offer)]) for offer in offers_to(request.user).filter(round=round_) if not _waits(offer)
    ]
    context = {
        "round": round_,
        "programme": round_.programme,
        "enrolment": enrolment,
        "waiting": waiting_for_me(request.user).filter(round=round_),
        "answered": answered,
        "left": max(0, places_left(enrolment)),
    }
    return render(request, "signup/my_offers.html", context)


@require_safe
@login_required
def my_offer(request: HttpRequest, slug: str, number: int, offer: UUID) -> HttpResponse:
    """One mentee: what they said in public, and why they may fit. Once answered, only that it was."""
    found = _my_offer(request, slug, number, offer)
    known = as_offered(found, cast(Person, request.user))
    context = {
        "round": found.round,
        "programme": found.round.programme,
        "offer": found,
        "waits": known.waits,
        "state": STATES[state_of(found)],
        "mentee": with_public_answers([found.mentee])[0] if known.waits else None,
        "may_accept": may_accept(known),
        "may_pass_on": may_pass_on(known),
    }
    return render(request, "signup/my_offer.html", context)


@require_POST
@login_required
def acceptance(request: HttpRequest, slug: str, number: int, offer: UUID) -> HttpResponse:
    """Yes: the two are partners from now on."""
    found = _my_offer(request, slug, number, offer)
    try:
        partnership = accept_offer(found, by=cast(Person, request.user))
    except Refused as trouble:
        messages.warning(request, str(trouble.why))
        return redirect("my_offer", slug, number, offer)
    messages.success(request, _("You are partners from now on. Your mentee is told at this moment."))
    return redirect("partnership", partnership.pk)


@require_POST
@login_required
def passing(request: HttpRequest, slug: str, number: int, offer: UUID) -> HttpResponse:
    """Rather not, without a reason."""
    found = _my_offer(request, slug, number, offer)
    try:
        pass_on(found, by=cast(Person, request.user))
    except Refused as trouble:
        messages.warning(request, str(trouble.why))
    else:
        messages.success(request, _("Passed on. Somebody else is asked, and the mentee never learns of it."))
    return redirect("my_offers", slug, number)


def _my_offer(request: HttpRequest, slug: str, number: int, offer: UUID) -> Offer:
    return reach(offers_to(request.user), pk=offer, round__programme__slug=slug, round__number=number)


def _waits(offer: Offer) -> bool:
    return state_of(offer) == "waits"
