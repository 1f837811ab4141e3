"""The room *Waiting*: who waits for a partner, matching them, newcomers, and partners who never came."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sameboat.base.kit import clock
from sameboat.base.kit.reach import reach
from sameboat.base.kit.verdicts import Refused, Verdict
from sameboat.doors.desk.doing import done_or_told
from sameboat.doors.desk.forms.waiting import MissedForm, NewcomersForm
from sameboat.doors.desk.rooms import ByMember, led_round_of, room
from sameboat.doors.desk.waiting_tabs import tabs_of_waiting
from sameboat.mentoring.matching.actions.newcomers import choose_newcomers, match_waiting, tell_those_who_wait
from sameboat.mentoring.matching.actions.replacing import replace
from sameboat.mentoring.matching.queries.missed import parts_that_stand, proposed_to_those_who_wait
from sameboat.mentoring.matching.queries.runs import going_run
from sameboat.mentoring.matching.queries.waiting import who_waits
from sameboat.mentoring.matching.rules import waiting as rules
from sameboat.mentoring.partnerships.models import Partnership
from sameboat.mentoring.programmes.models import Round, Shape

A_PAGE = 50


@require_safe
@login_required
def waiting(request: ByMember, slug: str, number: int) -> HttpResponse:
    """Who waits, since when and why; what the last run over them proposes; and when newcomers are matched."""
    round_ = led_round_of(request, slug, number)
    line = who_waits(request.user, round_) if round_.announced_at else []
    proposal = proposed_to_those_who_wait(request.user, round_)
    going = going_run(request.user, round_)
    return room(
        request,
        "desk/waiting.html",
        round_,
        "waiting",
        tabs=tabs_of_waiting(request, round_),
        page=Paginator(line, A_PAGE).get_page(request.GET.get("page")),
        form=NewcomersForm(initial={"newcomers": round_.newcomers}, circles=round_.programme.shape == Shape.CIRCLES),
        proposal=proposal,
        going=going if going is not None and going.purpose == "waiting" else None,
        may_match=rules.may_match_waiting(
            True,
            announced=round_.announced_at is not None,
            ended=round_.ended_at is not None,
            waiting=len(line),
            ends_on=round_.ends_on,
            today=clock.today(),
        ),
        asks_mentors=round_.programme.shape == Shape.MENTORS and round_.days_to_accept > 0,
    )


@require_POST
@login_required
def matching(request: ByMember, slug: str, number: int) -> HttpResponse:
    """Match those who wait now; the worker does it, and nobody is told before a coordinator says so."""
    round_ = led_round_of(request, slug, number)
    done = _("The program looks for partners among those who wait. What it finds will stand here.")
    return done_or_told(
        request, lambda: match_waiting(round_, by=request.user), done, to="desk_waiting", slug=slug, number=number
    )


@require_POST
@login_required
def telling(request: ByMember, slug: str, number: int) -> HttpResponse:
    """Tell those for whom somebody was found; without the groups that a coordinator would rather not."""
    round_ = led_round_of(request, slug, number)
    proposal = proposed_to_those_who_wait(request.user, round_)
    if proposal is None:
        messages.warning(request, _("There is nothing to tell: nobody was found since people were last told."))
        return redirect("desk_waiting", slug, number)
    without = {int(word) for word in request.POST.getlist("without") if word.isdecimal()}
    try:
        left_out = tell_those_who_wait(proposal.run, by=request.user, without=without)
    except Refused as trouble:
        messages.warning(request, str(trouble.why))
    else:
        messages.success(request, _told(left_out))
    return redirect("desk_waiting", slug, number)


@require_POST
@login_required
def newcomers(request: ByMember, slug: str, number: int) -> HttpResponse:
    """When newcomers are matched."""
    round_ = led_round_of(request, slug, number)
    form = NewcomersForm(request.POST, circles=round_.programme.shape == Shape.CIRCLES)
    if not form.is_valid():
        messages.warning(request, _("Choose one of the three."))
        return redirect("desk_waiting", slug, number)
    return done_or_told(
        request,
        lambda: choose_newcomers(round_, form.cleaned_data["newcomers"], by=request.user),
        _("Saved. It holds from now on."),
        to="desk_waiting",
        slug=slug,
        number=number,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def never_came(request: ByMember, slug: str, number: int) -> HttpResponse:
    """Look for somebody who has a partner and never appeared. A name is looked for by POST: it stands in no address."""
    round_ = led_round_of(request, slug, number)
    form = MissedForm(request.POST if request.method == "POST" else None)
    name = form.cleaned_data["name"] if form.is_bound and form.is_valid() else ""
    found = parts_that_stand(request.user, round_, name=name)
    page = Paginator(found, A_PAGE).get_page(request.POST.get("page") or request.GET.get("page"))
    return room(
        request,
        "desk/never_came.html",
        round_,
        "waiting",
        tabs=tabs_of_waiting(request, round_),
        page=page,
        form=form,
        name=name,
        anybody=bool(name) or bool(page.object_list),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def missed(request: ByMember, slug: str, number: int, part: UUID) -> HttpResponse:
    """What it would mean that this person never came; then say so."""
    round_ = led_round_of(request, slug, number)
    found = reach(parts_that_stand(request.user, round_), pk=part)
    if request.method == "POST":
        return done_or_told(
            request,
            lambda: replace(found.partnership, found, by=request.user),
            _("Done. Whoever was left waiting is told, and comes first."),
            to="desk_waiting",
            slug=slug,
            number=number,
        )
    return room(
        request,
        "desk/missed.html",
        round_,
        "waiting",
        tabs=tabs_of_waiting(request, round_),
        part=found,
        others=[each for each in found.partnership.partners.all() if each.pk != found.pk and each.left_at is None],
        again=rules.may_be_matched_again(ends_on=round_.ends_on, today=clock.today()),
        may=_may_replace(round_, found.partnership),
    )


def _may_replace(round_: Round, partnership: Partnership) -> Verdict:
    under_way = rules.is_under_way(
        starts_on=partnership.starts_on,
        ends_on=partnership.ends_on,
        ended=round_.ended_at is not None,
        today=clock.today(),
    )
    return rules.may_replace(True, under_way=round_.announced_at is not None and under_way, stands=True)


def _told(left_out: int) -> str:
    if not left_out:
        return _("They are told. Whoever is still without somebody goes on waiting.")
    return ngettext(
        "They are told, but for %(n)s group, which goes on waiting: somebody of it is not free any more, or something "
        "stands against it.",
        "They are told, but for %(n)s groups, which go on waiting: somebody of each is not free any more, or something "
        "stands against it.",
        left_out,
    ) % {"n": left_out}
