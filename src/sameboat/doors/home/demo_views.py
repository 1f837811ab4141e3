"""The demo's own page: become anybody of its cast with one button."""

from __future__ import annotations

from allauth.account.internal.flows.login import record_authentication
from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from sameboat.base.kit.reach import reach
from sameboat.doors.home.demo_cast import RUNNING_IT, TAKING_PART, part_called
from sameboat.members.people.actions.playing import open_to_whoever_plays
from sameboat.members.people.models import Person
from sameboat.mentoring.matching.models import Run

OPENED_BY = "django.contrib.auth.backends.ModelBackend"


@require_safe
def demo(request: HttpRequest) -> HttpResponse:
    """Who can be played."""
    soon = not Run.objects.filter(finished_at__isnull=False).exists()
    return render(
        request, "home/demo.html", {"taking_part": TAKING_PART, "running_it": RUNNING_IT, "partners_soon": soon}
    )


@require_POST
def play(request: HttpRequest, part: str) -> HttpResponse:
    """Sign in as somebody of the cast: an invented person, and nobody else ever."""
    known = part_called(part)
    if known is None:
        raise Http404
    person = reach(Person.objects.filter(invented=True, is_active=True), email=known.email)
    login(request, open_to_whoever_plays(person), backend=OPENED_BY)
    record_authentication(request, person, method="password")  # what an invented person wrote is open to whoever plays
    return redirect(settings.LOGIN_REDIRECT_URL)
