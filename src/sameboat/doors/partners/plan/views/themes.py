"""Themes, for a month or the whole time."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from sameboat.base.kit import clock
from sameboat.base.kit.doing import done_beside, done_or_told, posted
from sameboat.doors.partners.plan.forms import ThemeForm
from sameboat.doors.partners.rooms import ByPartner, Here, in_partnership, opened, room
from sameboat.mentoring.plans import queries
from sameboat.mentoring.plans.actions import change_theme, remove_theme, write_theme


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
@opened
def theme_new(request: ByPartner, here: Here) -> HttpResponse:
    """Something to come back to."""
    form = ThemeForm(posted(request), today=clock.today())
    if request.method == "POST" and done_beside(
        form, lambda: write_theme(here.partnership.pk, by=request.user, **form.cleaned_data)
    ):
        return _to_the_plan(here)
    return room(request, "partners/plan/theme_form.html", "plan", status=422 if form.errors else 200, form=form)


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
@opened
def theme(request: ByPartner, here: Here, theme: UUID) -> HttpResponse:
    """Other words, or another month, by whoever wrote it."""
    row = queries.theme_of(here.reader, theme)
    if row is None or row.author_id != here.mine.pk:
        raise Http404
    form = ThemeForm(posted(request), initial={**(row.said.words or {}), "month": row.month}, today=clock.today())
    if request.method == "POST" and done_beside(
        form, lambda: change_theme(here.partnership.pk, theme, by=request.user, **form.cleaned_data)
    ):
        return _to_the_plan(here)
    return room(
        request, "partners/plan/theme_form.html", "plan", status=422 if form.errors else 200, form=form, theme=row
    )


@require_POST
@in_partnership
@opened
def theme_removal(request: ByPartner, here: Here, theme: UUID) -> HttpResponse:
    """By whoever wrote it."""
    done_or_told(request, lambda: remove_theme(here.partnership.pk, theme, by=request.user))
    return _to_the_plan(here)


def _to_the_plan(here: Here) -> HttpResponse:
    return redirect(reverse("partner_plan", args=[here.partnership.pk]) + "#themes")
