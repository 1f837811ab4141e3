"""*Are you two in touch?* One click from a letter, or on one's own page; and asking for help."""

from __future__ import annotations

from contextlib import suppress

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from sameboat.base.kit.doing import done_or_told
from sameboat.base.kit.verdicts import Refused
from sameboat.commons.care.actions.answering import keep_to_our_rhythm, say_how_it_is
from sameboat.commons.care.actions.helping import ask_for_help, need_no_help
from sameboat.commons.care.models import Ask
from sameboat.commons.care.queries.own import Comes, ask_behind, care_of, what_comes
from sameboat.doors.partners.rooms import ByPartner, Here, in_partnership, room
from sameboat.mentoring.partnerships.models import Partnership


@require_http_methods(["GET", "HEAD", "POST"])
def in_touch(request: HttpRequest, signed: str) -> HttpResponse:
    """The page behind the letter: four buttons, no name, no programme. Following the link alone changes nothing."""
    behind = ask_behind(request.user, signed)
    if behind is None:
        raise Http404
    if request.method == "POST" and behind.is_theirs:
        with suppress(Refused):  # its page says how it stands
            say_how_it_is(behind.ask, request.POST.get("choice", ""), by=behind.person)
        return redirect("in_touch", signed=signed)
    comes = _what_comes(behind.ask.partner.partnership, behind.ask)
    return render(request, "partners/care/in_touch.html", {"behind": behind, "ask": behind.ask, "comes": comes})


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
def care(request: ByPartner, here: Here) -> HttpResponse:
    """How it stands between them, for one of them: what is asked, what happens next, and whom to turn to."""
    standing = care_of(here.mine)
    ask = standing.in_touch
    if request.method == "POST":
        if ask is not None:
            done_or_told(request, lambda: say_how_it_is(ask, request.POST.get("choice", ""), by=request.user))
        return redirect("partner_care", here.partnership.pk)
    comes = _what_comes(here.partnership, ask)
    return room(request, "partners/care/care.html", "care", standing=standing, ask=ask, comes=comes)


@require_POST
@in_partnership
def help_(request: ByPartner, here: Here) -> HttpResponse:
    """Tell the team that one would like help; or that one needs none any more."""
    act = need_no_help if request.POST.get("act") == "none" else ask_for_help
    done_or_told(request, lambda: act(here.partnership.pk, by=request.user))
    return redirect("partner_care", here.partnership.pk)


@require_POST
@in_partnership
def rhythm(request: ByPartner, here: Here) -> HttpResponse:
    """They no longer talk elsewhere alone."""
    done_or_told(request, lambda: keep_to_our_rhythm(here.partnership.pk, by=request.user))
    return redirect("partner_care", here.partnership.pk)


def _what_comes(partnership: Partnership, ask: Ask | None) -> Comes | None:
    """For whoever says that they hear nothing, while it is still quiet."""
    if ask is None or ask.silence is None or ask.chosen != Ask.Choice.NOT_YET or ask.over_at is not None:
        return None
    return what_comes(partnership, ask.silence)
