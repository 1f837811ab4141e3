"""Texts for country coordinators to pass on: worded by coordinators, read by whoever watches a country."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sameboat.base.kit.doing import done_beside
from sameboat.doors.desk.forms.passing_on import PassedOnForm
from sameboat.doors.desk.rooms import ByMember, led_round_of, room
from sameboat.mentoring.matching.actions.passing_on import change_passed_on
from sameboat.mentoring.matching.queries.passing_on import texts_to_pass_on
from sameboat.mentoring.matching.rules.passing_on import KNOWS, TITLES, as_passed_on
from sameboat.mentoring.programmes.models import Round


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def texts(request: ByMember, slug: str, number: int) -> HttpResponse:
    """Word the invitation and the reminder, with how they read in a country beside them."""
    round_ = led_round_of(request, slug, number)
    now = texts_to_pass_on(round_)
    form = PassedOnForm(request.POST or None, texts=now)
    if request.method == "POST" and done_beside(form, lambda: _save(request, round_, form, now)):
        messages.success(request, _("The texts are saved."))
        return redirect("desk_passing_on", slug=slug, number=number)
    read = as_they_read(request, round_, _("your country"))
    return room(request, "desk/passing_on.html", round_, "people", tabs=[], form=form, read=read, knows=KNOWS.items())


def as_they_read(request: ByMember, round_: Round, country: str) -> list[tuple[str, str, str]]:
    """Each text that can be passed on now: its kind, what it is, and its words."""
    page = request.build_absolute_uri(reverse("round_form", args=[round_.programme.slug, round_.number]))
    facts = {
        "programme": round_.programme.title,
        "round": str(round_),
        "summary": round_.programme.summary,
        "country": country,
        "page": page,
        "closes_on": date_format(round_.closes_on, "j F Y") if round_.closes_on else "",
    }
    return [(kind, str(TITLES[kind]), as_passed_on(text, facts)) for kind, text in texts_to_pass_on(round_).items()]


@transaction.atomic
def _save(request: ByMember, round_: Round, form: PassedOnForm, now: dict[str, str]) -> None:
    """Those that are different now; all of them or none."""
    for kind, text in form.cleaned_data.items():
        if text.replace("\r\n", "\n").strip() != now[kind].strip():
            change_passed_on(round_, kind, text, by=request.user)
