"""The language that somebody chose goes with them to every device."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

Answer = Callable[[HttpRequest], HttpResponse]


def own_language(answer: Answer) -> Answer:
    """Speak to a member as they asked for; to everybody else as their browser does."""

    def in_their_language(request: HttpRequest) -> HttpResponse:
        chosen = getattr(request.user, "language", "")
        if chosen and chosen in dict(settings.LANGUAGES):
            translation.activate(chosen)
            request.LANGUAGE_CODE = chosen
        return answer(request)

    return in_their_language
