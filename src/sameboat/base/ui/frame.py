"""What stands around every page: the masthead, and the rail of a member.

The frame knows no subject. Each app says in its ``AppConfig.ready()`` which of its pages belong where::

    frame.in_the_rail("today", _("Today"), "today", at=10)
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


@dataclass(frozen=True, slots=True)
class Place:
    """A page with a place in the frame."""

    key: str
    name: str | Promise
    icon: str
    url: str
    at: int
    shown_where: Callable[[], Any] | None = None
    """A condition on the member's row; without one everybody sees it. All together are one look into the database."""
    waits_where: Callable[[], Any] | None = None
    """How many things wait there, beside the member's row, in the same look; the rail shows a coral mark."""


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


def in_the_rail(key: str, name: str | Promise, icon: str, *, at: int, url: str = "", **more: Any) -> None:
    """A page every member goes to often: left on wide screens, at the bottom on a phone. At most five of these."""
    _rail[key] = Place(key, name, icon, url or key, at, **more)


def under_your_name(key: str, name: str | Promise, icon: str, *, at: int, url: str = "", **more: Any) -> None:
    """A page about oneself: in the masthead, behind one's name."""
    _yours[key] = Place(key, name, icon, url or key, at, **more)


def above_every_page(says: Callable[[Any], Word | None]) -> None:
    """What a member has to see wherever they are. Asked for each page, so it looks at the member's own row alone."""
    _above.append(says)


def _links(places: dict[str, Place], who: Any, path: str) -> list[Link]:
    """The places this member may go to, in order, with the one they stand in marked."""
    links, seen = [], _seen_of(places, who)
    for place in sorted(places.values(), key=lambda place: place.at):
        if seen.get(f"shown_{place.key}", True):
            href, waits = reverse(place.url), seen.get(f"waits_{place.key}") or 0
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
        return _links(_rail, who, self.request.path) if who is not None and who.is_authenticated else []

    @property
    def yours(self) -> list[Link]:
        """What a member finds behind their name."""
        who = getattr(self.request, "user", None)
        return _links(_yours, who, self.request.path) if who is not None and who.is_authenticated else []

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


def around_every_page(request: HttpRequest) -> dict[str, Any]:
    """For templates: the site's name, whether this is a demo, where Quick exit and a question lead, and the frame."""
    return {
        "site_name": settings.SITE_NAME,
        "is_demo": settings.DEMO,
        "quick_exit": settings.QUICK_EXIT,
        "contact": settings.CONTACT,
        "frame": Frame(request),
    }
