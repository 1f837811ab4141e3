"""Opening a programme from a template, and the next round of one that is there."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sameboat.base.kit import clock
from sameboat.base.kit.doing import done_beside
from sameboat.base.kit.verdicts import require
from sameboat.doors.desk.doing import done_or_told
from sameboat.doors.desk.forms.opening import OpeningForm
from sameboat.doors.desk.rooms import ByMember, programme_of
from sameboat.members.people.models import Person
from sameboat.mentoring.programmes import queries, rules
from sameboat.mentoring.programmes.actions import open_programme
from sameboat.mentoring.programmes.beginnings import BEGINNINGS
from sameboat.mentoring.programmes.models import Role
from sameboat.mentoring.wishes.actions import open_round_and_ask


@require_safe
@login_required
def choose_template(request: ByMember) -> HttpResponse:
    """Four ways to begin, each in plain words."""
    require(rules.may_open_programme(queries.may_open(request.user)))
    return render(request, "desk/choose_template.html", {"beginnings": BEGINNINGS.values()})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def open_from(request: ByMember, template: str) -> HttpResponse:
    """Name, address and dates; then the round's page says what is left to do."""
    require(rules.may_open_programme(queries.may_open(request.user)))
    begins = BEGINNINGS.get(template)
    if begins is None:
        raise Http404
    form = OpeningForm(request.POST or None, initial=_usual(template))
    if request.method == "POST" and done_beside(form, lambda: _open(template, form, request.user)):
        messages.success(request, _("Your programme is open on your desk. Nobody else sees it yet."))
        return redirect("desk_round", slug=form.cleaned_data["slug"], number=1)
    return render(request, "desk/open_programme.html", {"form": form, "begins": begins})


@require_POST
@login_required
def open_next_round(request: ByMember, slug: str) -> HttpResponse:
    """The next round, with everything of the one before."""
    programme = programme_of(request, slug, Role.COORDINATOR)
    return done_or_told(
        request,
        lambda: open_round_and_ask(programme, by=request.user),
        _("The next round is prepared, with the same questions, rules and texts. Nobody sees it yet."),
        to="desk_newest",
        slug=slug,
    )


@require_safe
@login_required
def newest(request: ByMember, slug: str) -> HttpResponse:
    """To the newest round of a programme."""
    programme = programme_of(request, slug)
    round_ = programme.rounds.first()
    if round_ is None:
        raise Http404
    return redirect("desk_round", slug=slug, number=round_.number)


def _usual(template: str) -> dict[str, object]:
    begins = BEGINNINGS[template]
    weeks = begins.mapping().get("term", {}).get("weeks", 16)
    dates = rules.usual_dates(clock.today(), weeks=weeks, ongoing=begins.ongoing)
    return {day: getattr(dates, day) for day in dates.__slots__} | {"summary": begins.summary, "listed": True}


@transaction.atomic
def _open(template: str, form: OpeningForm, by: Person) -> None:
    said = form.cleaned_data
    programme = open_programme(
        template, said["title"], said["slug"], by=by, summary=said["summary"], listed=said["listed"]
    )
    open_round_and_ask(programme, by=by, **form.dates())
