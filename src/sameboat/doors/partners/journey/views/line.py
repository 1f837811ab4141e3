"""The line of time: read, with what one keeps or hides; and turning points."""

from __future__ import annotations

from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sameboat.base.kit import clock
from sameboat.base.kit.doing import done_beside, done_or_told, posted
from sameboat.doors.partners.journey.drawing import anchor_of, drawing_of, rows_of
from sameboat.doors.partners.journey.forms import TurningPointForm
from sameboat.doors.partners.rooms import ByPartner, Here, in_partnership, opened, room
from sameboat.mentoring.plans import queries
from sameboat.mentoring.plans.actions import (
    change_turning_point,
    mark_moment,
    remove_turning_point,
    write_turning_point,
)

AT_ONCE = 60
"""So many moments stand on one page; the newest page opens first."""


@require_safe
@in_partnership
@opened
def journey(request: ByPartner, here: Here) -> HttpResponse:
    """Everything in its order, the latest at the bottom, as one tells it."""
    line = queries.line_of(here.reader)
    shown = queries.shown_of(line)
    pages = Paginator(shown, AT_ONCE)
    page = pages.get_page(request.GET.get("page", pages.num_pages))
    return room(
        request,
        "partners/journey/journey.html",
        "journey",
        rows=rows_of(list(page.object_list), here),
        page=page,
        drawing=drawing_of(shown),
        some_hidden=len(shown) < len(line),
        offered="" if here.over else queries.offered_now(here.reader, here.partnership, clock.today()),
    )


@require_safe
@in_partnership
@opened
def hidden(request: ByPartner, here: Here) -> HttpResponse:
    """What one hid from one's own line, to show it again."""
    line = [each for each in queries.line_of(here.reader) if each.hidden]
    return room(request, "partners/journey/hidden.html", "journey", rows=rows_of(line, here))


@require_POST
@in_partnership
@opened
def moment(request: ByPartner, here: Here, about: UUID) -> HttpResponse:
    """Keep it, hide it, or neither."""
    kind, becomes = request.POST.get("kind", ""), request.POST.get("becomes", "")
    if becomes in ("kept", "hidden", "plain"):
        done_or_told(request, lambda: mark_moment(here.reader, about, kind, becomes, by=request.user))
    line = reverse("partner_journey", args=[here.partnership.pk])
    page = request.POST.get("page", "")
    there = page.isdecimal() and kind.isidentifier()
    return redirect(f"{line}?page={page}#{anchor_of(about, kind)}" if there else line)


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
@opened
def turning_point(request: ByPartner, here: Here) -> HttpResponse:
    """Something turned."""
    form = TurningPointForm(posted(request), initial={"on": clock.today()})
    if request.method == "POST" and done_beside(
        form, lambda: write_turning_point(here.partnership.pk, by=request.user, **form.cleaned_data)
    ):
        return redirect("partner_journey", here.partnership.pk)
    return _form_page(request, form)


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
@opened
def turning_point_words(request: ByPartner, here: Here, point: UUID) -> HttpResponse:
    """Other words, or another day."""
    row = queries.turning_point_of(here.reader, point)
    if row is None or row.said.gone:
        raise Http404
    form = TurningPointForm(posted(request), initial={**(row.said.words or {}), "on": row.on})
    if request.method == "POST" and done_beside(
        form, lambda: change_turning_point(here.partnership.pk, point, by=request.user, **form.cleaned_data)
    ):
        return redirect("partner_journey", here.partnership.pk)
    return _form_page(request, form, row=row)


@require_POST
@in_partnership
@opened
def turning_point_removal(request: ByPartner, here: Here, point: UUID) -> HttpResponse:
    """It is gone for everybody."""
    done_or_told(request, lambda: remove_turning_point(here.partnership.pk, point, by=request.user))
    return redirect("partner_journey", here.partnership.pk)


def _form_page(request: ByPartner, form: TurningPointForm, **more: object) -> HttpResponse:
    status = 422 if form.errors else 200
    return room(request, "partners/journey/turning_point.html", "journey", status=status, form=form, **more)
