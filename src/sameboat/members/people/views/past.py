"""What is open where, and how past talk opens again: asked, answered, stopped."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.signing import BadSignature, loads
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sameboat.base.kit.verdicts import Refused
from sameboat.members.people import actions, devices, openings, queries, rules
from sameboat.members.people.actions.reopenings import mark_of
from sameboat.members.people.actions.telling import STOP
from sameboat.members.people.models import Person


@require_safe
@login_required
def my_past(request: HttpRequest) -> HttpResponse:
    """In which browsers past talk is open, and the ways in which it opens again."""
    me = cast(Person, request.user)
    shown = openings.shown_here(request, me)
    opening = openings.opening_by(shown)
    asked = queries.reopening_of(me)
    codes = queries.codes_since(me)
    since = opening.since
    return render(
        request,
        "people/past.html",
        {
            "browsers": [_browser(each, me, request) for each in queries.sessions_of(me)],
            "opening": opening,
            "until": openings.open_until(shown),
            "older": me.own_since is not None and (since is None or me.own_since < since),
            "younger": queries.younger_of(shown),
            "codes": codes is not None and (since is None or codes < since),
            "can_ask": asked is None and any(each.kind != "code" for each in shown),
            "asked": asked,
            "asked_on": devices.in_words(asked.device) if asked else "",
            "asked_here": asked is not None and asked.sitting == mark_of(request.session.session_key or ""),
            "can_say_yes": asked is not None and bool(rules.may_say_yes_here(opening, asked.speaks_since)),
        },
    )


def _browser(session: Any, me: Person, request: HttpRequest) -> dict[str, Any]:
    shown = openings.still_shown(me, queries.records_of(session))
    return {
        "device": devices.in_words(session.user_agent),
        "small": devices.is_small(session.user_agent),
        "here": session.session_key == request.session.session_key,
        "since": openings.opening_by(shown).since,
        "until": openings.open_until(shown),
    }


@require_POST
@login_required
def ask_for_past(request: HttpRequest) -> HttpResponse:
    """Ask that the newest way of signing in opens everything."""
    me = cast(Person, request.user)
    here = request.session.session_key or ""
    device = devices.marks_in(request.META.get("HTTP_USER_AGENT", ""))
    shown = openings.shown_here(request, me)
    return _done(
        request,
        lambda: actions.ask_for_past(shown, by=me, session_key=here, device=device),
        _("It is asked. Every other way to reach you says so now."),
    )


@require_POST
@login_required
def ask_my_partner(request: HttpRequest) -> HttpResponse:
    """Ask a partner to say that it is really me."""
    me = cast(Person, request.user)
    told = _("Your partner finds the question on their first page.")
    return _done(request, lambda: actions.ask_my_partner(by=me), told)


@require_POST
@login_required
def say_yes_here(request: HttpRequest) -> HttpResponse:
    """Yes, that is me, on the other screen: the one whose four digits were on this page, and no later one."""
    me = cast(Person, request.user)
    asked = queries.reopening_of(me)
    if asked is None or request.POST.get("which") != asked.pk.hex:
        messages.warning(request, _("Nothing waits for an answer any more."))
        return redirect("my_past")
    opening = openings.opening_of(request, me)
    return _done(
        request, lambda: actions.grant_from_here(asked.pk, opening, by=me), _("It is open there now, as far as here.")
    )


@require_POST
@login_required
def speak_as_old(request: HttpRequest) -> HttpResponse:
    """Let what was shown here last open as much as the older thing shown here."""
    me = cast(Person, request.user)
    shown = openings.shown_here(request, me)
    return _done(request, lambda: actions.speak_as_old(shown, by=me), _("From now on both open the same."))


@require_POST
@login_required
def stop_my_reopening(request: HttpRequest) -> HttpResponse:
    """Stop what was asked, on whichever device."""
    me = cast(Person, request.user)
    asked = queries.reopening_of(me)
    if asked and actions.stop_reopening(asked.pk, by=me):
        messages.success(request, _("It is stopped, and stays closed."))
    return redirect("my_past")


@require_POST
@login_required
def switch_vouching(request: HttpRequest) -> HttpResponse:
    """Whether partners are asked, by me and about me."""
    me = cast(Person, request.user)
    opening = openings.opening_of(request, me)
    on = request.POST.get("on") == "yes"
    return _done(request, lambda: actions.switch_vouching(on, opening, by=me), _("Kept."))


def _done(request: HttpRequest, act: Callable[[], Any], told: str) -> HttpResponse:
    """The act, or its refusal, as a sentence above the page it was done on."""
    try:
        act()
    except Refused as trouble:
        messages.warning(request, str(trouble.why))
    else:
        messages.success(request, told)
    return redirect("my_past")


@require_http_methods(["GET", "HEAD", "POST"])
def stop_past(request: HttpRequest, signed: str) -> HttpResponse:
    """From a letter: a page with one button. Programs that only follow links change nothing."""
    try:
        which = UUID(hex=loads(signed, salt=STOP))
    except (BadSignature, ValueError, TypeError):
        raise Http404 from None
    done = request.method == "POST"
    stopped = done and actions.stop_reopening(which, by=None)
    return render(request, "people/stop_past.html", {"done": done, "stopped": stopped})
