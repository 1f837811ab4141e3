"""What rang, and since when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Max, Q

from sameboat.base.live.models import Bell


@dataclass(frozen=True, slots=True)
class Rang:
    """A bell that rang."""

    id: int
    topic: UUID
    what: str


def newest(topic: UUID | None = None) -> int:
    """The number of the last bell of a topic, or of all; 0 where none rang lately."""
    bells = Bell.objects.filter(topic=topic) if topic else Bell.objects.all()
    return bells.aggregate(last=Max("pk"))["last"] or 0


def rang_since(number: int, topic: UUID) -> list[Rang]:
    """What rang in a topic after that number, each kind once, with its last number."""
    found = Bell.objects.filter(topic=topic, pk__gt=number).values("what").annotate(last=Max("pk")).order_by("last")
    return [Rang(each["last"], topic, each["what"]) for each in found]


def rang_after(number: int, *, or_since: datetime | None = None) -> list[Rang]:
    """Every bell after that number, in all topics; and whatever rang since a moment, where numbers may come late."""
    after = Q(pk__gt=number)
    if or_since is not None:
        after |= Q(at__gte=or_since)
    return [Rang(bell.pk, bell.topic, bell.what) for bell in Bell.objects.filter(after).order_by("pk")]
