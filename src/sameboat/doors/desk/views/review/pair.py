"""One pair, or a larger group: why these people, what each gets, and what a hand may do with them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sameboat.base.kit.reach import reach
from sameboat.doors.desk.doing import done_or_told
from sameboat.doors.desk.forms.review import FilterForm, id_in
from sameboat.doors.desk.reviewing import group_in_words, tabs_of_the_matching
from sameboat.doors.desk.rooms import ByMember, led_round_of, room
from sameboat.mentoring.matching.actions import review as actions
from sameboat.mentoring.matching.models import ProposedGroup
from sameboat.mentoring.matching.queries import review as queries
from sameboat.mentoring.matching.rules import review as rules
from sameboat.mentoring.programmes.models import Round


@require_safe
@login_required
def pair(request: ByMember, slug: str, number: int, group: int) -> HttpResponse:
    """Why these people. A group that is gone says who changed it, and where its people stand now."""
    round_, found = _reached(request, slug, number, group)
    newest = queries.newest_run(round_)
    here = newest is not None and newest.pk == found.run_id
    return room(
        request,
        "desk/review/pair.html",
        round_,
        "matching",
        tabs=tabs_of_the_matching(request, round_),
        group=found,
        run=found.run,
        is_newest=here,
        now=_where_now(found) if here and found.ended_by else [],
        ended=queries.act_in_words(found.ended_by) if found.ended_by else "",
        may=rules.may_change_by_hand(True, announced=round_.announced_at is not None),
        **group_in_words(round_, found, queries.tied_in(round_, found)),
    )


@require_POST
@login_required
def lock(request: ByMember, slug: str, number: int, group: int) -> HttpResponse:
    """Keep them together in every run."""
    return _acted(request, slug, number, group, lambda found: actions.lock(found, by=request.user), _("%s: locked."))


@require_POST
@login_required
def unlock(request: ByMember, slug: str, number: int, group: int) -> HttpResponse:
    """Let the next run decide."""
    done = _("%s: unlocked. They stay together until the program runs again.")
    return _acted(request, slug, number, group, lambda found: actions.unlock(found, by=request.user), done)


@require_POST
@login_required
def parting(request: ByMember, slug: str, number: int, group: int) -> HttpResponse:
    """Let them stand alone, or one of three or more."""
    leaving = id_in(request.POST, "leaving")

    def act(found: ProposedGroup) -> Any:
        members = [member.enrolment for member in found.members.all()]
        return actions.part(found, by=request.user, leaving=next((e for e in members if e.pk == leaving), None))

    return _acted(request, slug, number, group, act, _("%s: parted. A run may bring them together again."))


@require_POST
@login_required
def ruling_out(request: ByMember, slug: str, number: int, group: int) -> HttpResponse:
    """Part two people for good: no run brings them together."""

    def act(found: ProposedGroup) -> Any:
        one, other, *_more = [member.enrolment for member in found.members.all()]
        return actions.forbid(found.run.round, one, other, by=request.user)

    return _acted(request, slug, number, group, act, _("%s: ruled out. No run brings them together."))


def back_to_the_table(request: ByMember, round_: Round, group: int) -> str:
    """The same page of the table with the same filters, at the same row."""
    wanted = FilterForm(request.POST).wanted()
    said = {"show": wanted.show, "country": wanted.country, "page": wanted.page if wanted.page > 1 else ""}
    query = urlencode({word: value for word, value in said.items() if value})
    address = reverse("desk_review", args=[round_.programme.slug, round_.number])
    return f"{address}{'?' if query else ''}{query}{f'#pair-{group}' if group else ''}"


def _reached(request: ByMember, slug: str, number: int, group: int) -> tuple[Round, ProposedGroup]:
    round_ = led_round_of(request, slug, number)
    found = reach(queries.groups_of(request.user, round_), pk=group)
    found.run.round = round_
    return round_, found


def _acted(
    request: ByMember, slug: str, number: int, group: int, act: Callable[[ProposedGroup], Any], done: str
) -> HttpResponse:
    """Do it; then the table, if one came from there and it went well, else the page of the pair, which tells all."""
    round_, found = _reached(request, slug, number, group)
    names = rules.listed([member.enrolment.person.name or str(rules.WITHOUT_A_NAME) for member in found.members.all()])
    happened: list[Any] = []
    answer = done_or_told(
        request,
        lambda: happened.append(act(found)),
        done % names,
        to="desk_pair",
        slug=slug,
        number=number,
        group=group,
    )
    if request.POST.get("back") == "review" and happened:
        return redirect(back_to_the_table(request, round_, group))
    return answer


def _where_now(group: ProposedGroup) -> list[tuple[str, ProposedGroup | None]]:
    """Each of its people, with the group they stand in now."""
    return [
        (member.enrolment.person.name or str(rules.WITHOUT_A_NAME), queries.group_of(group.run, member.enrolment_id))
        for member in group.members.all()
    ]
