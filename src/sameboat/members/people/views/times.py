"""My clock, my free hours."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sameboat.members.people import actions, zones
from sameboat.members.people.models import Person


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
    return redirect(onwards if safe else "my_profile")
