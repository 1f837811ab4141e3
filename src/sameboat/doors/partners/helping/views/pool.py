"""The pool of a programme: joining it, taking a draft up, reading it, handing it back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sameboat.base.kit.doing import done_beside, done_or_told
from sameboat.commons.soundings import actions
from sameboat.commons.soundings.models import PoolTurn
from sameboat.commons.soundings.queries.boards import Judged, Remark, notes_of, words_for_the_pool
from sameboat.commons.soundings.queries.pool import membership_of, turn_of, turns_of, waiting_in_the_pool
from sameboat.doors.partners.helping.board import beside, lines_of, read_for, verdicts
from sameboat.doors.partners.helping.forms import AnswerForm, PoolForm, RemarkForm, VerdictForm
from sameboat.doors.partners.rooms import ByPartner, Here, in_partnership, opened, room
from sameboat.mentoring.wishes.queries.workplaces import knows_workplace_of


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
@opened
def pool(request: ByPartner, here: Here) -> HttpResponse:
    """What the pool is, whether one is in it, and which drafts wait there."""
    known = knows_workplace_of(request.user)
    joining = request.POST if request.method == "POST" else None
    form = PoolForm(joining, workplace_known=known)

    def join() -> None:
        actions.join_pool(here.partnership.pk, form.cleaned_data.get("workplace", ""), by=request.user)

    if joining is not None and done_beside(form, join):
        return redirect("partner_help_pool", here.partnership.pk)
    member = membership_of(request.user, here.partnership)
    more: dict[str, Any] = {
        "form": form,
        "member": member,
        "turns": turns_of(member) if member else [],
        "waiting": [(row, read_for(row.wants)) for row in waiting_in_the_pool(member)] if member else [],
        "has_pool": here.partnership.round is not None,
    }
    return room(request, "partners/helping/pool.html", "help", 422 if form.errors else 200, **more)


@require_POST
@in_partnership
def leave_pool(request: ByPartner, here: Here) -> HttpResponse:
    """Not any more."""
    member = membership_of(request.user, here.partnership)
    if member is not None:
        actions.leave_pool(member.pk, by=request.user)
    return redirect("partner_help_pool", here.partnership.pk)


@require_POST
@in_partnership
@opened
def take_up(request: ByPartner, here: Here, sounding: UUID) -> HttpResponse:
    """Begin to read one."""
    member = membership_of(request.user, here.partnership)
    if member is None or not done_or_told(request, lambda: actions.take_up(member.pk, sounding, by=request.user)):
        return redirect("partner_help_pool", here.partnership.pk)
    return redirect("partner_help_pool_draft", here.partnership.pk, sounding)


@require_safe
@in_partnership
@opened
def draft(request: ByPartner, here: Here, sounding: UUID) -> HttpResponse:
    """That draft, and nothing else of whoever asked."""
    turn = turn_of(request.user, sounding)
    return _gone(request, here) if turn is None else _page(request, here, turn)


@require_POST
@in_partnership
@opened
def remark(request: ByPartner, here: Here, sounding: UUID) -> HttpResponse:
    """Comment on some words."""
    turn = turn_of(request.user, sounding)
    words = words_for_the_pool(turn.sounding) if turn else None
    if turn is None or words is None:
        return _gone(request, here)
    form = RemarkForm(request.POST, draft=words["draft"])
    if done_beside(form, lambda: actions.remark_from_the_pool(sounding, **form.cleaned_data, by=request.user)):
        return redirect("partner_help_pool_draft", here.partnership.pk, sounding)
    return _page(request, here, turn, form, status=422)


@require_POST
@in_partnership
@opened
def answer(request: ByPartner, here: Here, sounding: UUID, comment: UUID) -> HttpResponse:
    """Answer under one's own comment."""
    form = AnswerForm(request.POST)
    text = form.cleaned_data["text"] if form.is_valid() else ""
    done_or_told(request, lambda: actions.remark_from_the_pool(sounding, text, under=comment, by=request.user))
    return redirect("partner_help_pool_draft", here.partnership.pk, sounding)


@require_POST
@in_partnership
@opened
def verdict(request: ByPartner, here: Here, sounding: UUID) -> HttpResponse:
    """Say in one line what one would do."""
    form = VerdictForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        done_or_told(
            request,
            lambda: actions.judge_from_the_pool(sounding, said["verdict"], said["line"], by=request.user),
        )
    else:
        messages.warning(request, _("Choose one of the three; the line may have two hundred letters."))
    return redirect("partner_help_pool_draft", here.partnership.pk, sounding)


@require_POST
@in_partnership
def hand_back(request: ByPartner, here: Here, sounding: UUID) -> HttpResponse:
    """Somebody else may read it."""
    done_or_told(request, lambda: actions.hand_back(sounding, by=request.user))
    return redirect("partner_help_pool", here.partnership.pk)


def _gone(request: ByPartner, here: Here) -> HttpResponse:
    messages.info(request, _("This draft is no longer with you. It was erased, or you handed it back."))
    return redirect("partner_help_pool", here.partnership.pk)


def _page(
    request: ByPartner, here: Here, turn: PoolTurn, form: RemarkForm | None = None, status: int = 200
) -> HttpResponse:
    words = words_for_the_pool(turn.sounding)
    if words is None:
        return _gone(request, here)
    remarks, judged = notes_of(turn, asking=False)
    closed = not here.reader.opening.opens(turn.taken_at)

    def called(said: Remark | Judged) -> str:
        return _("You") if said.mine else str(words["asked_by"])

    more: dict[str, Any] = {
        "row": turn.sounding,
        "closed": closed,
        "words": {} if closed else words,
        "read_for": read_for(turn.sounding.wants),
        "paragraphs": [] if closed else beside(words["draft"], remarks, called),
        "lines": [] if closed or judged is None else lines_of([judged], called),
        "said": judged,
        "verdicts": verdicts(),
        "wrong": form,
    }
    return room(request, "partners/helping/pool_draft.html", "help", status, **more)
