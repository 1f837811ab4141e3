"""When a passkey or an authenticator is lost: one gets in by a letter, and nothing old opens by that."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from allauth.account.internal.decorators import login_stage_required
from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.stages import AuthenticateStage
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from sameboat.members.people import actions, openings, queries
from sameboat.members.people.models import Person

BY_LETTER = {"code", "password_reset"}


@require_http_methods(["GET", "HEAD", "POST"])
@login_stage_required(stage=AuthenticateStage.key, redirect_urlname="account_login")
def everything_lost(request: HttpRequest) -> HttpResponse:
    """Go on without it. Only who has just used a code by e-mail; and it is told by letter."""
    stage: Any = request._login_stage  # type: ignore[attr-defined]  # set by the decorator
    person = cast(Person, stage.login.user)
    by_letter = any(each.get("method") in BY_LETTER for each in get_authentication_records(request, person))
    if request.method == "POST" and by_letter:
        actions.let_in_by_letter(person)
        # They may change how they sign in for some minutes, as after any other way of showing who they are.
        record_authentication(request, person, method="code", reauthenticated=True)
        return cast(HttpResponse, stage.exit())
    return render(request, "people/lost.html", {"by_letter": by_letter})


def _only_where_as_old(view: Callable[..., Any]) -> Callable[[HttpRequest], HttpResponse]:
    """Recovery codes open what is as old as they are: shown only to who has shown something as old here."""

    def guarded(request: HttpRequest) -> HttpResponse:
        return cast(HttpResponse, view(request)) if _may_look(request) else render(request, "people/codes_closed.html")

    return guarded


def _may_look(request: HttpRequest) -> bool:
    me = cast(Person, request.user)
    if queries.ways_in_of(me).recovery_codes is None:
        return True  # there is nothing to see, and allauth says so
    since = queries.codes_since(me)
    return since is not None and openings.opening_of(request, me).opens(since)


my_codes = require_safe(login_required(_only_where_as_old(codes.view_recovery_codes)))
my_codes_as_a_file = require_safe(login_required(_only_where_as_old(codes.download_recovery_codes)))
