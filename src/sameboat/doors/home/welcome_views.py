"""The page behind the first link of a new site."""

from __future__ import annotations

from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from sameboat.doors.home.welcome import welcomed_by

OPENED_BY = "django.contrib.auth.backends.ModelBackend"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def welcome(request: HttpRequest, signed: str) -> HttpResponse:
    """Say whose account it is; a button, and not the link alone, signs in: programs that read mail follow links."""
    person = welcomed_by(signed)
    if person is None:
        return render(request, "home/welcome_over.html", status=410)
    if request.method == "POST":
        login(request, person, backend=OPENED_BY)
        return redirect("my_sign_in")
    return render(request, "home/welcome.html", {"person": person})
