"""What hands did: whom they put together and ruled out, each act in its order, and the way back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sameboat.base.kit.reach import reach
from sameboat.doors.desk.doing import done_or_told
from sameboat.doors.desk.reviewing import tabs_of_the_matching, tie_in_words
from sameboat.doors.desk.rooms import ByMember, led_round_of, room
from sameboat.mentoring.matching.actions import review as actions
from sameboat.mentoring.matching.models import Act
from sameboat.mentoring.matching.queries import review as queries
from sameboat.mentoring.matching.rules import review as rules

A_PAGE = 50


@require_safe
@login_required
def hands(request: ByMember, slug: str, number: int) -> HttpResponse:
    """Tricky cases first: who is put together and who ruled out, for every run of this round."""
    round_ = led_round_of(request, slug, number)
    ties = [tie_in_words(each) for each in queries.ties_of(request.user, round_)]
    page = Paginator(queries.acts_of(request.user, round_), A_PAGE).get_page(request.GET.get("page"))
    run = queries.newest_run(round_)
    return room(
        request,
        "desk/review/hands.html",
        round_,
        "matching",
        tabs=tabs_of_the_matching(request, round_),
        run=run,
        together=[each for each in ties if not each["apart"]],
        apart=[each for each in ties if each["apart"]],
        page=page,
        acts=[_in_words(act, run.pk if run else None) for act in page],
        may=rules.may_change_by_hand(True, announced=round_.announced_at is not None),
    )


@require_POST
@login_required
def loosening(request: ByMember, slug: str, number: int, tie: int) -> HttpResponse:
    """Take back that two are kept together, or apart."""
    round_ = led_round_of(request, slug, number)
    found = reach(queries.every_tie_of(request.user, round_), pk=tie)
    return done_or_told(
        request,
        lambda: actions.allow(found, by=request.user),
        _("Taken back. The next run decides about them."),
        to="desk_hands",
        slug=slug,
        number=number,
    )


@require_POST
@login_required
def undoing(request: ByMember, slug: str, number: int, act: UUID) -> HttpResponse:
    """Make everything as it was before an act."""
    round_ = led_round_of(request, slug, number)
    found = reach(queries.acts_of(request.user, round_), pk=act)
    answer = done_or_told(
        request,
        lambda: actions.undo(found, by=request.user),
        _("Taken back: %(what)s.") % {"what": queries.act_in_words(found)},
        to="desk_hands",
        slug=slug,
        number=number,
    )
    return redirect("desk_review", slug, number) if request.POST.get("back") == "review" else answer


def _in_words(act: Act, newest: UUID | None) -> dict[str, Any]:
    return {
        "act": act,
        "what": queries.act_in_words(act),
        "can_go": act.undone_at is None and act.run_id == newest,
    }
