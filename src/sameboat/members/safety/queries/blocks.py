"""Who is kept apart from whom: for the one who blocked, and for whatever brings people together."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q, QuerySet

from sameboat.members.people.models import Person
from sameboat.members.safety.models import Block

A_FEW = 100


def blocks_of(viewer: Person) -> QuerySet[Block]:
    """Whom the viewer has blocked, the newest first. Nobody reads who has blocked them."""
    return Block.objects.filter(by=viewer, by_the_site=False).select_related("whom")


def kept_apart_from(person: UUID) -> set[UUID]:
    """Everybody who is never shown to this person, nor this person to them. Nobody may be told why."""
    rows = Block.objects.filter(Q(by=person) | Q(whom=person)).values_list("by", "whom")
    return {one if other == person else other for one, other in rows}


def are_kept_apart(people: Iterable[UUID]) -> bool:
    """Whether any two of these people are never to be brought together."""
    among = list(people)
    return Block.objects.filter(by__in=among, whom__in=among).exists()


def pairs_kept_apart(people: Iterable[UUID]) -> set[tuple[UUID, UUID]]:
    """Of these people, who has blocked whom; for the last look before they are brought together."""
    among = set(people)
    # Blocks are rare, and people many.
    rows = Block.objects.filter(by__in=among) if len(among) <= A_FEW else Block.objects.all()
    return {(one, other) for one, other in rows.values_list("by", "whom") if one in among and other in among}


def addresses_blocked_by(people: Iterable[UUID]) -> dict[UUID, list[str]]:
    """For each of these people the present addresses of those they blocked; for the matching alone."""
    found: dict[UUID, list[str]] = {}
    for by, address in Block.objects.filter(by__in=list(people)).values_list("by", "whom__email"):
        found.setdefault(by, []).append(address)
    return found
