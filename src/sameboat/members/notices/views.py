"""My notices, and one click that switches a kind of letters off."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast
from uuid import UUID

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ObjectDoesNotExist
from django.core.signing import BadSignature, loads
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from sameboat.members.notices import queries, registry
from sameboat.members.notices.actions import choose, switch_off
from sameboat.members.notices.forms import WantedLetters
from sameboat.members.notices.words import OFF_SALT

if TYPE_CHECKING:
    from sameboat.members.people.models import Person

SHOWN = 50


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def my_notices(request: HttpRequest) -> HttpResponse:
    """What was sent to me, and which letters I want."""
    me = cast("Person", request.user)
    choices = queries.choices_of(me)
    form = WantedLetters(request.POST or None, choices=choices) if choices else None
    if form and request.method == "POST" and form.is_valid():
        choose(form.cleaned_data["wanted"], by=me)
        messages.success(request, _("Saved. You get the letters you ticked, and those you cannot do without."))
        return redirect("my_notices")
    letters = [(letter.sent_at, registry.title_of(letter.kind)) for letter in queries.letters_to(me)[:SHOWN]]
    return render(request, "notices/my_notices.html", {"form": form, "letters": letters})


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def letters_off(request: HttpRequest, signed: str) -> HttpResponse:
    """One click in a letter, or by a mail program for its reader (RFC 8058). The signature stands for the reader.

    It needs no cookie and no token: whoever has the letter may stop such letters, and can do nothing else with it.
    """
    reader, kind = _signed(signed)
    if request.method == "POST":
        switch_off(kind.name, by=reader)
        return render(request, "notices/letters_off.html", {"title": kind.title, "done": True})
    return render(request, "notices/letters_off.html", {"title": kind.title, "done": False})


def _signed(signed: str) -> tuple[Person, registry.Kind]:
    try:
        person, kind = loads(signed, salt=OFF_SALT)
        if registry.optional(kind):
            return get_user_model().objects.get(pk=UUID(hex=person)), registry.kind(kind)
    except (BadSignature, ObjectDoesNotExist):
        pass
    raise Http404
