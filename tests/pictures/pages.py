"""Which pages have a picture taken, of what, and as whom. A new page belongs here with the change that makes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse

from tests.pictures.world import World


@dataclass(frozen=True)
class Picture:
    """One page, looked at by one role of the world (``visitor``, ``member``, ``applicant``, ``coordinator``)."""

    name: str
    path: Callable[[World], str]
    role: str = "visitor"


def named(url: str, **more: object) -> Callable[[World], str]:
    """The address of a page that is the same for everybody."""
    return lambda _: reverse(url, kwargs=more or None)


PICTURES = [
    Picture("front", named("front")),
    Picture("front-of-a-member", named("front"), "member"),
    Picture("help", named("help")),
    Picture("who-sees-what", named("privacy")),
    Picture("conduct", named("conduct")),
    Picture("accessibility", named("accessibility")),
    Picture("what-we-could-hand-over", named("handover")),
    Picture("reading", named("reading")),
    Picture("kit", named("kit")),
    Picture("not-here", lambda _: "/nothing-here/"),
    Picture("sign-in", named("account_login")),
    Picture("today", named("today"), "applicant"),
    Picture("today-of-a-coordinator", named("today"), "coordinator"),
]
