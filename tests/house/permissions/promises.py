"""What can be promised about a route: for whom it opens, by which methods, and where it lies."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from django.urls import reverse


class Outcome(Enum):
    """What somebody meets at a route."""

    OPENS = "opens"
    SIGN_IN = "asks to sign in"
    NOT_HERE = "does not exist"
    REFUSED = "is refused with a reason"
    NO_SUCH_METHOD = "knows no such method"


OUTCOMES: dict[str, dict[str, Outcome]] = {
    "anybody": {"anybody else": Outcome.OPENS},
    "members": {"stranger": Outcome.SIGN_IN, "anybody else": Outcome.OPENS},
    "founders": {
        "stranger": Outcome.SIGN_IN,
        "coordinator": Outcome.OPENS,
        "coordinator elsewhere": Outcome.OPENS,
        "anybody else": Outcome.REFUSED,
    },
    "coordinators": {
        "stranger": Outcome.SIGN_IN,
        "coordinator": Outcome.OPENS,
        "anybody else": Outcome.NOT_HERE,
    },
    "coordinators and country coordinators": {
        "stranger": Outcome.SIGN_IN,
        "coordinator": Outcome.OPENS,
        "country coordinator": Outcome.OPENS,
        "anybody else": Outcome.NOT_HERE,
    },
    "coordinators and troubleshooters": {
        "stranger": Outcome.SIGN_IN,
        "coordinator": Outcome.OPENS,
        "troubleshooter": Outcome.OPENS,
        "anybody else": Outcome.NOT_HERE,
    },
    "the team": {
        "stranger": Outcome.SIGN_IN,
        "coordinator": Outcome.OPENS,
        "country coordinator": Outcome.OPENS,
        "safeguarding lead": Outcome.OPENS,
        "troubleshooter": Outcome.OPENS,
        "anybody else": Outcome.NOT_HERE,
    },
    "safeguarding leads": {
        "stranger": Outcome.SIGN_IN,
        "safeguarding lead": Outcome.OPENS,
        "anybody else": Outcome.NOT_HERE,
    },
    "the applicant": {"stranger": Outcome.SIGN_IN, "applicant": Outcome.OPENS, "anybody else": Outcome.NOT_HERE},
    "whoever hears it": {"applicant": Outcome.OPENS, "anybody else": Outcome.NOT_HERE},
    "nobody": {"anybody else": Outcome.NOT_HERE},
    "nobody signed in": {"stranger": Outcome.SIGN_IN, "anybody else": Outcome.NOT_HERE},
}
"""For each kind of route what each role meets; *anybody else* stands for the rest."""

Arguments = Callable[[Any], dict[str, Any]]


@dataclass(frozen=True)
class Promise:
    """One line of the table: who may read, who may write; empty where the route knows no such method."""

    read: str = ""
    write: str = ""
    arguments: Arguments = field(default=lambda _: {})
    data: Mapping[str, str] | Callable[[Any], Mapping[str, Any]] = field(default_factory=dict)
    """What is posted, where the address alone does not say which row is meant."""

    def posted(self, world: Any) -> Mapping[str, Any]:
        """The same, in the world of the test."""
        return self.data(world) if callable(self.data) else self.data

    def address(self, name: str, world: Any) -> str:
        """The route's address in the world of the test."""
        return reverse(name, kwargs=self.arguments(world))

    def who(self, method: str) -> str:
        """For whom it opens by that method."""
        return {"get": self.read, "head": self.read, "post": self.write}.get(method, "")


def round_(world: Any) -> dict[str, Any]:
    """Addresses of a round."""
    return {"slug": world.programme.slug, "number": world.round.number}


def together(world: Any) -> dict[str, Any]:
    """Addresses of a partnership."""
    return {"partnership": world.together.pk}


def with_(arguments: Arguments, **more: Any) -> Arguments:
    """Addresses with one part more."""
    return lambda world: {**arguments(world), **{word: value(world) for word, value in more.items()}}
