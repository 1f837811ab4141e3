"""What stands around every page: the masthead, the rail of a member, the rail of a desk.

The frame knows no subject. Each app says in its ``AppConfig.ready()`` which of its pages belong where::

    frame.in_the_rail("today", _("Today"), "today", at=10)
    frame.at_the_desk("people", _("People"), "people", lambda of: reverse("desk_people", args=[of.slug]), at=20)
    frame.above_every_page(somebody_asks)
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise

from sameboat.base.kit.ready import Mark, PutTogether

THEMES = ("light", "dark")
THEME_COOKIE = "light_or_dark"


def everybody(who: Any) -> bool:
    """Every member."""
    del who
    return True


def nothing_waits(who: Any) -> int:
    """Where nothing ever waits for anybody."""
    del who
    return 0


@dataclass(frozen=True, slots=True)
class Place:
    """A page with a place in the frame."""

    key: str
    name: str | Promise
    icon: str
    address: Callable[[Any], str]
    """Handed the programme at a desk, and the member elsewhere."""
    at: int
    for_whom: Callable[[Any], bool] = everybody
    waits: Callable[[Any], int] = nothing_waits
    """How many things wait there for this member; the rail shows a coral mark."""
    shown_where: Callable[[], Any] | None = None
    """Instead of ``for_whom``: a condition on the member's row. All of them together are one look into the database."""
    waits_where: Callable[[], Any] | None = None
    """Instead of ``waits``: a number beside the member's row, in the same look."""


@dataclass(frozen=True, slots=True)
class Link:
    """A place, for one reader."""

    key: str
    name: str | Promise
    icon: str
    href: str
    waits: int
    here: bool


@dataclass(frozen=True, slots=True)
class Word:
    """A sentence above every page of one member, until it is dealt with, and where it leads."""

    text: str | Promise
    href: str


_above: list[Callable[[Any], Word | None]] = []
_rail: dict[str, Place] = {}
_yours: dict[str, Place] = {}
_desk: dict[str, Place] = {}


def in_the_rail(key: str, name: str | Promise, icon: str, *, at: int, url: str = "", **more: Any) -> None:
    """A page every member goes to often: left on wide screens, at the bottom on a phone. At most five of these."""
    _rail[key] = Place(key, name, icon, lambda _: reverse(url or key), at, **more)


def under_your_name(key: str, name: str | Promise, icon: str, *, at: int, url: str = "", **more: Any) -> None:
    """A page about oneself: in the masthead, behind one's name."""
    _yours[key] = Place(key, name, icon, lambda _: reverse(url or key), at, **more)


def at_the_desk(
    key: str, name: str | Promise, icon: str, address: Callable[[Any], str], *, at: int, **more: Any
) -> None:
    """A room of a programme's desk."""
    _desk[key] = Place(key, name, icon, address, at, **more)


def above_every_page(says: Callable[[Any], Word | None]) -> None:
    """What a member has to see wherever they are. Asked for each page, so it looks at the member's own row alone."""
    _above.append(says)


def _links(places: dict[str, Place], who: Any, path: str, about: Any) -> list[Link]:
    """The places this member may go to, in order, with the one they stand in marked."""
    links, seen = [], _seen_of(places, who)
    for place in sorted(places.values(), key=lambda place: place.at):
        if seen[f"shown_{place.key}"] if place.shown_where else place.for_whom(who):
            href = place.address(about)
            waits = (seen[f"waits_{place.key}"] or 0) if place.waits_where else place.waits(who)
            links.append(Link(place.key, place.name, place.icon, href, waits, path.startswith(href)))
    return links


def _seen_of(places: dict[str, Place], who: Any) -> dict[str, Any]:
    """What stands beside the member's row, for all places at once."""
    shown = {f"shown_{place.key}": place.shown_where for place in places.values() if place.shown_where}
    waits = {f"waits_{place.key}": place.waits_where for place in places.values() if place.waits_where}
    looks = tuple((shown | waits).items())
    return (_look_at(looks).first(who=who.pk) or dict.fromkeys(shown | waits)) if looks else {}


@cache
def _look_at(looks: tuple[tuple[str, Callable[[], Any]], ...]) -> PutTogether[dict[str, Any]]:
    """The question, put together once: every page of a member asks it."""

    def beside(who: Mark) -> QuerySet[Any, dict[str, Any]]:
        row = get_user_model()._default_manager.filter(pk=who)
        said = {name: look() for name, look in looks}
        return row.annotate(**said).values(*said)

    return PutTogether(beside)


class Frame:
    """The frame around one page. Nothing is asked of the database before a template asks for it."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    @property
    def rail(self) -> list[Link]:
        """Where a member goes often; empty for a visitor."""
        who = getattr(self.request, "user", None)
        return _links(_rail, who, self.request.path, who) if who is not None and who.is_authenticated else []

    @property
    def yours(self) -> list[Link]:
        """What a member finds behind their name."""
        who = getattr(self.request, "user", None)
        return _links(_yours, who, self.request.path, who) if who is not None and who.is_authenticated else []

    @property
    def above(self) -> list[Word]:
        """What stands above every page of this member just now."""
        who = getattr(self.request, "user", None)
        said = (says(who) for says in _above) if who is not None and who.is_authenticated else ()
        return [word for word in said if word is not None and word.href != self.request.path]

    @property
    def theme(self) -> str:
        """Light or dark, if the reader chose; else the device decides."""
        chosen = self.request.COOKIES.get(THEME_COOKIE, "")
        return chosen if chosen in THEMES else ""


def desk_rooms(programme: Any, who: Any, room: str) -> list[Link]:
    """The rooms of a programme's desk for this member; ``room`` is the key of the one they stand in."""
    places = [place for place in sorted(_desk.values(), key=lambda place: place.at) if place.for_whom(who)]
    return [
        Link(place.key, place.name, place.icon, place.address(programme), place.waits(who), place.key == room)
        for place in places
    ]


def around_every_page(request: HttpRequest) -> dict[str, Any]:
    """For templates: the site's name, whether this is a demo, where Quick exit and a question lead, and the frame."""
    return {
        "site_name": settings.SITE_NAME,
        "is_demo": settings.DEMO,
        "quick_exit": settings.QUICK_EXIT,
        "contact": settings.CONTACT,
        "frame": Frame(request),
    }
