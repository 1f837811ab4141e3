"""The parts of the room *Matching*."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sameboat.base.ui.frame import Link
from sameboat.doors.desk.rooms import ByMember
from sameboat.mentoring.programmes.models import Round

PARTS_OF_THE_MATCHING = (
    ("desk_matching", _("Runs")),
    ("desk_review", _("Pairs")),
    ("desk_alone", _("Alone")),
    ("desk_hands", _("By hand")),
)
HERE = {
    "desk_matching": ("desk_run",),
    "desk_review": ("desk_pair", "desk_swap", "desk_compare"),
    "desk_hands": ("desk_why_not",),
}
"""Pages that stand behind a tab."""


def tabs_of_the_matching(request: ByMember, round_: Round) -> list[Link]:
    """The parts of the room *Matching*."""
    at = getattr(request.resolver_match, "url_name", "")
    address = {"slug": round_.programme.slug, "number": round_.number}
    return [
        Link(url, name, "", reverse(url, kwargs=address), waits=0, here=at == url or at in HERE.get(url, ()))
        for url, name in PARTS_OF_THE_MATCHING
    ]
