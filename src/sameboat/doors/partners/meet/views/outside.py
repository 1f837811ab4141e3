"""What opens without an account: a calendar's feed, and the question in a letter."""

from __future__ import annotations

import hashlib

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import redirect, render
from django.utils import translation
from django.views.decorators.http import require_http_methods, require_safe

from sameboat.base.kit import clock
from sameboat.base.kit.doing import done_or_told
from sameboat.mentoring.meetings import actions
from sameboat.mentoring.meetings.calendars import feed as as_feed
from sameboat.mentoring.meetings.queries.calendar import entries_for, feed_behind, standing_for
from sameboat.mentoring.meetings.queries.links import met_behind


@require_safe
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """Somebody's meetings for their calendar program, which asks every hour; unchanged, it hears only that."""
    found = feed_behind(secret)
    if found is None:
        raise Http404
    with translation.override(found.person.language or settings.LANGUAGE_CODE):
        text = as_feed(entries_for(standing_for(found.person, clock.now())), settings.SITE_NAME)
    mark = f'"{hashlib.sha256(text.encode()).hexdigest()[:32]}"'
    known = [each.strip() for each in request.headers.get("If-None-Match", "").split(",")]
    response = HttpResponseNotModified() if mark in known else HttpResponse(text, content_type="text/calendar")
    response["ETag"] = mark
    response["Cache-Control"] = "private, no-cache"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def did_you_meet(request: HttpRequest, signed: str) -> HttpResponse:
    """The page behind the letter: looking changes nothing, one button answers."""
    asked = met_behind(signed)
    if asked is None:
        raise Http404
    said = asked.meeting.met.filter(part=asked.part).first()
    if request.method == "POST" and request.POST.get("met") in ("yes", "no"):
        yes = request.POST["met"] == "yes"
        done_or_told(request, lambda: actions.say_met(asked.meeting, yes, by=asked.part.person))
        return redirect("did_you_meet", signed)
    return render(request, "partners/meet/did_you_meet.html", {"asked": asked, "said": said})
