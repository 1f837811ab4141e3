"""Saying something differently, and taking it back."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from sameboat.base.kit.doing import done_beside, done_or_told
from sameboat.commons.conversations import actions, queries
from sameboat.commons.conversations.models import Message
from sameboat.doors.partners.rooms import ByPartner, Here, in_partnership, opened, room
from sameboat.doors.partners.talk.forms import ChangeForm
from sameboat.doors.partners.talk.lines import lines_of, name_on_page


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
@opened
def change(request: ByPartner, here: Here, message: UUID) -> HttpResponse:
    """Their own words once more, to be said differently."""
    row = _own(here, message)
    form = ChangeForm(request.POST or None, initial={"text": row.said["text"]})
    if request.method == "POST" and done_beside(
        form, lambda: actions.change(row, form.cleaned_data["text"], by=request.user)
    ):
        return redirect(_where(here, row))
    return room(request, "partners/talk/change.html", "talk", form=form, message=row, where=_where(here, row))


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
@opened
def taking_back(request: ByPartner, here: Here, message: UUID) -> HttpResponse:
    """Asked once, because there is no way back."""
    row = _own(here, message)
    if request.method == "POST":
        done_or_told(request, lambda: actions.take_back(row, by=request.user))
        return redirect(_where(here, row))
    line = lines_of([row], here)[0]
    return room(request, "partners/talk/back.html", "talk", line=line, where=_where(here, row))


def _own(here: Here, pk: UUID) -> Message:
    """One of their own that this browser can open and that is still there."""
    row = queries.message_of(here.reader, pk)
    if row is None or row.author_id != here.mine.pk or row.said.words is None:
        raise Http404
    return row


def _where(here: Here, row: Message) -> str:
    return f"{reverse('partner_talk_until', args=[here.partnership.pk, row.pk])}#{name_on_page(row)}"
