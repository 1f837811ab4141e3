"""Opening past talk in a browser: once, and then for thirty days."""

from __future__ import annotations

from typing import cast

from allauth.mfa.webauthn.internal.auth import begin_authentication
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from sameboat.members.people import openings, queries
from sameboat.members.people.models import Person


@require_safe
@login_required
def open_talk(request: HttpRequest) -> HttpResponse:
    """Show here that it is oneself, and not only one's mailbox; whoever cannot yet sets that up, and comes back."""
    person = cast(Person, request.user)
    back = openings.own_path(request.GET.get("next", "")) or openings.way_back(request) or reverse("partners")
    if openings.opening_of(request, person):
        request.session.pop(openings.BACK, None)
        return redirect(back)
    openings.remember_way_back(request, back)
    kinds = {factor.kind for factor in queries.own_factors_of(person)}
    ways = queries.ways_in_of(person)
    shown = {
        "kinds": kinds,
        "ways": ways,
        "codes": ways.recovery_codes is not None,
        "back": back,
        "js_data": {"request_options": begin_authentication(person)} if "passkey" in kinds else None,
    }
    return render(request, "partners/opening/open.html", shown)
