"""Quick exit: the sitting ends while the page is covered and another one takes its place."""

from __future__ import annotations

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST


@csrf_exempt  # it comes without a token, from a page that is gone; and no other site's page brings the cookie along
@require_POST
def quick_exit(request: HttpRequest) -> HttpResponse:
    """Sign out, whoever it is, and let the browser forget what it kept. Nothing is shown: nobody is there any more."""
    logout(request)
    return HttpResponse(status=204, headers={"Clear-Site-Data": '"cache"', "Cache-Control": "no-store"})
