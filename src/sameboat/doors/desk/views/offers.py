"""Mentors who are asked: who waits for an answer, since when, what they said, and for whom there is room."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sameboat.base.kit.doing import done_beside
from sameboat.doors.desk.forms.waiting import DaysForm, OffersForm
from sameboat.doors.desk.rooms import ByMember, led_round_of, room
from sameboat.doors.desk.waiting_tabs import tabs_of_waiting
from sameboat.mentoring.matching.actions.offers import set_days_to_accept
from sameboat.mentoring.matching.queries.offers import mentors_with_room, offers_of, state_of
from sameboat.mentoring.matching.rules.offers import STATES
from sameboat.mentoring.programmes.models import Round, Shape

A_PAGE = 50


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def offers(request: ByMember, slug: str, number: int) -> HttpResponse:
    """Every offer of the round, the places that mentors have left, and how long mentors have to answer."""
    round_ = led_round_of(request, slug, number)
    if round_.programme.shape != Shape.MENTORS:
        raise Http404
    form = DaysForm(request.POST or None, initial={"days": round_.days_to_accept})
    if request.method == "POST" and done_beside(
        form, lambda: set_days_to_accept(round_, form.cleaned_data["days"], by=request.user)
    ):
        return redirect("desk_offers", slug, number)
    return _page(request, round_, form)


def _page(request: ByMember, round_: Round, form: DaysForm) -> HttpResponse:
    looked = OffersForm(request.GET)
    state = looked.cleaned_data["state"] if looked.is_valid() else ""
    page = Paginator(offers_of(request.user, round_, state=state), A_PAGE).get_page(request.GET.get("page"))
    mentors = mentors_with_room(request.user, round_)
    rooms = Paginator(mentors, A_PAGE).get_page(request.GET.get("mentors"))
    return room(
        request,
        "desk/offers.html",
        round_,
        "waiting",
        tabs=tabs_of_waiting(request, round_),
        form=form,
        page=page,
        rows=[(offer, state_of(offer), STATES[state_of(offer)]) for offer in page.object_list],
        states=[("", _("All"), state == ""), *((word, name, word == state) for word, name in STATES.items())],
        state=state,
        anybody=bool(page.object_list) or offers_of(request.user, round_).exists(),
        mentors=rooms,
        left=sum(each.left for each in mentors),
    )
