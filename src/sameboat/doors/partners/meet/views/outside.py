"""What opens without an account: a calendar's feed, and the question in a letter."""

from __future__ import annotations

import hashlib

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_http_methods, require_safe

from sameboat.base.kit import clock
from sameboat.base.kit.doing import done_or_told
from sameboat.mentoring.meetings import actions
from sameboat.mentoring.meetings.calendars import feed as as_feed
from sameboat.mentoring.meetings.queries.calendar import entries_for, feed_behind, standing_for
from sameboat.mentoring.meetings.queries.links import met_behind
from sameboat.mentoring.meetings.rules.times import clock_in, on_the_wall


@require_safe
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """Somebody's meetings for their calendar program, which asks every hour; unchanged, it hears only that."""
    found = feed_behind(secret)
    if found is None:
        raise Http404
    with translation.override(found.person.language or settings.LANGUAGE_CODE):
        text = as_feed(entries_for(standing_for(found.person, clock.now())), settings.SITE_NAME)
    response = HttpResponse(text, content_type="text/calendar", headers={"Cache-Control": "private, no-cache"})
    response["ETag"] = quote_etag(hashlib.sha256(text.encode()).hexdigest())
    return get_conditional_response(request, etag=response["ETag"], response=response) or response


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
    assert asked.meeting.starts_at is not None  # nosec B101  agreed
    day = on_the_wall(asked.meeting.starts_at, clock_in(asked.part.person.zone)).day  # who looks is not signed in
    return render(request, "partners/meet/did_you_meet.html", {"day": day, "said": said})
