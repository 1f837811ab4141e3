"""How does it go? For oneself alone, on set days."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from sameboat.base.kit.doing import done_beside, done_or_told
from sameboat.commons.care.actions.check_ins import let_it_be, say_how_it_goes, switch_check_ins
from sameboat.commons.care.models import CheckIn
from sameboat.commons.care.queries.own import check_in_of, own_care_of
from sameboat.commons.care.queries.words import check_ins_of
from sameboat.doors.partners.care.forms import WAYS, CheckInForm
from sameboat.doors.partners.rooms import ByPartner, Here, in_partnership, opened, room


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
@opened
def check_in(request: ByPartner, here: Here, which: str) -> HttpResponse:
    """One question and some words; and what one said on the other days."""
    ask = check_in_of(here.mine, which)
    if ask is None:
        raise Http404
    if request.method == "POST" and request.POST.get("act") == "let-be":
        done_or_told(request, lambda: let_it_be(here.partnership.pk, which, by=request.user))
        return redirect("partnership", here.partnership.pk)
    said = check_ins_of(here.reader)
    form = CheckInForm(request.POST or None, initial=_as_said(said, which))
    if request.method == "POST" and done_beside(
        form,
        lambda: say_how_it_goes(
            here.partnership.pk, which, form.cleaned_data["way"], form.cleaned_data["text"], by=request.user
        ),
    ):
        return redirect("partner_check_in", here.partnership.pk, which)
    return room(
        request,
        "partners/care/check_in.html",
        "care",
        status=422 if form.errors else 200,
        form=form,
        ask=ask,
        said=[(each, dict(WAYS).get(each.said["way"], "")) for each in said],
        own=own_care_of(here.mine),
    )


@require_POST
@in_partnership
def switch(request: ByPartner, here: Here) -> HttpResponse:
    """Be asked no more in this partnership, or again."""
    on = request.POST.get("on") == "yes"
    done_or_told(request, lambda: switch_check_ins(here.partnership.pk, on, by=request.user))
    return redirect("partner_care", here.partnership.pk)


def _as_said(said: list[CheckIn], which: str) -> dict[str, object]:
    """What one said on that day, to be changed."""
    return next((dict(each.said.words or {}) for each in said if each.which == which), {})
