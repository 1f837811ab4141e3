"""Feedback: what it is to be about, agreeing on that, giving it, and what the receiver does with it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sameboat.base.kit.doing import done_beside, done_or_told
from sameboat.doors.partners.helping.forms import GiveForm, OccasionForm
from sameboat.doors.partners.rooms import ByPartner, Here, in_partnership, opened, room
from sameboat.mentoring.feedback import actions
from sameboat.mentoring.feedback.queries import occasion_of
from sameboat.mentoring.meetings.models import Meeting
from sameboat.mentoring.meetings.queries.own import meetings_of
from sameboat.mentoring.meetings.queries.written import agreed_elements
from sameboat.mentoring.partnerships.queries import read


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
@opened
def propose(request: ByPartner, here: Here) -> HttpResponse:
    """Ask for feedback on some things, or offer it."""
    whos = [(str(here.mine.pk), _("For me: I ask for it"))] + [
        (str(each.pk), _("For %(name)s: I offer it") % {"name": here.name_of(each.pk) or _("your partner")})
        for each in here.others
    ]
    meeting = _meeting(request, here)
    form = OccasionForm(request.POST or None, whos=whos, initial=agreed_on(meeting, here) if meeting else None)

    def act() -> None:
        said = form.cleaned_data
        actions.propose(
            here.partnership.pk,
            said["title"],
            form.things,
            receiver=UUID(said["receiver"]),
            meeting=meeting.pk if meeting else None,
            by=request.user,
        )

    if done_beside(form, act):
        return _back(here)
    return _form(request, form, _("Ask for feedback, or offer it"))


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
@opened
def change(request: ByPartner, here: Here, occasion: UUID) -> HttpResponse:
    """Put it otherwise; then the others agree anew."""
    found = occasion_of(here.reader, occasion)
    if found is None or found.row.said.closed:
        return _gone(request, here)
    before = {"title": found.title, "elements": "\n".join(found.elements)}
    form = OccasionForm(request.POST or None, initial=before, whos=[])

    def act() -> None:
        actions.change_elements(here.partnership.pk, occasion, form.cleaned_data["title"], form.things, by=request.user)

    if done_beside(form, act):
        return _back(here)
    return _form(request, form, _("Put it otherwise"))


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
@opened
def give(request: ByPartner, here: Here, occasion: UUID) -> HttpResponse:
    """Say something on each of the agreed elements."""
    found = occasion_of(here.reader, occasion)
    if found is None or found.row.said.closed or found.for_me:
        return _gone(request, here)
    before = next((each for each in found.given if each.mine), None)
    said = dict(before.said) if before else {}
    initial = {f"on_{at}": said.get(element, "") for at, element in enumerate(found.elements)}
    form = GiveForm(request.POST or None, elements=found.elements, initial=initial)

    def act() -> None:
        in_person = bool(request.POST.get("told_in_person"))
        actions.give(here.partnership.pk, occasion, form.said, told_in_person=in_person, by=request.user)

    if done_beside(form, act):
        return _back(here)
    status = 422 if form.is_bound else 200
    return room(request, "partners/helping/give.html", "help", status, form=form, seen=found, before=before)


@require_POST
@in_partnership
@opened
def agree(request: ByPartner, here: Here, occasion: UUID) -> HttpResponse:
    """Say yes to exactly these things."""
    done_or_told(request, lambda: actions.agree(here.partnership.pk, occasion, by=request.user))
    return _back(here)


@require_POST
@in_partnership
@opened
def withdraw(request: ByPartner, here: Here, occasion: UUID) -> HttpResponse:
    """Let it be."""
    done_or_told(request, lambda: actions.withdraw(here.partnership.pk, occasion, by=request.user))
    return _back(here)


@require_POST
@in_partnership
@opened
def answer(request: ByPartner, here: Here, feedback: UUID) -> HttpResponse:
    """Thank, keep, or put away."""
    ways: dict[str, Any] = {"thank": "thank", "keep": "keep", "away": "put away"}
    way = ways.get(request.POST.get("way", ""))
    if way is not None:
        done_or_told(request, lambda: actions.answer_feedback(here.partnership.pk, feedback, way, by=request.user))
    return _back(here)


@require_POST
@in_partnership
@opened
def take_back(request: ByPartner, here: Here, feedback: UUID) -> HttpResponse:
    """Take back what one said."""
    done_or_told(request, lambda: actions.take_feedback_back(here.partnership.pk, feedback, by=request.user))
    return _back(here)


def agreed_on(meeting: Meeting, here: Here) -> dict[str, str]:
    """What all of them agreed to look at when they meet, for the form."""
    words = [str(row.said["text"]) for row in read(agreed_elements(meeting), here.reader) if row.said.words]
    return {"title": meeting.get_kind_display().capitalize(), "elements": "\n".join(words)}


def _meeting(request: ByPartner, here: Here) -> Meeting | None:
    """The meeting of theirs that the page was reached from."""
    try:
        return meetings_of(here.mine).filter(pk=UUID(request.GET.get("meeting", ""))).first()
    except ValueError:
        return None


def _back(here: Here) -> HttpResponse:
    answer = redirect("partner_help", here.partnership.pk)
    answer["Location"] += "#feedback"
    return answer


def _gone(request: ByPartner, here: Here) -> HttpResponse:
    messages.info(request, _("This list is no longer here. Look at what there is now."))
    return _back(here)


def _form(request: ByPartner, form: OccasionForm, name: str) -> HttpResponse:
    status = 422 if form.is_bound else 200
    return room(request, "partners/helping/occasion.html", "help", status, form=form, what=name)
