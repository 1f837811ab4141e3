"""With whom somebody could change places, and what it would bring each of the four."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sameboat.base.kit.reach import reach
from sameboat.base.kit.verdicts import Refused
from sameboat.doors.desk.forms.review import id_in
from sameboat.doors.desk.reviewing import hundredth, tabs_of_the_matching
from sameboat.doors.desk.rooms import ByMember, led_round_of, room
from sameboat.mentoring.matching.actions import review as actions
from sameboat.mentoring.matching.models import ProposedGroup
from sameboat.mentoring.matching.queries import review as queries
from sameboat.mentoring.matching.rules import review as rules
from sameboat.mentoring.programmes.models import Enrolment, Round


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def swap(request: ByMember, slug: str, number: int, group: int, person: UUID) -> HttpResponse:
    """The best ways for somebody to change places; then one of them."""
    round_ = led_round_of(request, slug, number)
    found = reach(queries.groups_of(request.user, round_), pk=group)
    found.run.round = round_
    who = next((each.enrolment for each in found.members.all() if each.enrolment_id == person), None)
    if who is None:
        raise Http404
    if found.ended_by or queries.newest_run_id(round_) != found.run_id:
        return redirect("desk_pair", slug, number, group)
    if request.method == "POST":
        return _swapped(request, round_, found, who)
    swaps = queries.best_swaps(request.user, round_, found, who)
    return room(
        request,
        "desk/review/swap.html",
        round_,
        "matching",
        tabs=tabs_of_the_matching(request, round_),
        group=found,
        who=who,
        swaps=[_in_words(each) for each in swaps],
        any_better=any(each.weakest > min(gain.gets for gain in each.gains) for each in swaps),
    )


def _swapped(request: ByMember, round_: Round, mine: ProposedGroup, who: Enrolment) -> HttpResponse:
    slug, number = round_.programme.slug, round_.number
    other_id = id_in(request.POST, "with")
    other = queries.group_of(mine.run, other_id) if other_id else None
    if other is None:
        messages.warning(request, _("They no longer stand where they stood a moment ago. Choose again."))
        return redirect("desk_swap", slug, number, mine.pk, who.pk)
    whom = next(each.enrolment for each in other.members.all() if each.enrolment_id == other_id)
    try:
        act = actions.swap(mine, who, other, whom, by=request.user)
    except Refused as trouble:
        messages.warning(request, str(trouble.why))
        return redirect("desk_pair", slug, number, mine.pk)
    made = act.made.filter(members__enrolment=who).get()
    messages.success(request, _("They have changed places. Both new pairs are locked."))
    return redirect("desk_pair", slug, number, made.pk)


def _in_words(offered: queries.Swap) -> dict[str, Any]:
    name = offered.person.person.name or str(rules.WITHOUT_A_NAME)
    return {
        "pk": offered.person.pk,
        "name": name,
        "group": offered.group,
        "breaks": offered.breaks,
        "gains": [
            {
                "name": each.name or str(rules.WITHOUT_A_NAME),
                "gets": hundredth(each.gets),
                "would": hundredth(each.would),
                "more": hundredth(each.would) - hundredth(each.gets),
            }
            for each in offered.gains
        ],
    }
