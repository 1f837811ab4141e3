"""The agreement: read, proposed, confirmed, reopened."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sameboat.base.kit.doing import done_beside, done_or_told, posted
from sameboat.doors.partners.plan.forms.agreement import AgreementForm, begun_with
from sameboat.doors.partners.plan.showing import AgreementShown
from sameboat.doors.partners.rooms import ByPartner, Here, in_partnership, opened, room
from sameboat.mentoring.plans import queries
from sameboat.mentoring.plans.actions import (
    confirm_agreement,
    let_agreement_stand,
    propose_agreement,
    reopen_agreement,
)
from sameboat.mentoring.plans.queries import Version

SHOWN = 30
"""So many earlier versions are listed."""


@require_safe
@in_partnership
@opened
def agreement(request: ByPartner, here: Here) -> HttpResponse:
    """The newest version, and the earlier ones by their dates."""
    newest = _newest(here)
    rows = queries.agreements_of(here.partnership.pk)[: SHOWN + 1]
    earlier = [each for each in queries.versions(here.reader, _there(here), rows) if each.agreement != _row(newest)]
    return room(
        request,
        "partners/plan/agreement.html",
        "plan",
        newest=AgreementShown.of(newest, here) if newest else None,
        earlier=[AgreementShown.of(each, here) for each in earlier],
        programmes_words=_programmes_words(here),
    )


@require_safe
@in_partnership
@opened
def version(request: ByPartner, here: Here, number: int) -> HttpResponse:
    """One version, as it was proposed."""
    found = queries.agreement_of(here.reader, _there(here), number)
    if found is None:
        raise Http404
    shown = AgreementShown.of(found, here)
    return room(request, "partners/plan/agreement_version.html", "plan", shown=shown)


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
@opened
def proposal(request: ByPartner, here: Here) -> HttpResponse:
    """A new version, begun from the newest. Whoever was overtaken reads the newer one beside what they wrote."""
    newest = _newest(here)
    number = newest.agreement.number if newest else 0
    form = AgreementForm(posted(request), initial=_begun(newest))
    if request.method == "POST" and done_beside(form, lambda: _propose(here, form, request)):
        return redirect("partner_agreement", here.partnership.pk)
    overtaken = form.is_bound and _seen(form) != number
    if overtaken:
        form.data = form.data.copy()  # type: ignore[attr-defined]  # it is what was posted
        form.data["seen"] = number  # type: ignore[index]  # what they send next, they send having read it
    return room(
        request,
        "partners/plan/agreement_new.html",
        "plan",
        status=409 if overtaken else 422 if form.errors else 200,
        form=form,
        newer=AgreementShown.of(newest, here) if overtaken and newest else None,
        programmes_words=_programmes_words(here),
    )


def _propose(here: Here, form: AgreementForm, request: ByPartner) -> Any:
    return propose_agreement(
        here.partnership.pk, form.words, form.gap_days, seen=form.cleaned_data["seen"], by=request.user
    )


ACTS: dict[str, Callable[..., Any]] = {
    "confirmed": confirm_agreement,
    "reopened": reopen_agreement,
    "stands": let_agreement_stand,
}


@require_POST
@in_partnership
@opened
def answer(request: ByPartner, here: Here, number: int) -> HttpResponse:
    """Yes to a version; or that one would like to talk it over; or that it may stand after all."""
    act = ACTS.get(request.POST.get("becomes", ""))
    if act is not None:
        done_or_told(request, lambda: act(here.partnership.pk, number, by=request.user))
    return redirect("partner_agreement", here.partnership.pk)


def _there(here: Here) -> list[Any]:
    return [here.mine, *here.others]


def _newest(here: Here) -> Version | None:
    return queries.newest_agreement(here.reader, _there(here))


def _row(found: Version | None) -> Any:
    return found.agreement if found else None


def _begun(newest: Version | None) -> dict[str, Any]:
    if newest is None:
        return {"seen": 0, "gap": "14"}
    return begun_with(newest.agreement.said.words or {}, newest.agreement.gap_days, newest.agreement.number)


def _seen(form: AgreementForm) -> int | None:
    said = str(form["seen"].value())
    return int(said) if said.isdecimal() else None


def _programmes_words(here: Here) -> str:
    return here.partnership.round.agreement if here.partnership.round else ""
