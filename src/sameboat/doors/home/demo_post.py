"""The demo's post: every letter as its reader would see it, so that journeys end well without a mail server."""

from __future__ import annotations

import re
from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sameboat.members.notices.models import ShownLetter
from sameboat.members.notices.paragraphs import paragraphs
from sameboat.members.notices.queries import readers_of_shown_letters, shown_letters

A_PAGE = 12
OWN_ADDRESS = re.compile(r"http://localhost:\d+")


@require_safe
def post(request: HttpRequest) -> HttpResponse:
    """What lies in the post, the newest first, for everybody or for one reader."""
    address = request.GET.get("to", "")
    page = Paginator(shown_letters(address), A_PAGE).get_page(request.GET.get("page"))
    letters = [_as_its_reader_sees_it(letter) for letter in page]
    facts = {"page": page, "letters": letters, "readers": readers_of_shown_letters(), "chosen": address}
    return render(request, "home/demo_post.html", facts)


def _as_its_reader_sees_it(letter: ShownLetter) -> dict[str, Any]:
    """Its paragraphs, with links that lead to where the demo is served today: its port may have changed since."""
    text, _, foot = OWN_ADDRESS.sub(settings.SITE_ADDRESS, letter.text).partition("\n\n--\n\n")
    return {"letter": letter, "parts": paragraphs(text), "foot": paragraphs(foot)}
