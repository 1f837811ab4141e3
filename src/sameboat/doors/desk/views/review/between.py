"""Why not these two: what stands against any two people, what it would cost others, and putting them together."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sameboat.base.kit.reach import reach
from sameboat.base.kit.verdicts import Refused
from sameboat.doors.desk.forms.review import NameForm, id_in
from sameboat.doors.desk.reviewing import between_in_words, named_with_countries, tabs_of_the_matching
from sameboat.doors.desk.rooms import ByMember, led_round_of, room
from sameboat.mentoring.matching import actions as matching
from sameboat.mentoring.matching.actions import review as actions
from sameboat.mentoring.matching.queries import review as queries
from sameboat.mentoring.matching.rules import review as rules
from sameboat.mentoring.programmes.models import Enrolment, Round
from sameboat.mentoring.programmes.queries import applicants_of
from sameboat.mentoring.wishes.queries.people import line_of

MOST_FOUND = 20


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def why_not(request: ByMember, slug: str, number: int) -> HttpResponse:
    """Choose one, choose another, read why not, or why yes. Names are posted; the address holds ids alone."""
    round_ = led_round_of(request, slug, number)
    chosen = [
        reach(applicants_of(request.user, round_), pk=key)
        for key in (id_in(request.GET, "one"), id_in(request.GET, "other"))
        if key
    ]
    if len(chosen) > 1 and chosen[0].pk != chosen[1].pk:
        return _between(request, round_, chosen)
    form = NameForm(request.POST or None)
    found: list[Enrolment] = []
    if request.method == "POST" and form.is_valid():
        line = line_of(request.user, round_, name=form.cleaned_data["name"])
        found = list(line.exclude(pk__in=[each.pk for each in chosen])[: MOST_FOUND + 1])
    one = chosen[0] if chosen else None
    run = queries.newest_run(round_)
    return room(
        request,
        "desk/review/choose_two.html",
        round_,
        "matching",
        tabs=tabs_of_the_matching(request, round_),
        form=form,
        looked=form.is_bound and form.is_valid(),
        found=named_with_countries(found[:MOST_FOUND]),
        more=len(found) > MOST_FOUND,
        one=one,
        stands_in=queries.group_of(run, one.pk) if one and run else None,
        run=run,
    )


@require_POST
@login_required
def together(request: ByMember, slug: str, number: int) -> HttpResponse:
    """Put two people together by hand."""
    round_, people = _two(request, slug, number)
    run = queries.newest_run(round_)
    try:
        act = actions.put_together(round_, people, by=request.user, run=run)
    except Refused as trouble:
        messages.warning(request, str(trouble.why))
        return redirect(_address(round_, people))
    if run is None:
        messages.success(request, _("They are put together. Every run begins with it."))
        return redirect("desk_hands", slug, number)
    messages.success(request, _("They are put together, and locked. Whoever they left stands under “Alone”."))
    return redirect("desk_pair", slug, number, act.made.filter(members__enrolment=people[0]).get().pk)


@require_POST
@login_required
def apart(request: ByMember, slug: str, number: int) -> HttpResponse:
    """Rule two people out by hand."""
    round_, people = _two(request, slug, number)
    try:
        actions.forbid(round_, people[0], people[-1], by=request.user)
    except Refused as trouble:
        messages.warning(request, str(trouble.why))
        return redirect(_address(round_, people))
    messages.success(request, _("They are ruled out. No run brings them together."))
    return redirect("desk_hands", slug, number)


@require_POST
@login_required
def trial(request: ByMember, slug: str, number: int) -> HttpResponse:
    """Let the program match everybody with these two together, to see what the whole would lose. Nothing changes."""
    round_, people = _two(request, slug, number)
    run = queries.newest_run(round_)
    try:
        begun = matching.start_run(
            round_,
            run.settings if run else {},
            by=request.user,
            purpose="trial",
            also_together=[(people[0], people[-1])],
        )
    except Refused as trouble:
        messages.warning(request, str(trouble.why))
        return redirect(_address(round_, people))
    return redirect("desk_run", slug, number, begun.number)


def _between(request: ByMember, round_: Round, people: list[Enrolment]) -> HttpResponse:
    found = queries.between(request.user, round_, people)
    run = queries.newest_run(round_)
    return room(
        request,
        "desk/review/between.html",
        round_,
        "matching",
        tabs=tabs_of_the_matching(request, round_),
        people=people,
        run=run,
        found=found,
        may=rules.may_change_by_hand(True, announced=round_.announced_at is not None),
        not_ours_to_tell=rules.NOT_OURS_TO_TELL,
        **(between_in_words(found) if found else {}),
    )


def _two(request: ByMember, slug: str, number: int) -> tuple[Round, list[Enrolment]]:
    round_ = led_round_of(request, slug, number)
    keys: list[UUID | None] = [id_in(request.POST, "one"), id_in(request.POST, "other")]
    return round_, [reach(applicants_of(request.user, round_), pk=key) for key in keys]


def _address(round_: Round, people: list[Any]) -> str:
    address = reverse("desk_why_not", args=[round_.programme.slug, round_.number])
    return f"{address}?one={people[0].pk}&other={people[-1].pk}"
