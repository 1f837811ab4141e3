"""The last two weeks: a word of thanks, and who would like to stay in touch."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from sameboat.base.kit import clock
from sameboat.base.kit.doing import done_beside, done_or_told
from sameboat.commons.care.actions.farewell import take_thanks_back, thank, would_stay
from sameboat.commons.care.queries.own import own_care_of
from sameboat.commons.care.queries.words import own_thanks, thanks_to
from sameboat.commons.care.rules.deeds import may_say_goodbye
from sameboat.commons.care.rules.set_days import is_before_the_end
from sameboat.doors.partners.care.forms import ThanksForm
from sameboat.doors.partners.rooms import ByPartner, Here, in_partnership, opened, room


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
@opened
def farewell(request: ByPartner, here: Here) -> HttpResponse:
    """Thanks that wait, one's own, and the question about staying: all of it optional."""
    mine = own_thanks(here.reader)
    begun = {"text": mine.said["text"], "when": "now" if mine.at_once else "end"} if mine else None
    form = ThanksForm(request.POST or None, initial=begun)
    if request.method == "POST" and done_beside(
        form,
        lambda: thank(
            here.partnership.pk,
            form.cleaned_data["text"],
            at_once=form.cleaned_data["when"] == "now",
            by=request.user,
        ),
    ):
        return redirect("partner_farewell", here.partnership.pk)
    row = here.partnership
    return room(
        request,
        "partners/care/farewell.html",
        "care",
        status=422 if form.errors else 200,
        form=form,
        mine=mine,
        own=own_care_of(here.mine),
        thanks=[(each, here.name_of(each.author_id)) for each in thanks_to(here.reader, row)],
        may=may_say_goodbye(
            is_before_the_end=is_before_the_end(row.ends_on, clock.today()), stays=row.stays_since is not None
        ),
    )


@require_POST
@in_partnership
def thanks_back(request: ByPartner, here: Here) -> HttpResponse:
    """One's own thanks are taken back."""
    done_or_told(request, lambda: take_thanks_back(here.partnership.pk, by=request.user))
    return redirect("partner_farewell", here.partnership.pk)


@require_POST
@in_partnership
def staying(request: ByPartner, here: Here) -> HttpResponse:
    """In private: one would like to stay in touch; or takes it back."""
    done_or_told(request, lambda: would_stay(here.partnership.pk, request.POST.get("answer") == "yes", by=request.user))
    return redirect("partner_farewell", here.partnership.pk)
