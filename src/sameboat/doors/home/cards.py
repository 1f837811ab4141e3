"""The cards of open rounds: what each says, as plain values, so that the same cards are drawn once for all readers."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from sameboat.base.kit.ready import Mark, put_together_once
from sameboat.mentoring.programmes.models import Round, Shape
from sameboat.mentoring.programmes.queries import days_on_earth, open_rounds


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


def open_cards(at: datetime) -> tuple[Card, ...]:
    """The cards of the rounds that are open to everybody at that moment, the one that closes first in front."""
    return tuple(Card(*row) for row in _open_cards(**days_on_earth(at)))


@put_together_once
def _open_cards(first: Mark, last: Mark) -> QuerySet[Round, Any]:
    words = ("programme__slug", "number", "title", "programme__title", "programme__summary", "programme__shape")
    return open_rounds(first, last).values_list("pk", *words, "closes_on", "tells_on", "starts_on")
