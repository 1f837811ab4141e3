"""How I sign in, where I am signed in, and signing out."""

from __future__ import annotations

from typing import cast

from allauth.account import views as account
from allauth.socialaccount.adapter import get_adapter as get_provider_adapter
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sameboat.members.people import actions, devices, openings, queries, rules
from sameboat.members.people.models import Person


@require_safe
@login_required
def my_sign_in(request: HttpRequest) -> HttpResponse:
    """Every way of signing in, offered and never forced."""
    me = cast(Person, request.user)
    own = rules.has_own_factor(queries.own_factors_of(me))
    ways = queries.ways_in_of(me)
    providers = get_provider_adapter().list_providers(request)
    return render(request, "people/sign_in.html", {"ways": ways, "own": own, "providers": providers})


@require_safe
@login_required
def all_ways_are_on_one_page(request: HttpRequest) -> HttpResponse:
    """Where allauth has lists of its own, ours is shown; whoever was on the way to their talk goes on there."""
    return redirect("open_talk" if openings.way_back(request) else "my_sign_in")


@require_safe
@login_required
def my_sessions(request: HttpRequest) -> HttpResponse:
    """Every device that is signed in."""
    sessions = [
        {
            "id": session.pk,
            "device": devices.in_words(session.user_agent),
            "small": devices.is_small(session.user_agent),
            "since": session.created_at,
            "here": session.session_key == request.session.session_key,
        }
        for session in queries.sessions_of(cast(Person, request.user))
    ]
    return render(request, "people/sessions.html", {"sessions": sessions})


@require_POST
@login_required
def end_my_session(request: HttpRequest, number: int) -> HttpResponse:
    """Sign one device out."""
    me = cast(Person, request.user)
    session = next((each for each in queries.sessions_of(me) if each.pk == number), None)
    if session is None:
        raise Http404
    actions.end_session(session, by=me)
    messages.success(request, _("That device is signed out."))
    return redirect("my_sessions")


@require_POST
@login_required
def end_my_other_sessions(request: HttpRequest) -> HttpResponse:
    """Sign every other device out."""
    actions.end_other_sessions(by=cast(Person, request.user), but=request.session.session_key or "")
    messages.success(request, _("Your other devices have been signed out."))
    return redirect("my_sessions")


@require_http_methods(["GET", "HEAD", "POST"])
def sign_out(request: HttpRequest) -> HttpResponse:
    """Sign out, and leave nothing in the browser for whoever sits down next."""
    response = cast(HttpResponse, account.logout(request))
    if request.method == "POST":
        response["Clear-Site-Data"] = '"cache", "storage"'
    return response
