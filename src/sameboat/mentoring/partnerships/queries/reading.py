"""Opening what partners wrote, for one of them. Nothing else in the house opens it.

Three gates stand here, however a page came by its rows: the author belongs to the reader's own partnership; the row was
written while the reader was part of it; and this browser has shown a factor of the person's own that is older.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple, TypeVar
from uuid import UUID

from django.db.models import Q, QuerySet

from sameboat.base.vault.actions import Sealed, opener_for, unseal_what_is_left
from sameboat.members.people.models import Person
from sameboat.members.people.rules import Opening
from sameboat.mentoring.partnerships.models import Partner, Partnership, Said, Written

Row = TypeVar("Row", bound=Written)
GONE, CLOSED = Said(), Said(closed=True)
AT_ONCE = 1_000
"""Rows fetched together where many are looked through."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who reads in a partnership of their own."""

    mine: Partner
    everybody: frozenset[UUID]
    """The parts of all who are or were in it."""
    opening: Opening


def reader_of(partnership: Partnership, viewer: Person, opening: Opening) -> Reader:
    """The reader of a partnership that was found by ``partnerships_of`` for this viewer."""
    everybody: list[Partner] = partnership.everybody  # type: ignore[attr-defined]  # prefetched there
    mine = next(each for each in everybody if each.person_id == viewer.pk)
    return Reader(mine, frozenset(each.pk for each in everybody), opening)


class Seen(NamedTuple):
    """What one of many rows says."""

    row: Any
    """Its ``pk`` and the facts that were asked for."""
    words: dict[str, Any]


def read(rows: Iterable[Row], reader: Reader) -> list[Row]:
    """The rows that this reader may know of, each with what it says in ``row.said``; one look for all keys."""
    return read_in_all(rows, [reader])


def read_in_all(rows: Iterable[Row], readers: Iterable[Reader]) -> list[Row]:
    """The same with rows of several partnerships, each by the reader of its own; one look for all keys."""
    by = {author: reader for reader in readers for author in (reader.mine.pk, *reader.everybody)}
    rows = [row for row in rows if row.author_id in by and _may_know_of(row, by[row.author_id])]
    sealed = []
    for row in rows:
        opens = by[row.author_id].opening.opens(row.written_at)
        # What is closed tells nothing, not even whether it is gone.
        row.said = GONE if opens else CLOSED
        if opens and row.sealed is not None:
            sealed.append(row)
    for row, said in zip(sealed, _opened(sealed), strict=True):
        row.said = said
    return rows


def look_through(rows: QuerySet[Row], readers: Collection[Reader], *facts: str) -> Iterator[Seen]:
    """What many rows say, one after the other in their order, without a model for each: for finding some among all.

    The database keeps the gates meanwhile. What was found is shown by ``read``, and passes them there once more.
    """
    within = rows.filter(_within_the_gates(readers, rows.model), sealed__isnull=False)
    opened = opener_for(_authors_among(readers))
    binding = rows.model.binding
    for row in within.values_list("pk", "author_id", "sealed", *facts, named=True).iterator(chunk_size=AT_ONCE):
        words = opened(Sealed(row.sealed, row.author_id, binding(row.pk)))
        if words is not None:
            yield Seen(row, json.loads(words.decode()))


def _authors_among(readers: Collection[Reader]) -> set[UUID]:
    return {author for reader in readers for author in reader.everybody}


def _within_the_gates(readers: Collection[Reader], kind: type[Written]) -> Q:
    """``_may_know_of`` and what is open, as a database says them."""
    known = Q(pk__in=())
    for reader in readers:
        mine, since = reader.mine, reader.opening.since
        if since is None:
            continue
        may_know = Q(author=mine.pk)
        if not kind.for_author_alone:
            there = Q(written_at__gte=mine.joined_at)
            if mine.left_at is not None:
                there &= Q(written_at__lte=mine.left_at)
            may_know |= Q(author__in=reader.everybody - {mine.pk}) & there
        known |= may_know & Q(written_at__gte=since)
    return known & Q(author__in=_authors_among(readers))  # so an index serves


def _may_know_of(row: Written, reader: Reader) -> bool:
    if row.author_id == reader.mine.pk:
        return True
    if row.for_author_alone or row.author_id not in reader.everybody:
        return False
    return _were_there(row.written_at, reader.mine)


def _were_there(at: datetime, mine: Partner) -> bool:
    """A circle's newcomer does not read what was said before, nor does whoever left read what was said since."""
    return mine.joined_at <= at and (mine.left_at is None or at <= mine.left_at)


def _opened(rows: list[Row]) -> list[Said]:
    """What each says; somebody may have erased theirs."""
    places = [Sealed(bytes(row.sealed or b""), row.author_id, row.bound_to) for row in rows]
    return [GONE if text is None else Said(json.loads(text)) for text in unseal_what_is_left(places)]
