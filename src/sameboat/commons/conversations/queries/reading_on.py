"""What somebody has not read yet: that there is something, and since when. Never what, and never how much."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cache, reduce
from operator import or_
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from sameboat.commons.conversations.models import Message
from sameboat.commons.conversations.queries.pages import messages_known_to
from sameboat.members.people.models import Person
from sameboat.mentoring.partnerships.models import Partner
from sameboat.mentoring.partnerships.queries import Reader, read


@dataclass(frozen=True, slots=True)
class TalkThatWaits:
    """A talk in which somebody said something since its reader looked."""

    partnership: UUID
    since: datetime
    names: list[str]
    """Of those who wrote; nobody's where the partnership ended before its day, or the writer is no longer there."""


def talks_that_wait(person: Person) -> list[TalkThatWaits]:
    """Every talk of theirs with something new, the oldest first; at most two looks."""
    mine = list(parts_with_something_new(person))
    if not mine:
        return []
    new = reduce(or_, (Q(partnership=each.partnership_id, written_at__gt=each.until) for each in mine))
    rows = (
        Message.objects.filter(new, taken_back_at=None)
        .exclude(author__in=[each.pk for each in mine])
        .values("partnership", "author__person__name", "author__left_at", "partnership__ended_early")
        .annotate(since=Min("written_at"))
        .order_by("since")
    )
    found: dict[UUID, TalkThatWaits] = {}
    for row in rows:
        named = not row["partnership__ended_early"] and row["author__left_at"] is None and row["author__person__name"]
        talk = found.setdefault(row["partnership"], TalkThatWaits(row["partnership"], row["since"], []))
        if named:
            talk.names.append(named)
    return list(found.values())


def parts_with_something_new(person: Person) -> QuerySet[Any]:
    """The parts of theirs in whose talk something is new."""
    return _with_something_new(Partner.objects.filter(person=person, left_at=None))


@cache
def talks_that_wait_beside() -> Subquery:
    """For the mark in the rail, beside a person's row: in how many talks, not how many messages."""
    parts = _with_something_new(Partner.objects.filter(person=OuterRef("pk"), left_at=None))
    return Subquery(parts.order_by().values("person").annotate(talks=Count("pk")).values("talks")[:1])


def is_waiting_for(parts: Iterable[UUID]) -> set[UUID]:
    """Of these parts those for whom something is new in their talk."""
    return set(_with_something_new(Partner.objects.filter(pk__in=list(parts))).values_list("pk", flat=True))


def _with_something_new(parts: QuerySet[Partner]) -> QuerySet[Partner]:
    """Whoever never looked has everything before them that was said since they came."""
    by_others = Message.objects.filter(
        partnership=OuterRef("partnership"), written_at__gt=OuterRef("until"), taken_back_at=None
    ).exclude(author=OuterRef("pk"))
    return parts.annotate(until=Coalesce("bookmark__until", "joined_at")).filter(Exists(by_others))


def newest_from_others(reader: Reader) -> tuple[str, str]:
    """Who wrote last in the reader's talk besides them, and what: for a letter whose reader asked for it."""
    known = messages_known_to(reader).exclude(author=reader.mine.pk).filter(taken_back_at=None, author__left_at=None)
    for row in read(known.select_related("author__person").order_by("-written_at")[:1], reader):
        return row.author.person.name, row.said["text"]
    return "", ""
