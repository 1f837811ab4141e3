"""Where to go after something was saved. The page's script, which minds lost connections, is told in a heading."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse


def to_page(request: HttpRequest, name: str, *args: object) -> HttpResponse:
    """Go to a page, by its name or its address: as a redirect, or as a heading for the script that sent the form."""
    address = name if name.startswith("/") else reverse(name, args=args)
    if request.headers.get("X-Kept-Form"):
        return HttpResponse(status=204, headers={"X-Next-Page": address})
    return HttpResponseRedirect(address)
