"""Two runs side by side: who gained, who lost what, and that every lock was kept."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from sameboat.doors.desk.forms.review import CompareForm
from sameboat.doors.desk.reviewing import changed_in_words, side_by_side, tabs_of_the_matching
from sameboat.doors.desk.rooms import ByMember, led_round_of, room
from sameboat.mentoring.matching.models import Run
from sameboat.mentoring.matching.queries import review as queries

A_PAGE = 50


@require_safe
@login_required
def compare(request: ByMember, slug: str, number: int) -> HttpResponse:
    """Any two runs that came to their end; the newest two, if none are named."""
    round_ = led_round_of(request, slug, number)
    runs = list(queries.as_run_of(request.user, round_).order_by("-number"))
    tabs = tabs_of_the_matching(request, round_)
    form = CompareForm(request.GET or None, runs=[run.number for run in runs])
    two = _two(form, runs)
    if two is None:
        return room(request, "desk/review/nothing_to_compare.html", round_, "matching", tabs=tabs, runs=runs)
    changes = queries.changes_between(request.user, *two)
    page = Paginator(changes.people, A_PAGE).get_page(request.GET.get("page"))
    queries.wishes_that_changed(changes, list(page.object_list))
    return room(
        request,
        "desk/review/compare.html",
        round_,
        "matching",
        tabs=tabs,
        runs=runs,
        changes=changes,
        figures=side_by_side(changes),
        page=page,
        rows=[changed_in_words(each) for each in page.object_list],
    )


def _two(form: CompareForm, runs: list[Run]) -> tuple[Run, Run] | None:
    """The two runs that are named, the earlier first; else the newest over everybody and the one before."""
    by_number = {run.number: run for run in runs}
    said: dict[str, Any] = form.cleaned_data if form.is_bound and form.is_valid() else {}
    whole = [run for run in runs if run.purpose == "round"]
    after = by_number.get(said.get("after") or 0) or next(iter(whole), None)
    others = [run for run in whole if after and run.pk != after.pk]
    before = by_number.get(said.get("before") or 0) or next(iter(others), None)
    return (before, after) if before and after and before.pk != after.pk else None
