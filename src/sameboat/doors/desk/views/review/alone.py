"""Whoever is alone: why, the smallest change that helps, and asking them whether a wish may be relaxed."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sameboat.base.kit import clock
from sameboat.base.kit.reach import reach
from sameboat.doors.desk.doing import done_or_told
from sameboat.doors.desk.forms.review import id_in
from sameboat.doors.desk.reviewing import alone_in_words, tabs_of_the_matching
from sameboat.doors.desk.rooms import ByMember, led_round_of, room
from sameboat.mentoring.matching.actions.asking import ask_to_relax
from sameboat.mentoring.matching.queries import review as queries
from sameboat.mentoring.matching.rules import review as rules
from sameboat.mentoring.programmes.models import Round
from sameboat.mentoring.programmes.queries import applicants_of
from sameboat.mentoring.wishes.queries.people import countries_of

A_PAGE = 50


@require_safe
@login_required
def alone(request: ByMember, slug: str, number: int) -> HttpResponse:
    """Everybody without a partner in the newest proposal, in the order of application."""
    round_ = led_round_of(request, slug, number)
    run = queries.newest_run(round_)
    tabs = tabs_of_the_matching(request, round_)
    if run is None:
        return room(request, "desk/review/nothing_yet.html", round_, "matching", tabs=tabs)
    run.round = round_
    asked = list(queries.asked_in(request.user, round_))
    page = Paginator(queries.alone_now(request.user, run), A_PAGE).get_page(request.GET.get("page"))
    return room(
        request,
        "desk/review/alone.html",
        round_,
        "matching",
        tabs=tabs,
        run=run,
        page=page,
        rows=_rows(list(page.object_list), asked),
        said_yes=[each for each in asked if each.relaxed_at],
        since_the_run=any(each.relaxed_at and each.relaxed_at > run.asked_at for each in asked),
        days=rules.DAYS_TO_ANSWER,
        may=rules.may_change_by_hand(True, announced=round_.announced_at is not None),
    )


@require_POST
@login_required
def asking(request: ByMember, slug: str, number: int, applicant: UUID) -> HttpResponse:
    """Ask one person by letter about one of their musts."""
    round_ = led_round_of(request, slug, number)
    found = reach(applicants_of(request.user, round_), pk=applicant)
    question = reach(_asked_about(round_), pk=id_in(request.POST, "question"))
    name = found.person.name or str(rules.WITHOUT_A_NAME)
    return done_or_told(
        request,
        lambda: ask_to_relax(found, question, by=request.user),
        _("The letter to %(name)s is on its way. Their answer will stand here.") % {"name": name},
        to="desk_alone",
        slug=slug,
        number=number,
    )


def _asked_about(round_: Round) -> Any:
    return round_.questions.filter(private=False)


def _rows(people: list[queries.AloneNow], asked: list[Any]) -> list[dict[str, Any]]:
    enrolments = [each.enrolment for each in people]
    musts, countries = queries.musts_to_ask_about(enrolments), countries_of(enrolments)
    now = clock.now()
    return [
        alone_in_words(
            each,
            countries.get(each.enrolment.pk, ""),
            musts.get(each.enrolment.pk, []),
            [one for one in asked if one.enrolment_id == each.enrolment.pk],
            now,
        )
        for each in people
    ]
