"""The kit on one page, so that every part can be looked at once."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def kit(request: HttpRequest) -> HttpResponse:
    """Every part of the kit."""
    return render(request, "ui/kit.html")
