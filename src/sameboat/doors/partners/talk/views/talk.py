"""The talk itself: read, say something, keep a draft, hear what is new."""

from __future__ import annotations

from typing import Any, cast
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sameboat.base.kit.doing import done_beside
from sameboat.base.kit.verdicts import Refused
from sameboat.commons.conversations import queries
from sameboat.commons.conversations.actions import has_read, keep_draft, post
from sameboat.commons.conversations.models import Message
from sameboat.doors.partners.rooms import ByPartner, Here, in_partnership, opened, room
from sameboat.doors.partners.talk.clock_there import clocks_there
from sameboat.doors.partners.talk.forms import DraftForm, SayForm
from sameboat.doors.partners.talk.lines import lines_of, name_on_page
from sameboat.mentoring.programmes.queries.first_weeks import starter_questions_of


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
@opened
def talk(request: ByPartner, here: Here) -> HttpResponse:
    """The newest messages, and a place to say something."""
    if request.method == "POST":
        return _said(request, here)
    return _last_page(request, here, None)


def _said(request: ByPartner, here: Here) -> HttpResponse:
    form = SayForm(request.POST, request.FILES)
    kept: list[Message] = []

    def say() -> None:
        said = form.cleaned_data
        kept.append(post(here.partnership.pk, said["text"], form=said["form"], files=said["attached"], by=request.user))

    if done_beside(form, say):
        return redirect(f"{reverse('partner_talk', args=[here.partnership.pk])}#{name_on_page(kept[0])}")
    return _last_page(request, here, form)


def _last_page(request: ByPartner, here: Here, form: SayForm | None) -> HttpResponse:
    page = queries.last_page(here.reader)
    if page.shown and request.method != "HEAD":
        _has_read_page(here, page)
    asks = _asks(request, here, page)
    return _room(
        request,
        page,
        lines=lines_of(page.shown, here, read_until=page.read_until),
        form=form or SayForm(initial={"text": _begun(request, page, asks), "form": uuid4()}),
        closed_draft=page.draft is not None and page.draft.said.closed,
        asks=asks,
        there=clocks_there(here),
    )


def _has_read_page(here: Here, page: queries.Page) -> None:
    """They have everything before them now."""
    last = page.shown[-1].written_at
    if page.read_until is None or page.read_until < last:
        has_read(here.mine, last)


def _asks(request: HttpRequest, here: Here, page: queries.Page) -> list[str]:
    """The round's first questions: while nobody has said anything, and for whoever comes along with one of them."""
    round_ = here.partnership.round
    return starter_questions_of(round_) if round_ and ("begin" in request.GET or not page.shown) else []


def _begun(request: HttpRequest, page: queries.Page, asks: list[str]) -> str:
    """What stands in the box: the draft, and a starter question if one was chosen."""
    draft = page.draft.said["text"] if page.draft and page.draft.said.words else ""
    chosen = request.GET.get("begin", "")
    ask = asks[int(chosen) - 1] if chosen.isdecimal() and 0 < int(chosen) <= len(asks) else ""
    return "\n\n".join(part for part in (draft, f"> {ask}\n\n" if ask else "") if part)


def _room(request: ByPartner, page: queries.Page, **more: Any) -> HttpResponse:
    return room(request, "partners/talk/talk.html", "talk", page=page, **more)


@require_safe
@in_partnership
@opened
def until(request: ByPartner, here: Here, message: UUID) -> HttpResponse:
    """Earlier messages, up to one of them."""
    last = _message(here, message)
    page = queries.page_until(here.reader, last)
    if page.is_last:
        return redirect(f"{reverse('partner_talk', args=[here.partnership.pk])}#{name_on_page(last)}")
    return _room(request, page, lines=lines_of(page.shown, here))


def _message(here: Here, pk: UUID) -> Message:
    found = queries.message_of(here.reader, pk)
    if found is None:
        raise Http404
    return found


@require_safe
@in_partnership
def new(request: ByPartner, here: Here, message: UUID | None = None) -> HttpResponse:
    """A piece of the page: what was said after a message, and what was changed before it a moment ago."""
    if not here.reader.opening:
        return HttpResponse(status=204)
    last = _message(here, message) if message else None
    newer, changed = queries.said_since(here.reader, last)
    day = timezone.localdate(last.written_at) if last else None
    around = {
        "here": here,
        "partnership": here.partnership,
        "over": here.over,
        "lines": lines_of(newer, here, day=day),
        "changed": lines_of(changed, here),
        "last": newer[-1] if newer else last,
    }
    return render(request, "partners/talk/_new.html", around)


@require_POST
@in_partnership
def looked(request: ByPartner, here: Here, message: UUID) -> HttpResponse:
    """What came by itself has come into view: it was read up to there. A page nobody looks at does not say so."""
    del request
    if here.reader.opening:
        has_read(here.mine, _message(here, message).written_at)
    return HttpResponse(status=204)


@require_POST
@in_partnership
@opened
def draft(request: ByPartner, here: Here) -> HttpResponse:
    """Keep what was begun: while it is typed, or by a button."""
    form = DraftForm(request.POST)
    told = _("Not kept: it is too long.")
    if form.is_valid():
        try:
            kept = keep_draft(
                here.partnership.pk, form.cleaned_data["text"], form=form.cleaned_data["form"], by=request.user
            )
            told = _("Kept as a draft, for you alone.") if kept else ""
        except Refused as trouble:
            told = str(trouble.why)
    if cast(Any, request).htmx:
        return HttpResponse(told, content_type="text/plain; charset=utf-8")
    if told:
        messages.info(request, told)
    return redirect(f"{reverse('partner_talk', args=[here.partnership.pk])}#say")
