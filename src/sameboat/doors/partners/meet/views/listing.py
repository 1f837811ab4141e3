"""What is planned, what waits and what was; and what somebody wants of letters and calendars."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.forms import model_to_dict
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sameboat.base.kit import clock
from sameboat.base.kit.doing import done_beside
from sameboat.doors.partners.meet.forms import WantsForm
from sameboat.doors.partners.meet.showing import shown
from sameboat.doors.partners.rooms import ByPartner, Here, in_partnership, room
from sameboat.mentoring.meetings import actions, queries
from sameboat.mentoring.meetings.queries.calendar import feed_of, secret_of, wants_of

A_PAGE = 20


@require_safe
@in_partnership
def meet(request: ByPartner, here: Here) -> HttpResponse:
    """The room: next meetings, proposals, and what lies behind."""
    now = clock.now()
    ahead = queries.meetings_ahead(here.mine, now)
    gone = queries.meetings_behind(here.mine, now).exclude(pk__in=[each.pk for each in ahead])  # one may go on just now
    behind = Paginator(gone, A_PAGE).get_page(request.GET.get("page"))
    return room(
        request,
        "partners/meet/meet.html",
        "meet",
        ahead=[shown(each, here) for each in ahead],
        proposed=[] if here.over else [shown(each, here) for each in queries.meetings_proposed(here.mine)],
        behind=[shown(each, here) for each in behind],
        page=behind,
    )


@require_safe
@in_partnership
def news(request: ByPartner, here: Here) -> HttpResponse:
    """That something is new, for a page that is open."""
    del here
    return render(request, "partners/meet/_news.html")


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
def wants(request: ByPartner, here: Here) -> HttpResponse:
    """Invitations, reminders, and the feed."""
    form = WantsForm(request.POST or None, initial=model_to_dict(wants_of(here.mine)))
    if request.method == "POST" and done_beside(
        form, lambda: actions.say_wants(here.partnership, **form.cleaned_data, by=request.user)
    ):
        messages.success(request, _("Kept. It holds for letters and calendars from now on."))
        return redirect("partner_meet_wants", here.partnership.pk)
    feed = feed_of(request.user)
    address = f"{settings.SITE_ADDRESS}{reverse('calendar_feed', args=[secret_of(feed)])}" if feed else ""
    return room(request, "partners/meet/wants.html", "meet", form=form, feed=feed, feed_address=address)


@require_POST
@in_partnership
def feed_beginning(request: ByPartner, here: Here) -> HttpResponse:
    """A private address, or a new one in place of the old."""
    actions.begin_feed(by=request.user)
    return redirect(reverse("partner_meet_wants", args=[here.partnership.pk]) + "#feed")


@require_POST
@in_partnership
def feed_ending(request: ByPartner, here: Here) -> HttpResponse:
    """The address opens nothing any more."""
    actions.end_feed(by=request.user)
    messages.success(request, _("The address opens nothing any more."))
    return redirect(reverse("partner_meet_wants", args=[here.partnership.pk]) + "#feed")
