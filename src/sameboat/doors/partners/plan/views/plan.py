"""The room Plan: what they agreed on, set out to do, and might talk about."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from sameboat.base.kit import clock
from sameboat.base.kit.doing import done_or_told
from sameboat.doors.partners.plan.guides.shelf import GUIDES
from sameboat.doors.partners.plan.showing import AgreementShown, TopicShown, by_whom, near_among
from sameboat.doors.partners.rooms import ByPartner, Here, in_partnership, opened, room
from sameboat.mentoring.plans import queries
from sameboat.mentoring.plans.actions import ask_for_topic_letters, wish_for_topic
from sameboat.mentoring.programmes.queries.first_weeks import starter_questions_of


@require_safe
@in_partnership
@opened
def plan(request: ByPartner, here: Here) -> HttpResponse:
    """Everything they planned, one below the other."""
    today, together = clock.today(), here.partnership
    there = [here.mine, *here.others]
    newest = queries.newest_agreement(here.reader, there)
    offered = queries.topics_offered(here.reader, together, [each.pk for each in there], today)
    goals = queries.goals_of(here.reader)
    topics = [] if here.over else [TopicShown.of(each, here) for each in offered]
    near = near_among(topics)
    return room(
        request,
        "partners/plan/plan.html",
        "plan",
        agreement=AgreementShown.of(newest, here) if newest else None,
        goals=goals,
        goals_of_others=by_whom(goals.theirs, here),
        themes=queries.themes_of(here.reader, today),
        topics_near=near,
        topics_far=[each for each in topics if each not in near],
        topic_letters=bool(offered) and queries.wants_topic_letters(here.reader),
        asks=starter_questions_of(together.round) if together.round and not here.over else [],
        guides=GUIDES,
    )


@require_safe
@in_partnership
def news(request: ByPartner, here: Here) -> HttpResponse:
    """That something is new, for a page on which somebody may be writing."""
    del here
    return render(request, "partners/plan/_news.html")


@require_POST
@in_partnership
def topic_wish(request: ByPartner, here: Here, topic: UUID) -> HttpResponse:
    """One would like to talk about this one, or not any more."""
    wished = request.POST.get("wished") == "yes"
    done_or_told(request, lambda: wish_for_topic(here.partnership.pk, topic, wished=wished, by=request.user))
    return redirect(reverse("partner_plan", args=[here.partnership.pk]) + "#topics")


@require_POST
@in_partnership
def topic_letters(request: ByPartner, here: Here) -> HttpResponse:
    """A letter when a topic begins, or none any more."""
    wanted = request.POST.get("wanted") == "yes"
    done_or_told(request, lambda: ask_for_topic_letters(here.partnership.pk, wanted=wanted, by=request.user))
    return redirect(reverse("partner_plan", args=[here.partnership.pk]) + "#topics")
