"""Asking for a reading, changing one's mind, and ending it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sameboat.base.kit import clock
from sameboat.base.kit.doing import done_beside, done_or_told
from sameboat.commons.soundings import actions
from sameboat.commons.soundings.queries.boards import board_of
from sameboat.commons.soundings.rules.asking import next_morning
from sameboat.doors.partners.helping.forms import AskForm, as_it_was_asked
from sameboat.doors.partners.rooms import ByPartner, Here, in_partnership, opened, room
from sameboat.mentoring.wishes.queries.workplaces import knows_workplace_of


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
@opened
def ask(request: ByPartner, here: Here) -> HttpResponse:
    """Put a draft or a question on the board."""
    form = AskForm(request.POST or None, **_about(request, here))
    if done_beside(form, lambda: actions.ask(here.partnership.pk, form.asked, by=request.user)):
        return redirect("partner_help", here.partnership.pk)
    return _form(request, form)


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
@opened
def change(request: ByPartner, here: Here, sounding: UUID) -> HttpResponse:
    """Say it otherwise, while it is kept until morning."""
    board = board_of(here.reader, sounding)
    if board is None or not board.sounding.is_held:
        return redirect("partner_help", here.partnership.pk)
    row = board.sounding
    form = AskForm(request.POST or None, initial=as_it_was_asked(row), held=True, **_about(request, here))
    if done_beside(form, lambda: actions.change(here.partnership.pk, sounding, form.asked, by=request.user)):
        return redirect("partner_help_board", here.partnership.pk, sounding)
    return _form(request, form, row=row)


@require_POST
@in_partnership
@opened
def at_once(request: ByPartner, here: Here, sounding: UUID) -> HttpResponse:
    """Not in the morning, now."""
    done_or_told(request, lambda: actions.give_at_once(here.partnership.pk, sounding, by=request.user))
    return redirect("partner_help_board", here.partnership.pk, sounding)


@require_POST
@in_partnership
@opened
def let_go(request: ByPartner, here: Here, sounding: UUID) -> HttpResponse:
    """Erase it unread, or read."""
    done_or_told(request, lambda: actions.let_go(here.partnership.pk, sounding, by=request.user))
    return redirect("partner_help", here.partnership.pk)


@require_POST
@in_partnership
@opened
def done(request: ByPartner, here: Here, sounding: UUID) -> HttpResponse:
    """It has been used: the draft and all comments erase themselves."""
    keep = bool(request.POST.get("keep"))
    done_or_told(request, lambda: actions.done(here.partnership.pk, sounding, keep=keep, by=request.user))
    return redirect("partner_help", here.partnership.pk)


def _about(request: ByPartner, here: Here) -> dict[str, Any]:
    has_pool = here.partnership.round is not None
    return {"has_pool": has_pool, "workplace_known": knows_workplace_of(request.user)}


def _form(request: ByPartner, form: AskForm, **more: Any) -> HttpResponse:
    morning = next_morning(clock.now(), request.user.zone)
    status = 422 if form.is_bound else 200
    name = _("Change what is to be read") if more else _("Ask for a reading")
    return room(request, "partners/helping/ask.html", "help", status, form=form, morning=morning, what=name, **more)
