"""What partners find when they begin: starter questions, the first week, topics."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sameboat.base.kit import clock
from sameboat.base.kit.doing import done_beside
from sameboat.base.kit.reach import reach
from sameboat.doors.desk.doing import done_or_told
from sameboat.doors.desk.forms.letters import FirstWeeksForm, TopicForm
from sameboat.doors.desk.rooms import ByMember, led_round_of
from sameboat.doors.desk.views.letters.rooms import letters_room
from sameboat.mentoring.partnerships.queries import days_of
from sameboat.mentoring.programmes.actions import first_weeks as actions
from sameboat.mentoring.programmes.queries.first_weeks import guidance_of, starter_questions_of


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def first_weeks(request: ByMember, slug: str, number: int) -> HttpResponse:
    """Starter questions and guidance."""
    round_ = led_round_of(request, slug, number)
    begin = {"starter_questions": "\n".join(starter_questions_of(round_)), "guidance": guidance_of(round_)}
    form = FirstWeeksForm(request.POST or None, initial=begin)
    if request.method == "POST" and done_beside(
        form, lambda: actions.change_first_weeks(round_, by=request.user, **form.cleaned_data)
    ):
        messages.success(request, _("Saved. It stands in the letters and on every partnership's page."))
        return redirect("desk_first_weeks", slug=slug, number=number)
    return letters_room(request, "first_weeks.html", round_, "desk_first_weeks", form=form)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def topics(request: ByMember, slug: str, number: int) -> HttpResponse:
    """The topics of the round in their weeks, and one more."""
    round_ = led_round_of(request, slug, number)
    last = round_.topics.order_by("-week").values_list("week", flat=True).first()
    form = TopicForm(request.POST or None, initial={"week": min(round_.weeks, last + 2 if last else 1)})
    if request.method == "POST" and done_beside(
        form, lambda: actions.add_topic(round_, by=request.user, **form.cleaned_data)
    ):
        messages.success(request, _("The topic is added."))
        return redirect("desk_topics", slug=slug, number=number)
    days = days_of(round_, round_.starts_on, clock.today()) if round_.starts_on else []
    found: list[Any] = [*days] or [{"topic": topic} for topic in round_.topics.all()]
    return letters_room(request, "topics.html", round_, "desk_topics", form=form, topics=found)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def topic(request: ByMember, slug: str, number: int, topic: UUID) -> HttpResponse:
    """Word a topic anew, or move it."""
    round_ = led_round_of(request, slug, number)
    found = reach(round_.topics.all(), pk=topic)
    form = TopicForm(request.POST or None, initial={"week": found.week, "title": found.title, "text": found.text})
    if request.method == "POST" and done_beside(
        form, lambda: actions.change_topic(found, by=request.user, **form.cleaned_data)
    ):
        messages.success(request, _("The topic is changed."))
        return redirect("desk_topics", slug=slug, number=number)
    return letters_room(request, "topic.html", round_, "desk_topics", form=form, topic=found)


@require_POST
@login_required
def topic_removal(request: ByMember, slug: str, number: int, topic: UUID) -> HttpResponse:
    """Take a topic away."""
    round_ = led_round_of(request, slug, number)
    found = reach(round_.topics.all(), pk=topic)
    done = _("The topic is gone.")
    return done_or_told(
        request, lambda: actions.remove_topic(found, by=request.user), done, to="desk_topics", slug=slug, number=number
    )
