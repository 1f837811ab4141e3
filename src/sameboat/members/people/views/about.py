"""Who I am to others, and who sees what."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sameboat.base.kit import clock
from sameboat.members.people import actions, archive, queries, registry
from sameboat.members.people.forms import ProfileForm
from sameboat.members.people.models import Person
from sameboat.members.people.models.profiles import PARTS
from sameboat.members.people.openings import opening_of
from sameboat.members.people.rules import Near, Opening

get_or_post = require_http_methods(["GET", "HEAD", "POST"])


@get_or_post
@login_required
def my_profile(request: HttpRequest) -> HttpResponse:
    """A few words about oneself, each with its own circle of readers."""
    me = cast(Person, request.user)
    seen = {f"{part}_seen": chosen for part, chosen in queries.seen_of(me).items()}
    form = ProfileForm(request.POST or None, initial={"name": me.name, **queries.words_of(me), **seen})
    if request.method == "POST" and form.is_valid():
        actions.change_profile(form.cleaned_data["name"], form.words(), form.seen(), by=me)
        messages.success(request, _("Kept. This is how others see you now."))
        return redirect("my_privacy")
    return render(request, "people/profile.html", {"form": form}, status=422 if form.errors else 200)


@require_safe
@login_required
def my_privacy(request: HttpRequest) -> HttpResponse:
    """How others see me, and what else is known of me."""
    me = cast(Person, request.user)
    views = [
        {
            "title": title,
            "parts": [(PARTS[part][0], words) for part, words in queries.profile_as_seen(me, near).items()],
        }
        for title, near in ((_("Your partner"), Near.PARTNER), (_("People of your programmes"), Near.PROGRAMMES))
    ]
    return render(request, "people/privacy.html", {"views": views})


@require_safe
@login_required
def my_data(request: HttpRequest) -> HttpResponse:
    """A copy of everything that the site holds about me, for programs."""
    me = cast(Person, request.user)
    data = archive.as_json(_all_of(me, opening_of(request, me)))
    response = HttpResponse(data, content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="my-data.json"'
    return response


@require_safe
@login_required
def my_archive(request: HttpRequest) -> StreamingHttpResponse:
    """The same to read and to keep: a page, the file for programs, and whatever files I sent."""
    me = cast(Person, request.user)
    opening = opening_of(request, me)
    pieces = archive.pieces_of(_all_of(me, opening), registry.files_of(me, opening))
    response = StreamingHttpResponse(pieces, content_type="application/zip")
    response["Content-Disposition"] = 'attachment; filename="my-data.zip"'
    return response


def _all_of(me: Person, opening: Opening) -> dict[str, Any]:
    all_open = opening.since is not None and (me.own_since is None or opening.opens(me.own_since))
    return {
        "made": clock.now(),
        "of talk": "everything that you wrote" if all_open else archive.NOT_ALL_IS_OPEN,
        **queries.everything_about(me, opening),
    }
