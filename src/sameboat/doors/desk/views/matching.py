"""The room *Matching*: what a run is asked for, how far it is, what came of it, and which runs were kept."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sameboat.base.kit.doing import done_beside
from sameboat.base.kit.reach import reach
from sameboat.base.kit.verdicts import Refused
from sameboat.doors.desk.doing import done_or_told
from sameboat.doors.desk.forms.matching import RunForm
from sameboat.doors.desk.reviewing.tabs import tabs_of_the_matching
from sameboat.doors.desk.rooms import ByMember, led_round_of, room
from sameboat.mentoring.matching import actions
from sameboat.mentoring.matching.models import Run
from sameboat.mentoring.matching.queries import before_a_run, progress
from sameboat.mentoring.matching.queries import runs as queries
from sameboat.mentoring.matching.rules import runs as rules
from sameboat.mentoring.matching.rules.settings import settings_in_words, usual_settings
from sameboat.mentoring.programmes.models import Round

ON_A_PAGE = 50


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def matching(request: ByMember, slug: str, number: int) -> HttpResponse:
    """What a run would be asked for and what stands in its way; then start it."""
    round_ = led_round_of(request, slug, number)
    begins = before_a_run.settings_to_begin_with(round_)
    looked = before_a_run.what_settings_change(round_, begins)
    form = RunForm(
        request.POST or None,
        begins=begins,
        usual=usual_settings(round_.rules, round_.aim),
        asks_hours=round_.questions.filter(kind="hours", hidden_since=None).exists(),
        before=looked.before,
    )
    only_looking = "look" in request.POST
    started: list[Run] = []
    if (
        request.method == "POST"
        and not only_looking
        and done_beside(form, lambda: started.append(actions.start_run(round_, form.said(), by=request.user)))
    ):
        return redirect("desk_run", slug, number, started[0].number)
    tried = form.said() if form.is_bound and form.is_valid() else begins
    changes = looked if tried["hours"] == begins["hours"] else before_a_run.what_settings_change(round_, tried)
    in_the_way = rules.obstacles(before_a_run.how_it_stands(round_, tried, counted=changes.counted))
    return room(
        request,
        "desk/matching.html",
        round_,
        "matching",
        tabs=tabs_of_the_matching(request, round_),
        form=form,
        changes=changes,
        hours=tried["hours"],
        last_time=settings_in_words(begins),
        in_the_way=in_the_way,
        stops=any(each.stops for each in in_the_way),
        **_runs(request, round_),
    )


@require_safe
@login_required
def run(request: ByMember, slug: str, number: int, run: int) -> HttpResponse:
    """How far a run is, or what came of it."""
    round_, found = _reached(request, slug, number, run)
    if request.headers.get("HX-Request") and not found.is_going:
        answer = HttpResponse()
        answer["HX-Refresh"] = "true"  # it has ended: the whole page says how
        return answer
    return room(
        request,
        "desk/run.html",
        round_,
        "matching",
        tabs=tabs_of_the_matching(request, round_),
        **_about(request, round_, found),
    )


@require_POST
@login_required
def stop(request: ByMember, slug: str, number: int, run: int) -> HttpResponse:
    """Stop a run that goes on."""
    _round, found = _reached(request, slug, number, run)
    return done_or_told(
        request,
        lambda: actions.cancel_run(found, by=request.user),
        _("The run is stopped. Nothing was changed."),
        to="desk_matching",
        slug=slug,
        number=number,
    )


@require_POST
@login_required
def again(request: ByMember, slug: str, number: int, run: int) -> HttpResponse:
    """The same run once more."""
    _round, found = _reached(request, slug, number, run)
    try:
        repeated = actions.repeat_run(found, by=request.user)
    except Refused as trouble:
        messages.warning(request, str(trouble.why))
        return redirect("desk_run", slug, number, run)
    return redirect("desk_run", slug, number, repeated.number)


def _reached(request: ByMember, slug: str, number: int, run: int) -> tuple[Round, Run]:
    round_ = led_round_of(request, slug, number)
    return round_, reach(queries.runs_of(request.user, round_), number=run)


def _runs(request: ByMember, round_: Round) -> dict[str, Any]:
    """The run that goes, the proposal that counts, and all that were kept."""
    going, latest = queries.going_run(request.user, round_), queries.latest_run(request.user, round_)
    page = Paginator(queries.runs_of(request.user, round_), ON_A_PAGE).get_page(request.GET.get("page"))
    return {
        "going": going,
        "far": progress.how_far(going) if going else None,
        "latest": latest,
        "came": queries.what_came_of(latest) if latest else None,
        "page": page,
        "kept": [queries.in_a_line(each) for each in page],
    }


def _about(request: ByMember, round_: Round, found: Run) -> dict[str, Any]:
    latest = queries.latest_run(request.user, round_)
    return {
        "run": found,
        "far": progress.how_far(found) if found.is_going else None,
        "came": queries.what_came_of(found) if found.finished_at else None,
        "settings": settings_in_words(found.settings),
        "is_latest": latest is not None and latest.pk == found.pk,
        "same_input": queries.runs_with_the_same_input(request.user, found),
        "may_repeat": rules.may_repeat_run(True, is_going=found.is_going),
    }
