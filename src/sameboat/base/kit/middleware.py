"""What surrounds every answer: headers, the reader's own clock, refusals with a sentence, nothing left in browsers."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_cache_control

from sameboat.base.kit import clock
from sameboat.base.kit.verdicts import Refused

Answer = Callable[[HttpRequest], HttpResponse]


POWERS = (
    "camera",
    "microphone",
    "geolocation",
    "payment",
    "usb",
    "bluetooth",
    "serial",
    "midi",
    "hid",
    "display-capture",
)
ON_EVERYTHING = {
    "Permissions-Policy": ", ".join(f"{power}=()" for power in POWERS),
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Server": "Sameboat",  # which server, and which version of it, is nobody's business
}


def what_browsers_are_told(answer: Answer) -> Answer:
    """Headers of every answer, files and errors among them: what a page of ours will never ask a browser for."""

    def and_told(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        for name, value in ON_EVERYTHING.items():
            response.headers.setdefault(name, value)
        return response

    return and_told


def own_clock(answer: Answer) -> Answer:
    """Show every time in the zone of whoever reads."""

    def on_their_clock(request: HttpRequest) -> HttpResponse:
        # For this answer alone: the next one in this thread is read by somebody else.
        with timezone.override(clock.zone_of(getattr(request.user, "zone", ""))):
            return answer(request)

    return on_their_clock


class RefusalsArePages:
    """A refused act becomes a page that says why, and what would help."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Nothing is refused before a view has run."""
        return self.answer(request)

    def process_exception(self, request: HttpRequest, trouble: Exception) -> HttpResponse | None:
        """Django hands over what a view raised."""
        if not isinstance(trouble, Refused):
            return None
        return render(request, "kit/refused.html", {"why": trouble.why}, status=403)


refusals_are_pages = RefusalsArePages


def nothing_is_kept_by_browsers(answer: Answer) -> Answer:
    """A page made for one person is not kept where the next one at the same desk could find it."""

    def and_not_kept(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        if request.user.is_authenticated and not response.has_header("Cache-Control"):
            patch_cache_control(response, private=True, no_store=True)
        return response

    return and_not_kept
