"""The front page, and a member's first page."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sameboat.mentoring.programmes import queries


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """What a visitor sees first: which rounds are open."""
    return render(request, "home/front.html", {"rounds": queries.rounds_open_to(request.user)})


@require_safe
@login_required
def today(request: HttpRequest) -> HttpResponse:
    """What waits for a member."""
    return render(request, "home/today.html", {"enrolments": queries.enrolments_of(request.user)})
