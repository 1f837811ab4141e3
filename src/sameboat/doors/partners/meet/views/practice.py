"""A practice interview: questions, seats, and the page from which one asks."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from sameboat.base.kit.doing import done_beside, done_or_told
from sameboat.base.kit.reach import reach
from sameboat.doors.partners.meet.forms import QuestionsForm
from sameboat.doors.partners.meet.page import practice_of
from sameboat.doors.partners.meet.reaching import reached
from sameboat.doors.partners.rooms import ByPartner, Here, in_partnership, opened, room
from sameboat.mentoring.meetings import actions
from sameboat.mentoring.meetings.models import Kind
from sameboat.mentoring.meetings.rules.questions import QUESTIONS


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
@opened
def practice(request: ByPartner, here: Here, meeting: UUID) -> HttpResponse:
    """The questions that were chosen, who asks now, and more to choose from."""
    found = reached(here, meeting)
    if found.kind != Kind.PRACTICE:
        raise Http404
    form = QuestionsForm(request.POST or None)
    if request.method == "POST" and done_beside(
        form, lambda: actions.add_questions(found, form.texts(), by=request.user)
    ):
        return redirect("partner_practice", here.partnership.pk, found.pk)
    chosen = request.POST.getlist("listed")
    return room(
        request,
        "partners/meet/practice.html",
        "meet",
        form=form,
        listed=QUESTIONS,
        chosen=chosen,
        **practice_of(found, here),
    )


@require_POST
@in_partnership
@opened
def question(request: ByPartner, here: Here, meeting: UUID, question: UUID) -> HttpResponse:
    """Asked, not yet, or taken back."""
    found = reached(here, meeting)
    row = reach(found.questions.filter(taken_back_at=None), pk=question)
    do = request.POST.get("do", "")
    if do in ("asked", "open", "remove"):
        done_or_told(request, lambda: actions.change_question(row, do, by=request.user))
    return redirect("partner_practice", here.partnership.pk, found.pk)


@require_POST
@in_partnership
@opened
def seats(request: ByPartner, here: Here, meeting: UUID) -> HttpResponse:
    """Who is first; or now the other way round."""
    found = reached(here, meeting)
    first = {str(each.pk): each.pk for each in (here.mine, *here.others)}.get(request.POST.get("first", ""))
    if "swap" in request.POST:
        done_or_told(request, lambda: actions.swap_seats(found, by=request.user))
    elif first:
        done_or_told(request, lambda: actions.say_who_is_first(found, first, by=request.user))
    to = "partner_practice" if found.kind == Kind.PRACTICE else "partner_meeting"
    return redirect(to, here.partnership.pk, found.pk)
