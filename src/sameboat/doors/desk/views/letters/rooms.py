"""The parts of the room *Letters*."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sameboat.base.ui.frame import Link
from sameboat.doors.desk.rooms import ByMember, room
from sameboat.mentoring.programmes.models import Round

PARTS = (
    ("desk_letters", _("Letters")),
    ("desk_first_weeks", _("First week")),
    ("desk_topics", _("Topics")),
    ("desk_shelf", _("Shelf")),
    ("desk_everyone", _("Tell everyone")),
    ("desk_telling", _("Telling")),
)


def letters_room(request: ByMember, template: str, round_: Round, here: str, **more: Any) -> HttpResponse:
    """A page of the room, with its other parts above; once everyone was told, how that fared stands in its place."""
    never = "desk_everyone" if round_.announced_at else "desk_telling"
    place = [round_.programme.slug, round_.number]
    tabs = [
        Link(url, name, "", reverse(url, args=place), waits=0, here=url == here) for url, name in PARTS if url != never
    ]
    return room(request, f"desk/letters/{template}", round_, "letters", tabs=tabs, **more)
