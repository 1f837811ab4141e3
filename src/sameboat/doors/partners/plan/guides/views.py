"""The shelf, and a page for each guide."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sameboat.doors.partners.plan.guides.shelf import GUIDES


@require_safe
def guides(request: HttpRequest) -> HttpResponse:
    """All of them, with when one might open which."""
    return render(request, "partners/guides/guides.html", {"guides": GUIDES})


@require_safe
def guide(request: HttpRequest, slug: str) -> HttpResponse:
    """One of them."""
    found = next((each for each in GUIDES if each.slug == slug), None)
    if found is None:
        raise Http404
    others = [each for each in GUIDES if each is not found]
    return render(request, found.template, {"guide": found, "others": others})
