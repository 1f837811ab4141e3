"""The parts of the room *Waiting*."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sameboat.base.ui.frame import Link
from sameboat.doors.desk.rooms import ByMember
from sameboat.mentoring.programmes.models import Round, Shape

PARTS = (
    ("desk_waiting", _("Who waits")),
    ("desk_offers", _("Mentors who are asked")),
    ("desk_never_came", _("Somebody never came")),
)


def tabs_of_waiting(request: ByMember, round_: Round) -> list[Link]:
    """Who waits, which mentors are asked where there are mentors, and partners who never came."""
    here = getattr(request.resolver_match, "url_name", "")
    here = "desk_never_came" if here == "desk_missed" else here
    address = [round_.programme.slug, round_.number]
    return [
        Link(url, name, "", reverse(url, args=address), waits=0, here=url == here)
        for url, name in PARTS
        if url != "desk_offers" or round_.programme.shape == Shape.MENTORS
    ]
