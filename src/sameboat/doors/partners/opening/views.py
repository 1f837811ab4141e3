"""Opening past talk in a browser: once, and then for thirty days."""

from __future__ import annotations

from typing import cast
from uuid import UUID

from allauth.mfa.webauthn.internal.auth import begin_authentication
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sameboat.base.kit.doing import done_beside
from sameboat.base.kit.reach import reach
from sameboat.doors.partners.opening.asked import asked_of
from sameboat.doors.partners.opening.forms import FourDigits
from sameboat.doors.partners.rooms import ByPartner, Here, in_partnership
from sameboat.members.people import actions, openings, queries
from sameboat.members.people.models import Person


@require_safe
@login_required
def open_talk(request: HttpRequest) -> HttpResponse:
    """Show here that it is oneself, and not only one's mailbox; whoever cannot yet sets that up, and comes back."""
    person = cast(Person, request.user)
    back = openings.own_path(request.GET.get("next", "")) or openings.way_back(request) or reverse("partners")
    if openings.opening_of(request, person):
        request.session.pop(openings.BACK, None)
        return redirect(back)
    openings.remember_way_back(request, back)
    kinds = {factor.kind for factor in queries.own_factors_of(person)}
    ways = queries.ways_in_of(person)
    shown = {
        "kinds": kinds,
        "ways": ways,
        "codes": ways.recovery_codes is not None,
        "back": back,
        "js_data": {"request_options": begin_authentication(person)} if "passkey" in kinds else None,
    }
    return render(request, "partners/opening/open.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
def really_my_partner(request: ByPartner, here: Here, asked: UUID) -> HttpResponse:
    """A partner lost everything that was theirs alone; whoever knows their voice can say that it is really they."""
    waiting = reach(asked_of(request.user, here.partnership), pk=asked)
    form = FourDigits(request.POST or None)

    def say_yes() -> None:
        actions.grant_as_partner(asked, form.cleaned_data["number"], by=request.user)

    if request.method == "POST" and done_beside(form, say_yes):
        messages.success(request, _("Thank you. They can read what was written before again."))
        return redirect("partnership", here.partnership.pk)
    shown = {"name": waiting.person.name, "form": form, "partnership": here.partnership}
    return render(request, "partners/opening/really.html", shown, status=422 if form.errors else 200)
