"""Goals, and what people make together: a page for each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sameboat.base.kit.doing import done_beside, done_or_told, posted
from sameboat.doors.partners.plan.forms import GoalForm, LinkForm, StepForm
from sameboat.doors.partners.rooms import ByPartner, Here, in_partnership, opened, room
from sameboat.mentoring.plans import actions, queries
from sameboat.mentoring.plans.queries import Shown
from sameboat.mentoring.plans.rules.goals import BECOMES, host_of


@require_safe
@in_partnership
@opened
def goal(request: ByPartner, here: Here, goal: UUID) -> HttpResponse:
    """One goal with its steps and links."""
    return _page(request, here, _reached(here, goal))


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
@opened
def goal_new(request: ByPartner, here: Here) -> HttpResponse:
    """A new one, in one's own words."""
    form = GoalForm(posted(request), initial={"kind": request.GET.get("kind", "own")})
    made: list[Any] = []
    if request.method == "POST" and done_beside(
        form, lambda: made.append(actions.write_goal(here.partnership.pk, by=request.user, **form.cleaned_data))
    ):
        return redirect("partner_goal", here.partnership.pk, made[0].pk)
    return room(request, "partners/plan/goal_form.html", "plan", status=_status(form), form=form)


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
@opened
def goal_words(request: ByPartner, here: Here, goal: UUID) -> HttpResponse:
    """Other words for it."""
    shown = _reached(here, goal)
    begun = {**(shown.goal.said.words or {}), "by_day": shown.goal.by_day}
    form = GoalForm(posted(request), initial=begun, change=True)
    if request.method == "POST" and done_beside(
        form, lambda: actions.change_goal(here.partnership.pk, goal, by=request.user, **form.cleaned_data)
    ):
        return redirect("partner_goal", here.partnership.pk, goal)
    return room(request, "partners/plan/goal_form.html", "plan", status=_status(form), form=form, shown=shown)


@require_POST
@in_partnership
@opened
def goal_act(request: ByPartner, here: Here, goal: UUID) -> HttpResponse:
    """Done, let go, open again; up, down; removed."""
    becomes, together = request.POST.get("becomes", ""), here.partnership.pk
    act: Callable[[], Any] | None = None
    if becomes in BECOMES:
        act = lambda: actions.move_goal_on(together, goal, becomes, by=request.user)  # noqa: E731
    elif becomes in ("up", "down"):
        act = lambda: actions.place_goal(together, goal, up=becomes == "up", by=request.user)  # noqa: E731
    elif becomes == "removed":
        act = lambda: actions.remove_goal(together, goal, by=request.user)  # noqa: E731
    if act is not None:
        done_or_told(request, act)
    to_the_plan = becomes in ("up", "down", "removed")
    plan = reverse("partner_plan", args=[together]) + "#goals"
    return redirect(plan) if to_the_plan else redirect("partner_goal", together, goal)


@require_POST
@in_partnership
@opened
def step_new(request: ByPartner, here: Here, goal: UUID) -> HttpResponse:
    """A small step more."""
    form = StepForm(request.POST)
    if done_beside(
        form, lambda: actions.write_step(here.partnership.pk, goal, form.cleaned_data["text"], by=request.user)
    ):
        return redirect(reverse("partner_goal", args=[here.partnership.pk, goal]) + "#steps")
    return _page(request, here, _reached(here, goal), step_form=form)


@require_POST
@in_partnership
@opened
def step_act(request: ByPartner, here: Here, goal: UUID, step: UUID) -> HttpResponse:
    """Done, let go, open again; up, down; removed."""
    becomes, together = request.POST.get("becomes", ""), here.partnership.pk
    if becomes in BECOMES:
        done_or_told(request, lambda: actions.move_step_on(together, step, becomes, by=request.user))
    elif becomes in ("up", "down"):
        done_or_told(request, lambda: actions.place_step(together, step, up=becomes == "up", by=request.user))
    elif becomes == "removed":
        done_or_told(request, lambda: actions.remove_step(together, step, by=request.user))
    return redirect(reverse("partner_goal", args=[together, goal]) + "#steps")


@require_POST
@in_partnership
@opened
def link_new(request: ByPartner, here: Here, goal: UUID) -> HttpResponse:
    """An address that belongs to it."""
    form = LinkForm(request.POST)
    if done_beside(form, lambda: actions.keep_link(here.partnership.pk, goal, by=request.user, **form.cleaned_data)):
        return redirect(reverse("partner_goal", args=[here.partnership.pk, goal]) + "#links")
    return _page(request, here, _reached(here, goal), link_form=form)


@require_POST
@in_partnership
@opened
def link_removal(request: ByPartner, here: Here, goal: UUID, link: UUID) -> HttpResponse:
    """By whoever kept it."""
    done_or_told(request, lambda: actions.remove_link(here.partnership.pk, link, by=request.user))
    return redirect(reverse("partner_goal", args=[here.partnership.pk, goal]) + "#links")


def _reached(here: Here, goal: UUID) -> Shown:
    found = queries.goal_of(here.reader, goal)
    if found is None:
        raise Http404
    return found


def _page(
    request: ByPartner,
    here: Here,
    shown: Shown,
    *,
    step_form: StepForm | None = None,
    link_form: LinkForm | None = None,
) -> HttpResponse:
    wrong = any(form is not None and form.errors for form in (step_form, link_form))
    return room(
        request,
        "partners/plan/goal.html",
        "plan",
        status=422 if wrong else 200,
        shown=shown,
        goal=shown.goal,
        by="" if shown.mine else here.name_of(shown.goal.author_id),
        steps=[(each, each.author_id == here.mine.pk) for each in shown.steps],
        links=[(each, host_of(str(each.said["address"])), each.author_id == here.mine.pk) for each in shown.links],
        step_form=step_form or StepForm(),
        link_form=link_form or LinkForm(),
    )


def _status(form: Any) -> int:
    return 422 if form.errors else 200
