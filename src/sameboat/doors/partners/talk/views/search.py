"""Finding something in one's own talks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import cast
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sameboat.commons.conversations.queries.finding import Find, find
from sameboat.commons.conversations.rules.finding import Pieces, words_of
from sameboat.doors.partners.talk.forms import SearchForm
from sameboat.doors.partners.talk.lines import name_on_page
from sameboat.members.people.models import Person
from sameboat.members.people.openings import opening_of


@dataclass(frozen=True, slots=True)
class Shown:
    """One find, as it stands on the page."""

    by: str
    called: str
    at: datetime
    pieces: Pieces
    href: str


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def search(request: HttpRequest) -> HttpResponse:
    """All of one's talks at once. What is looked for is posted and shown at once: an address would keep it."""
    person = cast(Person, request.user)
    opening = opening_of(request, person)
    if not opening:
        return redirect(f"{reverse('open_talk')}?{urlencode({'next': reverse('talk_search')})}")
    form = SearchForm(request.POST or None)
    shown: dict[str, object] = {"form": form}
    if request.method == "POST" and form.is_valid():
        words = words_of(form.cleaned_data["words"])
        found = find(person, opening, words, before=form.cleaned_data["before"])
        shown["found"] = {"finds": [_shown(each) for each in found.finds], "before": found.before}
        shown["further"] = form.cleaned_data["before"] is not None
    return render(request, "partners/talk/search.html", shown)


def _shown(each: Find) -> Shown:
    message = each.message
    by = _("You") if each.mine else each.by or _("Your partner")
    where = reverse("partner_talk_until", args=[each.partnership, message.pk])
    return Shown(by, each.called, message.written_at, each.pieces, f"{where}#{name_on_page(message)}")
