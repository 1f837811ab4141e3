"""Who looks after which partnership: a coordinator gives them out, a troubleshooter sees their own."""

from __future__ import annotations

from contextlib import suppress
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from sameboat.base.kit.verdicts import Refused
from sameboat.doors.desk.forms.looked_after import CountryForm, EachForm, named
from sameboat.doors.desk.rooms import ByMember, led_round_of, room, round_of
from sameboat.mentoring.partnerships.actions.looking_after import give_country_to, give_to, share_out
from sameboat.mentoring.partnerships.queries.looked_after import (
    how_many_each,
    looked_after_by,
    partnerships_to_give,
    troubleshooters_of,
)
from sameboat.mentoring.programmes.models import Role, Round, TeamMember
from sameboat.mentoring.programmes.queries import parts_of
from sameboat.mentoring.programmes.rules.names import name_of
from sameboat.mentoring.wishes.queries import how_many_from

A_PAGE = 50


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def partnerships(request: ByMember, slug: str, number: int) -> HttpResponse:
    """Give out what there is, or look at one's own."""
    if request.method == "POST":
        return _give(request, led_round_of(request, slug, number))
    round_ = round_of(request, slug, number)
    if not request.leads:
        return _my_own(request, round_)
    return _to_give(request, round_)


def _my_own(request: ByMember, round_: Round) -> HttpResponse:
    if not parts_of(request.user, round_.programme).filter(role=Role.TROUBLESHOOTER).exists():
        raise Http404
    page = Paginator(looked_after_by(request.user, round_), A_PAGE).get_page(request.GET.get("page"))
    return room(request, "desk/looked_after_by_me.html", round_, "looked-after", tabs=[], page=page)


def _to_give(request: ByMember, round_: Round, country_form: CountryForm | None = None) -> HttpResponse:
    parts, whose = list(troubleshooters_of(round_.programme)), _whose(request)
    page = Paginator(partnerships_to_give(request.user, round_, whose=whose), A_PAGE).get_page(request.GET.get("page"))
    form = EachForm(partnerships=list(page.object_list), parts=named(parts))
    counts = how_many_each(request.user, round_)
    return room(
        request,
        "desk/looked_after.html",
        round_,
        "team",
        tabs=[],
        page=page,
        form=form,
        whose=whose,
        parts=[(part, counts[part.pk]) for part in parts],
        without=counts[None],
        everything=counts.total(),
        country_form=country_form or _country_form(round_, parts),
    )


def _give(request: ByMember, round_: Round) -> HttpResponse:
    """One of three: all of a country, evenly, or as the rows of the page say."""
    parts, act = list(troubleshooters_of(round_.programme)), request.POST.get("act", "")
    try:
        if act == "country":
            form = _country_form(round_, parts, request.POST)
            if not form.is_valid():
                return _to_give(request, round_, form)
            changed = give_country_to(round_, form.cleaned_data["country"], form.cleaned_data["part"], by=request.user)
        elif act == "evenly":
            changed = share_out(round_, by=request.user)
        else:
            shown = partnerships_to_give(request.user, round_).filter(pk__in=_ids(request))
            each = EachForm(request.POST, partnerships=list(shown[:A_PAGE]), parts=named(parts))
            changed = give_to(round_, each.given(), by=request.user) if each.is_valid() else 0
    except Refused as trouble:
        messages.warning(request, str(trouble.why))
    else:
        messages.success(request, _said(changed))
    here = reverse("desk_looked_after", args=[round_.programme.slug, round_.number])
    where = {"whose": _whose(request), "page": request.GET.get("page", "")}
    return redirect(f"{here}?{urlencode({word: said for word, said in where.items() if said.isalnum()})}".rstrip("?"))


def _said(changed: int) -> str:
    if not changed:
        return _("Everything stays as it was.")
    return ngettext(
        "%(n)s partnership has somebody else to turn to now.",
        "%(n)s partnerships have somebody else to turn to now.",
        changed,
    ) % {"n": changed}


def _whose(request: ByMember) -> str:
    """Only those of one troubleshooter, or those that nobody looks after; else all."""
    whose = request.GET.get("whose", "")
    return whose if whose == "nobody" or whose.isdecimal() else ""


def _ids(request: ByMember) -> list[UUID]:
    """The partnerships that the page's rows are about."""
    found = []
    for word in request.POST:
        with suppress(ValueError):
            found.append(UUID(word))
    return found


def _country_form(round_: Round, parts: list[TeamMember], typed: QueryDict | None = None) -> CountryForm:
    countries = sorted(((code, name_of("country", code)) for code in how_many_from(round_)), key=lambda each: each[1])
    return CountryForm(typed, countries=countries, parts=named(parts))
