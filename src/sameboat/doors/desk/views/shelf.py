"""The shelf of a programme: guides, readings and training for everybody in it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sameboat.base.kit.doing import done_beside
from sameboat.base.kit.reach import reach
from sameboat.commons.opportunities import actions, queries
from sameboat.doors.desk.doing import done_or_told
from sameboat.doors.desk.forms.shelf import ShelfForm
from sameboat.doors.desk.rooms import ByMember
from sameboat.doors.desk.rooms import led_round_of as reached
from sameboat.doors.desk.views.letters.rooms import letters_room


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def shelf(request: ByMember, slug: str, number: int) -> HttpResponse:
    """What stands on it, and one thing more."""
    round_ = reached(request, slug, number)
    form = ShelfForm(request.POST or None)
    if request.method == "POST" and done_beside(form, lambda: _put(request, round_.programme, form)):
        messages.success(request, _("It stands on the shelf."))
        return redirect("desk_shelf", slug=slug, number=number)
    things = queries.shelf_to_fill(request.user, round_.programme)
    return letters_room(request, "shelf.html", round_, "desk_shelf", form=form, things=things)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def shelved(request: ByMember, slug: str, number: int, thing: UUID) -> HttpResponse:
    """Word one thing anew."""
    round_ = reached(request, slug, number)
    found = reach(queries.shelf_to_fill(request.user, round_.programme), pk=thing)
    before = {"title": found.title, "sort": found.sort, "link": found.link, "about": found.about}
    form = ShelfForm(request.POST or None, initial=before)
    if request.method == "POST" and done_beside(form, lambda: _put(request, round_.programme, form, instead_of=found)):
        messages.success(request, _("The shelf is changed."))
        return redirect("desk_shelf", slug=slug, number=number)
    return letters_room(request, "shelved.html", round_, "desk_shelf", form=form, thing=found)


def _put(request: ByMember, programme: Any, form: ShelfForm, **more: Any) -> Any:
    return actions.put_on_the_shelf(programme, by=request.user, **form.cleaned_data, **more)


@require_POST
@login_required
def shelf_removal(request: ByMember, slug: str, number: int, thing: UUID) -> HttpResponse:
    """Take one thing off the shelf."""
    round_ = reached(request, slug, number)
    found = reach(queries.shelf_to_fill(request.user, round_.programme), pk=thing)
    done, place = _("It stands there no longer."), {"slug": slug, "number": number}
    return done_or_told(
        request, lambda: actions.take_off_the_shelf(found, by=request.user), done, to="desk_shelf", **place
    )
