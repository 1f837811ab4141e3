"""The front page, and a member's first page."""

from __future__ import annotations

from typing import cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sameboat.base.kit import clock
from sameboat.doors.home.cards import open_cards
from sameboat.doors.home.today import standing_of
from sameboat.members.people.models import Person
from sameboat.mentoring.matching.queries.offers import asked_today
from sameboat.mentoring.partnerships.queries import listed_for
from sameboat.mentoring.partnerships.registry import waiting_for
from sameboat.mentoring.programmes import queries


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """What a visitor sees first: which rounds are open."""
    return render(request, "home/front.html", {"cards": open_cards(clock.now())})


@require_safe
@login_required
def today(request: HttpRequest) -> HttpResponse:
    """What waits for a member, what goes on, and, where nothing does, what they could begin."""
    applications, now = queries.applications_of(request.user), clock.now()
    begun = {application.round_id for application in applications}
    partnerships = listed_for(cast(Person, request.user))
    shown = {
        "standing": standing_of(applications, now),
        "offers": asked_today(request.user),
        "partners": [each for each in partnerships if not each.over],
        "waiting": waiting_for(cast(Person, request.user)) if partnerships else [],
        "desks": queries.desks_of(request.user),
        "cards": tuple(card for card in open_cards(now) if card.pk not in begun),
    }
    return render(request, "home/today.html", shown)


@require_safe
def help_(request: HttpRequest) -> HttpResponse:
    """Where help is, and how to leave quickly."""
    return render(
        request, "home/help.html", {"programmes": queries.public_programmes(request.user).filter(listed=True)}
    )


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """Who sees what."""
    return render(request, "home/privacy.html")


@require_safe
def conduct(request: HttpRequest) -> HttpResponse:
    """How people treat each other here."""
    return render(request, "home/conduct.html")


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """For whom the site works, how that was tried, and what is not tried yet."""
    return render(request, "home/accessibility.html")


@require_safe
def handover(request: HttpRequest) -> HttpResponse:
    """What could be handed over if somebody with the power to ask did."""
    return render(request, "home/handover.html")
