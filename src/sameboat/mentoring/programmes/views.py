"""What everybody may read about a programme, and the page behind an invitation to its team."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sameboat.base.kit import clock
from sameboat.base.kit.reach import reached
from sameboat.base.kit.verdicts import Refused
from sameboat.mentoring.programmes import actions, queries


@require_safe
def programme(request: HttpRequest, slug: str) -> HttpResponse:
    """What it is, its rounds, and who answers for it."""
    found = reached(queries.public_programme(request.user, slug))
    now = clock.now()
    rounds = queries.rounds_shown_of(request.user, found)
    return render(
        request,
        "programmes/programme.html",
        {
            "programme": found,
            "open_rounds": [round_ for round_ in rounds if round_.is_open(now)],
            "other_rounds": [round_ for round_ in rounds if not round_.is_open(now)],
            "team": queries.shown_team_of(found),
            "on_the_team": bool(queries.roles_of(request.user, found)),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, signed: str) -> HttpResponse:
    """Say yes to a part in a team. A link that was used, is too old or was withdrawn says so, and what to do."""
    found = queries.invitation_behind(signed)
    if found is None:
        raise Http404
    if request.method == "POST" and request.user.is_authenticated:
        try:
            part = actions.accept_invitation(found, by=request.user)
        except Refused:
            return redirect("team_invitation", signed=signed)  # its page says why
        messages.success(request, _("You are on the team. This is your desk."))
        return redirect("desk_newest", slug=part.programme.slug)
    may = queries.may_accept_invitation(request.user, found)
    stale = not queries.still_stands(found)
    return render(
        request,
        "programmes/invitation.html",
        {"invitation": found, "may": may, "stale": stale, "signed": signed},
        status=410 if stale else 200,
    )
