"""A draft on the board: read it, comment beside its words, answer, and say what one would do."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sameboat.base.kit.doing import done_beside, done_or_told
from sameboat.commons.soundings import actions
from sameboat.commons.soundings.queries.boards import Board, Judged, Remark, board_of
from sameboat.commons.soundings.rules.asking import KEPT_AFTER, NO_LONGER
from sameboat.doors.partners.helping.board import beside, lines_of, read_for, verdicts
from sameboat.doors.partners.helping.forms import AnswerForm, RemarkForm, VerdictForm
from sameboat.doors.partners.rooms import ByPartner, Here, in_partnership, opened, room


@require_safe
@in_partnership
@opened
def board(request: ByPartner, here: Here, sounding: UUID) -> HttpResponse:
    """The draft, with what was said beside its words."""
    found = None if here.over else board_of(here.reader, sounding)
    return _gone(request, here) if found is None else _page(request, here, found)


@require_POST
@in_partnership
@opened
def remark(request: ByPartner, here: Here, sounding: UUID) -> HttpResponse:
    """Comment on some words. What cannot be taken is shown beside the paragraph, with what was typed kept."""
    found, where = board_of(here.reader, sounding), here.partnership.pk
    if found is None:
        return _gone(request, here)
    form = RemarkForm(request.POST, draft=found.draft)
    if done_beside(form, lambda: actions.remark(where, sounding, **form.cleaned_data, by=request.user)):
        return redirect("partner_help_board", where, sounding)
    return _page(request, here, found, form, status=422)


@require_POST
@in_partnership
@opened
def answer(request: ByPartner, here: Here, sounding: UUID, comment: UUID) -> HttpResponse:
    """Answer a comment, in a line or two."""
    form, where = AnswerForm(request.POST), here.partnership.pk
    text = form.cleaned_data["text"] if form.is_valid() else ""
    found = board_of(here.reader, sounding)
    of_the_pool = found is not None and any(each.pk == comment and each.by is None for each in found.remarks)
    act = actions.answer_the_pool if of_the_pool else actions.answer
    done_or_told(request, lambda: act(where, sounding, comment, text, by=request.user))
    return redirect("partner_help_board", where, sounding)


@require_POST
@in_partnership
@opened
def remark_back(request: ByPartner, here: Here, sounding: UUID, comment: UUID) -> HttpResponse:
    """Take one's own comment back."""
    where = here.partnership.pk
    done_or_told(request, lambda: actions.take_remark_back(where, sounding, comment, by=request.user))
    return redirect("partner_help_board", where, sounding)


@require_POST
@in_partnership
@opened
def verdict(request: ByPartner, here: Here, sounding: UUID) -> HttpResponse:
    """Say in one line what one would do."""
    form, where = VerdictForm(request.POST), here.partnership.pk
    if form.is_valid():
        said = form.cleaned_data
        done_or_told(
            request,
            lambda: actions.judge(
                where, sounding, said["verdict"], said["line"], may_be_kept=said["may_be_kept"], by=request.user
            ),
        )
    else:
        messages.warning(request, _("Choose one of the three; the line may have two hundred letters."))
    return redirect("partner_help_board", where, sounding)


@require_POST
@in_partnership
@opened
def pass_on(request: ByPartner, here: Here, sounding: UUID) -> HttpResponse:
    """No time: let the pool read it."""
    done_or_told(request, lambda: actions.pass_on(here.partnership.pk, sounding, by=request.user))
    return redirect("partner_help_board", here.partnership.pk, sounding)


def _gone(request: ByPartner, here: Here) -> HttpResponse:
    messages.info(request, str(NO_LONGER))
    return redirect("partner_help", here.partnership.pk)


def _page(
    request: ByPartner, here: Here, found: Board, form: RemarkForm | None = None, status: int = 200
) -> HttpResponse:
    row, own = found.sounding, found.sounding.author_id == here.mine.pk

    def called(said: Remark | Judged) -> str:
        if said.mine:
            return _("You")
        return _("Somebody of the pool") if said.by is None else here.name_of(said.by) or _("Your partner")

    more: dict[str, Any] = {
        "row": row,
        "own": own,
        "closed": row.said.closed,
        "asker": here.name_of(row.author_id) or _("your partner"),
        "read_for": read_for(row.wants),
        "paragraphs": beside(found.draft, found.remarks, called),
        "lines": lines_of(found.judged, called),
        "said": next((each for each in found.judged if each.mine), None),
        "verdicts": verdicts(),
        "turn": found.turn,
        "erases_on": row.wanted_by + KEPT_AFTER,
        "wrong": form,
    }
    return room(request, "partners/helping/board.html", "help", status, **more)
