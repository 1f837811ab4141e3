"""The room *Help*: what lies on the board, feedback, and the tide; and where help is noted."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sameboat.base.kit.doing import done_beside, done_or_told
from sameboat.commons.soundings.queries.boards import on_the_board
from sameboat.commons.soundings.queries.pool import membership_of
from sameboat.doors.partners.helping.board import read_for
from sameboat.doors.partners.helping.forms import HelpForm
from sameboat.doors.partners.rooms import ByPartner, Here, in_partnership, opened, room
from sameboat.mentoring.feedback import actions
from sameboat.mentoring.feedback.queries import feedback_of, help_of, tide_of


@require_safe
@in_partnership
@opened
def help_room(request: ByPartner, here: Here) -> HttpResponse:
    """Everything with which they help each other, on one page."""
    return _page(request, here, HelpForm(whos=ways_to_help(here)))


@require_safe
@in_partnership
@opened
def news(request: ByPartner, here: Here) -> HttpResponse:
    """That something is new, for a page that is open; it does not change under the hand of whoever is writing."""
    del here
    return render(request, "partners/helping/_news.html")


@require_POST
@in_partnership
@opened
def note_help(request: ByPartner, here: Here) -> HttpResponse:
    """Note who helped whom, with what."""
    form = HelpForm(request.POST, whos=ways_to_help(here))

    def act() -> None:
        helper, helped = form.two
        said = form.cleaned_data
        actions.note_help(
            here.partnership.pk, said["what"], helper=helper, helped=helped, on=said["on"], by=request.user
        )

    if done_beside(form, act):
        return redirect("partner_help", here.partnership.pk)
    return _page(request, here, form, status=422)


@require_POST
@in_partnership
@opened
def take_help_out(request: ByPartner, here: Here, exchange: UUID) -> HttpResponse:
    """Take one time of help out again."""
    done_or_told(request, lambda: actions.take_help_out(here.partnership.pk, exchange, by=request.user))
    return redirect("partner_help", here.partnership.pk)


def ways_to_help(here: Here) -> list[tuple[str, str]]:
    """Who could have helped whom: both ways between two; among more, each with each."""
    everybody = [(here.mine.pk, _("you"))] + [(each.pk, here.name_of(each.pk) or _("somebody")) for each in here.others]
    return [
        (f"{helper} {helped}", _sentence(name, other, helper == here.mine.pk, helped == here.mine.pk))
        for helper, name in everybody
        for helped, other in everybody
        if helper != helped
    ]


def _sentence(helper: str, helped: str, by_me: bool, for_me: bool) -> str:
    if by_me:
        return _("I helped %(name)s") % {"name": helped}
    if for_me:
        return _("%(name)s helped me") % {"name": helper}
    return _("%(helper)s helped %(helped)s") % {"helper": helper, "helped": helped}


def _page(request: ByPartner, here: Here, form: HelpForm, status: int = 200) -> HttpResponse:
    noted = help_of(here.reader)
    rows = [] if here.over else on_the_board(here.reader)
    more: dict[str, Any] = {
        "drafts": [
            (row, row.author_id == here.mine.pk, here.name_of(row.author_id), read_for(row.wants)) for row in rows
        ],
        "has_pool": here.partnership.round is not None,
        "member": membership_of(request.user, here.partnership),
        "occasions": feedback_of(here.reader),
        "noted": noted,
        "tide": tide_of(here.reader, noted),
        "form": form,
    }
    return room(request, "partners/helping/help.html", "help", status, **more)
