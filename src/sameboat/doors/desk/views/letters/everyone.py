"""Tell everyone: what would be told, what stands in the way, and the button; then how it fared."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sameboat.base.kit.reach import reach
from sameboat.base.kit.verdicts import Refused
from sameboat.doors.desk.doing import done_or_told
from sameboat.doors.desk.rooms import ByMember, led_round_of
from sameboat.doors.desk.views.letters.rooms import letters_room
from sameboat.members.notices.rules import STATES
from sameboat.mentoring.matching.actions.announcing import announce
from sameboat.mentoring.matching.actions.many import say_reached
from sameboat.mentoring.matching.models import Run
from sameboat.mentoring.matching.queries.announcing import proposal_of, readiness_of
from sameboat.mentoring.matching.queries.review import newest_run
from sameboat.mentoring.matching.queries.telling import faring_of, in_state, standing_of, told_in
from sameboat.mentoring.matching.queries.texts import texts_in_force
from sameboat.mentoring.matching.rules.announcing import what_stands_in_the_way
from sameboat.mentoring.programmes.models import Round

A_PAGE = 50


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def everyone(request: ByMember, slug: str, number: int) -> HttpResponse:
    """The list to look through before, and the one button that tells everyone."""
    round_ = led_round_of(request, slug, number)
    if request.method == "POST":
        return _told(request, round_)
    if round_.announced_at:
        return redirect("desk_telling", slug=slug, number=number)
    run = newest_run(round_)
    proposal = proposal_of(run) if run else None
    ready = readiness_of(round_, proposal, request.user)
    shown = {
        "run": run,
        "proposal": proposal,
        "in_the_way": what_stands_in_the_way(ready),
        "ready": ready,
        "texts": texts_in_force(round_),
        "topics": round_.topics.count(),
    }
    return letters_room(request, "everyone.html", round_, "desk_everyone", **shown)


@require_safe
@login_required
def telling(request: ByMember, slug: str, number: int) -> HttpResponse:
    """Which letters are sent, wait, are uncertain, came back or were given up; and who must be reached otherwise."""
    round_ = led_round_of(request, slug, number)
    return letters_room(
        request, "telling.html", round_, "desk_telling", **faring(request, told_in(request.user, round_))
    )


@require_POST
@login_required
def reached(request: ByMember, slug: str, number: int, told: int) -> HttpResponse:
    """Somebody was reached in another way; or not after all."""
    round_ = led_round_of(request, slug, number)
    many = reach(round_.told.all(), pk=told).to_many
    found = reach(told_in(request.user, round_, many), pk=told)
    yes = request.POST.get("reached") != "no"
    where: dict[str, Any] = {"slug": slug, "number": number}
    if many is not None:
        where["many"] = many.pk
    done = _("Noted: you have reached them.") if yes else _("Taken back.")
    to = "desk_many" if many is not None else "desk_telling"
    return done_or_told(request, lambda: say_reached(found, by=request.user, reached=yes), done, to=to, **where)


def faring(request: ByMember, told: Any) -> dict[str, Any]:
    """The numbers, and a page of those in the state that was asked for."""
    state = request.GET.get("state", "")
    known = state in STATES or state == "lost"
    page = Paginator(in_state(told, state) if known else told, A_PAGE).get_page(request.GET.get("page"))
    standing = standing_of(told)
    return {
        "page": page,
        "rows": faring_of(page.object_list),
        "standing": [(word, STATES[word], n) for word, n in standing.items() if n or word == "sent"],
        "state": state if known else "",
        "lost": in_state(told, "lost").count(),
        "all_told": sum(standing.values()),
    }


def _told(request: ByMember, round_: Round) -> HttpResponse:
    """Tell them of the run that the page showed, or say why not."""
    where: dict[str, Any] = {"slug": round_.programme.slug, "number": round_.number}
    run = reach(Run.objects.filter(round=round_, purpose="round"), number=_number(request.POST.get("run", "")))
    try:
        announce(run, by=request.user)
    except Refused as trouble:
        messages.warning(request, str(trouble.why))
        return redirect("desk_everyone", **where)
    count = told_in(request.user, round_).count()
    said = ngettext("%(n)s letter is on its way.", "%(n)s letters are on their way.", count) % {"n": count}
    messages.success(request, _("Everyone is told.") + " " + said)
    return redirect("desk_telling", **where)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0
