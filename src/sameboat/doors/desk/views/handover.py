"""Handing a round over: one file that can be printed, and read without the site."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.views.decorators.http import require_http_methods

from sameboat.doors.desk.forms.handover import HandoverForm
from sameboat.doors.desk.handing_over import pack_of
from sameboat.doors.desk.keeping import to_keep
from sameboat.doors.desk.rooms import ByMember, led_round_of, room
from sameboat.mentoring.programmes.actions.handing_over import hand_over


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def handover(request: ByMember, slug: str, number: int) -> HttpResponse:
    """Say what is in the file, and give it."""
    round_ = led_round_of(request, slug, number)
    form = HandoverForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        hand_over(round_, by=request.user)
        address = request.user.email if form.cleaned_data["my_address"] else ""
        page = render_to_string("desk/handover_to_keep.html", pack_of(request.user, round_, address=address))
        return to_keep(f"{slug}-{number}-handover.html", "text/html; charset=utf-8", page.encode("utf-8"))
    return room(request, "desk/handover.html", round_, "round", form=form)
