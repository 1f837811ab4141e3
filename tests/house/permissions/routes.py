"""What we promise about every route: for whom it opens, and by which methods."""

from __future__ import annotations

from collections.abc import Callable
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
    "coordinators": {
        "stranger": Outcome.SIGN_IN,
        "coordinator": Outcome.OPENS,
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
    "the applicant": {"stranger": Outcome.SIGN_IN, "applicant": Outcome.OPENS, "anybody else": Outcome.NOT_HERE},
    "nobody": {"anybody else": Outcome.NOT_HERE},
}
"""For each kind of route what each role meets; *anybody else* stands for the rest."""

READ = frozenset({"get"})
WRITE = frozenset({"post"})
BOTH = READ | WRITE
Arguments = Callable[[Any], dict[str, Any]]


@dataclass(frozen=True)
class Promise:
    """One line of the table."""

    who: str
    methods: frozenset[str] = field(default=READ)
    arguments: Arguments = field(default=lambda world: {})  # noqa: ARG005  most addresses need none

    def address(self, name: str, world: Any) -> str:
        """The route's address in the world of the test."""
        return reverse(name, kwargs=self.arguments(world))


ROUTES: dict[str, Promise] = {
    "front": Promise("anybody"),
    "today": Promise("members"),
    "healthz": Promise("anybody"),
    "readyz": Promise("anybody"),
    "kit": Promise("anybody"),
}
