"""Looking back: for oneself, and shared only when one says so."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from sameboat.base.kit import clock
from sameboat.base.kit.doing import done_beside, done_or_told, posted
from sameboat.doors.partners.journey.forms import ReflectionForm
from sameboat.doors.partners.rooms import ByPartner, Here, in_partnership, opened, room
from sameboat.mentoring.plans import actions, queries
from sameboat.mentoring.plans.models import Reflection, When


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
@opened
def reflections(request: ByPartner, here: Here) -> HttpResponse:
    """One's own, and a new one."""
    form = ReflectionForm(posted(request))
    offered = "" if here.over else queries.offered_now(here.reader, here.partnership, clock.today())
    if request.method == "POST" and done_beside(
        form,
        lambda: actions.write_reflection(
            here.partnership.pk, form.cleaned_data, when=offered or When.BETWEEN, by=request.user
        ),
    ):
        return redirect("partner_reflections", here.partnership.pk)
    return room(
        request,
        "partners/journey/reflections.html",
        "journey",
        status=422 if form.errors else 200,
        form=form,
        offered=offered,
        reflections=[(each, _is_shared(each)) for each in queries.reflections_of(here.reader)],
    )


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
@opened
def reflection(request: ByPartner, here: Here, reflection: UUID) -> HttpResponse:
    """Other words for one of one's own."""
    row = _reached(here, reflection)
    form = ReflectionForm(posted(request), initial=row.said.words or {})
    if request.method == "POST" and done_beside(
        form, lambda: actions.change_reflection(here.partnership.pk, reflection, form.cleaned_data, by=request.user)
    ):
        return redirect("partner_reflections", here.partnership.pk)
    status = 422 if form.errors else 200
    return room(request, "partners/journey/reflection.html", "journey", status=status, form=form, row=row)


@require_POST
@in_partnership
@opened
def reflection_act(request: ByPartner, here: Here, reflection: UUID) -> HttpResponse:
    """Share it, keep it to oneself again, or remove it."""
    row, together = _reached(here, reflection), here.partnership.pk
    becomes = request.POST.get("becomes", "")
    if becomes == "shared" and row.said.words is not None:
        words = row.said.words
        done_or_told(request, lambda: actions.share_reflection(together, reflection, words, by=request.user))
    elif becomes == "mine":
        done_or_told(request, lambda: actions.keep_to_oneself(together, reflection, by=request.user))
    elif becomes == "removed":
        done_or_told(request, lambda: actions.remove_reflection(together, reflection, by=request.user))
    return redirect("partner_reflections", together)


@require_POST
@in_partnership
def not_now(request: ByPartner, here: Here) -> HttpResponse:
    """They are not asked again about this time."""
    offered = queries.offered_now(here.reader, here.partnership, clock.today())
    if offered:
        done_or_told(request, lambda: actions.not_now(here.partnership.pk, offered, by=request.user))
    return redirect("partner_journey", here.partnership.pk)


def _reached(here: Here, pk: UUID) -> Reflection:
    row = queries.reflection_of(here.reader, pk)
    if row is None or row.said.words is None:
        raise Http404
    return row


def _is_shared(row: Reflection) -> bool:
    shared = getattr(row, "shared", None)
    return shared is not None and shared.sealed is not None
