"""Who takes part: what people said about themselves, and whom they would like to meet.

Plain, frozen facts. Whoever reads a sheet or a database makes these; the engine only reads them.
Values are already clean: a country is an ISO 3166 code, a language an ISO 639 code, a time zone an
IANA name, a number its shortest decimal form.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

WishKind = Literal["same", "different", "these"]
Weight = Literal["must", "should", "nice"]
Role = Literal["peer", "mentor", "mentee", "either"]
Consent = Literal["use", "tell"]


@dataclass(frozen=True, slots=True)
class Wish:
    """One person's wish about one question. *No matter* is no wish at all, so it has no object."""

    question: str
    kind: WishKind
    values: tuple[str, ...] = ()
    weight: Weight = "should"


@dataclass(frozen=True, slots=True)
class FreeHours:
    """A week as the person lives it: spans of minutes since Monday 00:00, on the clocks of ``zone``.

    ``spans`` are half-open, ``0 <= start < end <= 10080``; a span over Sunday midnight comes as two.
    """

    zone: str
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Person:
    """One person of a round.

    ``answers`` holds, for each question id, a tuple of values (of one value where only one may be given);
    an unanswered question is absent. Free text lies in ``texts``, free hours in ``free_hours``.
    """

    id: str
    answers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    wishes: tuple[Wish, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    free_hours: FreeHours | None = None
    applied_at: datetime | None = None
    email: str = ""
    name: str = ""
    role: Role = "peer"
    capacity: int = 1
    """How many mentees a mentor takes on."""
    may_be_three: bool = True
    by_email: bool = False
    """Content to write rather than meet: then no hours in common are needed."""
    reports_to: str = ""
    """The person's supervisor, an id or an address, on the sheet or not."""
    avoid: tuple[str, ...] = ()
    """People one would rather not meet: ids or addresses. Private, and honoured from either side."""
    chooses: tuple[str, ...] = ()
    """Up to five people one would like to be matched with, the dearest first."""
    first_claim: bool = False
    consents: Mapping[str, Consent] = field(default_factory=dict)
    """For each private question: ``use`` in matching, or also ``tell`` a partner who shares it."""
