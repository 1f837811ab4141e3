"""The cards of open rounds: what each says, as plain values, so that the same cards are drawn once for all readers."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from sameboat.mentoring.programmes.models import Round, Shape


class Card(NamedTuple):
    """What the card of a round says."""

    pk: UUID
    slug: str
    number: int
    title: str
    programme: str
    summary: str
    shape: str
    closes_on: date | None
    tells_on: date | None
    starts_on: date | None

    @property
    def shape_name(self) -> str:
        """How many meet, in words."""
        return str(Shape(self.shape).label)

    @property
    def name(self) -> str:
        """As the round is called everywhere."""
        return self.title or f"{self.programme} {self.number}"


def cards_of(rounds: QuerySet[Round]) -> tuple[Card, ...]:
    """The cards of these rounds, in their order."""
    words = ("programme__slug", "number", "title", "programme__title", "programme__summary", "programme__shape")
    return tuple(Card(*row) for row in rounds.values_list("pk", *words, "closes_on", "tells_on", "starts_on"))
