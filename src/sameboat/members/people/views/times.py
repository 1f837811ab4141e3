"""My clock, my language, my free hours."""

from __future__ import annotations

from typing import cast

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sameboat.members.people import actions, queries, week, zones
from sameboat.members.people.forms import HoursForm, LanguageForm
from sameboat.members.people.models import Person

get_or_post = require_http_methods(["GET", "HEAD", "POST"])


@require_POST
@login_required
def my_zone(request: HttpRequest) -> HttpResponse:
    """The clock of the device, sent by the page's script, or chosen."""
    zone = request.POST.get("zone", "")
    actions.change_zone(zone, by=cast(Person, request.user))
    if request.headers.get("X-Quietly"):
        return HttpResponse(status=204)
    messages.success(request, _("Your clock is that of %(city)s.") % {"city": zones.city_of(zone)})
    onwards = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(onwards, allowed_hosts=None, require_https=request.is_secure())
    return redirect(onwards if safe else "my_language")


@get_or_post
@login_required
def my_language(request: HttpRequest) -> HttpResponse:
    """In which language the site speaks to me, and by which clock."""
    me = cast(Person, request.user)
    languages = [
        (code, translation.get_language_info(code)["name_local"].capitalize()) for code, _n in settings.LANGUAGES
    ]
    initial = {"language": me.language, "zone": me.zone}
    form = LanguageForm(request.POST or None, initial=initial, languages=languages)
    if request.method == "POST" and form.is_valid():
        actions.change_language(form.cleaned_data["language"], by=me)
        actions.change_zone(form.cleaned_data["zone"], by=me)
        messages.success(request, _("Kept."))
        response = redirect("my_language")
        if me.language:
            response.set_cookie(settings.LANGUAGE_COOKIE_NAME, me.language, samesite="Lax", secure=request.is_secure())
        else:
            response.delete_cookie(settings.LANGUAGE_COOKIE_NAME)
        return response
    return render(request, "people/language.html", {"form": form}, status=422 if form.errors else 200)


@get_or_post
@login_required
def my_hours(request: HttpRequest) -> HttpResponse:
    """When I could meet, in a usual week."""
    me = cast(Person, request.user)
    form = HoursForm(request.POST or None, initial={"hours": queries.free_hours_of(me)})
    if request.method == "POST" and form.is_valid():
        actions.keep_free_hours(form.cleaned_data["hours"], by=me)
        messages.success(request, _("Your free hours are kept."))
        return redirect("my_hours")
    kept = week.in_words(queries.free_hours_of(me))
    zone = zones.with_its_clock(me.zone) if me.zone else ""
    page = {"form": form, "kept": kept, "zone": zone}
    return render(request, "people/hours.html", page, status=422 if form.errors else 200)
