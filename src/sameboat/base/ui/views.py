"""How one reads the site, and the kit on one page, so that every part can be looked at once."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from sameboat.base.ui.frame import THEME_COOKIE, THEMES
from sameboat.base.ui.specimens import one_of_each

A_YEAR = 365 * 24 * 3600


@require_safe
def kit(request: HttpRequest) -> HttpResponse:
    """Every part of the kit."""
    return render(request, "ui/kit.html", one_of_each())


@require_safe
def reading(request: HttpRequest) -> HttpResponse:
    """Which language, and light or dark."""
    return render(request, "ui/reading.html", {"languages": settings.LANGUAGES})


@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Light, dark, or as the device says. Kept by this browser alone."""
    chosen = request.POST.get("theme", "")
    answer = redirect("reading")
    if chosen in THEMES:
        answer.set_cookie(THEME_COOKIE, chosen, max_age=A_YEAR, samesite="Lax", secure=settings.SECURE, httponly=True)
    else:
        answer.delete_cookie(THEME_COOKIE, samesite="Lax")
    return answer
