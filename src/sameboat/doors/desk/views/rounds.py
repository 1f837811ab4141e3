"""The round's own room: its days, what is left to do, who has applied; its dates and texts."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sameboat.base.kit import clock
from sameboat.base.kit.doing import done_beside
from sameboat.doors.desk.doing import done_or_told
from sameboat.doors.desk.forms.dates import DatesForm
from sameboat.doors.desk.forms.opening import ProgrammeForm
from sameboat.doors.desk.forms.texts import TextsForm
from sameboat.doors.desk.rooms import ByMember, led_round_of, programme_of, room, round_of
from sameboat.doors.desk.timeline import timeline
from sameboat.mentoring.matching.admission import waiting_today
from sameboat.mentoring.programmes import actions, queries, rules
from sameboat.mentoring.programmes.models import Role, Round
from sameboat.mentoring.programmes.queries.times import work_on
from sameboat.mentoring.programmes.rules.names import name_of


@require_safe
@login_required
def overview(request: ByMember, slug: str, number: int) -> HttpResponse:
    """A round at a glance, for everybody in the team; numbers for those they concern."""
    round_ = round_of(request, slug, number)
    today = clock.today()
    return room(
        request,
        "desk/round.html",
        round_,
        "round",
        state=rules.state_of(round_.now(), today),
        line=timeline(round_.dates, today),
        open_now=round_.is_open(clock.now()),
        **(_for_leaders(request, round_) if request.leads else {}),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def dates(request: ByMember, slug: str, number: int) -> HttpResponse:
    """Move the days, with how many people would hear of it."""
    round_ = led_round_of(request, slug, number)
    form = DatesForm(request.POST or None, initial={day: getattr(round_, day) for day in round_.dates.__slots__})
    if request.method == "POST" and done_beside(
        form, lambda: actions.change_dates(round_, by=request.user, **form.dates())
    ):
        messages.success(request, _("The dates are changed."))
        return redirect("desk_round", slug=slug, number=number)
    return room(request, "desk/dates.html", round_, "round", form=form, counts=queries.counts_of(round_))


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def texts(request: ByMember, slug: str, number: int) -> HttpResponse:
    """Write what people read and agree to."""
    round_ = led_round_of(request, slug, number)
    form = TextsForm(request.POST or None, initial={word: getattr(round_, word) for word in actions.TEXTS})
    if request.method == "POST" and done_beside(
        form, lambda: actions.change_texts(round_, by=request.user, **form.cleaned_data)
    ):
        messages.success(request, _("The texts are saved."))
        return redirect("desk_texts", slug=slug, number=number)
    return room(request, "desk/texts.html", round_, "round", form=form, counts=queries.counts_of(round_))


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def words(request: ByMember, slug: str) -> HttpResponse:
    """What people read about the programme itself, and where its partners meet by video."""
    programme = programme_of(request, slug, Role.COORDINATOR)
    about = {word: getattr(programme, word) for word in ("title", "summary", "about", "listed", "meeting_link")}
    form = ProgrammeForm(request.POST or None, initial=about)
    if request.method == "POST" and done_beside(
        form, lambda: actions.change_programme(programme, by=request.user, **form.cleaned_data)
    ):
        messages.success(request, _("The words are saved."))
        return redirect("desk_newest", slug=slug)
    return room(request, "desk/words.html", programme.rounds.first() or Round(programme=programme), "round", form=form)


@require_POST
@login_required
def publication(request: ByMember, slug: str, number: int) -> HttpResponse:
    """Show the round to everybody."""
    round_ = led_round_of(request, slug, number)
    done = _("The round is published. Its page is the link to pass on.")
    return _done(request, round_, lambda: actions.publish_round(round_, by=request.user), done)


@require_POST
@login_required
def closure(request: ByMember, slug: str, number: int) -> HttpResponse:
    """End applications now."""
    round_ = led_round_of(request, slug, number)
    done = _("Applications are closed. You can open them again until people are told.")
    return _done(request, round_, lambda: actions.close_round(round_, by=request.user), done)


@require_POST
@login_required
def reopening(request: ByMember, slug: str, number: int) -> HttpResponse:
    """Take applications again."""
    round_ = led_round_of(request, slug, number)
    done = _("Applications are open again.")
    return _done(request, round_, lambda: actions.reopen_round(round_, by=request.user), done)


def _done(request: ByMember, round_: Round, act: Any, done: str) -> HttpResponse:
    return done_or_told(request, act, done, to="desk_round", slug=round_.programme.slug, number=round_.number)


def _for_leaders(request: ByMember, round_: Round) -> dict[str, Any]:
    """What is left to do, who has applied, and which buttons say yes."""
    today = clock.today()
    steps = actions.steps_left(round_) if round_.published_at is None else []
    waiting = waiting_today(round_)
    return {
        "steps": steps,
        "counts": queries.counts_of(round_),
        "worked": work_on(request.user, round_),
        "waiting": waiting,
        "shares": [(name_of("country", each.country), each) for each in waiting.shares if each.country],
        "cap": f"{100 * waiting.cap:g}" if waiting.cap else "",
        "may_publish": rules.may_publish(True, published=round_.published_at is not None, steps=steps),
        "may_close": rules.may_close_round(
            True,
            published_at=round_.published_at,
            closed_at=round_.closed_at,
            announced_at=round_.announced_at,
            goes_on=round_.closes_on is None,
        ),
        "may_reopen": rules.may_reopen_round(
            True,
            closed_at=round_.closed_at,
            announced_at=round_.announced_at,
            closes_on=round_.closes_on,
            today=today,
        ),
        "may_open_next": rules.may_open_round(
            True,
            unpublished=queries.how_many_unpublished(round_.programme),
            programme_closed=round_.programme.closed_at is not None,
        ),
    }
