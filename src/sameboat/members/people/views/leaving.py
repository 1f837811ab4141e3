"""A pause, and leaving."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sameboat.members.people import actions, registry
from sameboat.members.people.models import Person

get_or_post = require_http_methods(["GET", "HEAD", "POST"])


@get_or_post
@login_required
def my_pause(request: HttpRequest) -> HttpResponse:
    """Begin a pause, or come back."""
    me = cast(Person, request.user)
    if request.method == "POST":
        if request.POST.get("back"):
            actions.end_pause(by=me)
            messages.success(request, _("Welcome back."))
        else:
            actions.begin_pause(by=me)
            messages.success(request, _("You are pausing. Come back whenever you like."))
        return redirect("my_pause")
    return render(request, "people/pause.html")


@get_or_post
@login_required
def my_leaving(request: HttpRequest) -> HttpResponse:
    """What is erased and what stays, told before; then one button, and no question why."""
    if request.method == "POST":
        actions.leave(by=cast(Person, request.user))
        logout(request)
        response = render(request, "people/left.html")
        response["Clear-Site-Data"] = '"cache", "storage"'
        return response
    me = cast(Person, request.user)
    goes = [(duty, list(duty.there(me))) for duty in registry.duties()]
    return render(request, "people/leaving.html", {"goes": goes})
