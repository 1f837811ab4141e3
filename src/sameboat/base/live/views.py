"""A page that listens asks for its next pass here."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from sameboat.base.live.passes import written_pass
from sameboat.base.live.registry import may_hear


@require_safe
@never_cache
def next_pass(request: HttpRequest, topic: UUID) -> HttpResponse:
    """Another pass, for whoever is still signed in and still has the topic. A script asks: to others it is nothing."""
    if not request.user.is_authenticated or not may_hear(request.user.pk, topic):
        return JsonResponse({}, status=404)
    return JsonResponse({"pass": written_pass(request.user.pk, topic)})
