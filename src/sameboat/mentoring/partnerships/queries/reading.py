"""Opening what partners wrote, for one of them. Nothing else in the house opens it.

Three gates stand here, however a page came by its rows: the author belongs to the reader's own partnership; the row was
written while the reader was part of it; and this browser has shown a factor of the person's own that is older.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from sameboat.base.vault.actions import Sealed, unseal_what_is_left
from sameboat.members.people.models import Person
from sameboat.members.people.rules import Opening
from sameboat.mentoring.partnerships.models import Partner, Partnership, Said, Written

Row = TypeVar("Row", bound=Written)
GONE, CLOSED = Said(), Said(closed=True)


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


def read(rows: Iterable[Row], reader: Reader) -> list[Row]:
    """The rows that this reader may know of, each with what it says in ``row.said``; one look for all keys."""
    rows = [row for row in rows if _may_know_of(row, reader)]
    for row in rows:
        # What is closed tells nothing, not even whether it is gone.
        row.said = GONE if reader.opening.opens(row.written_at) else CLOSED
    sealed = [row for row in rows if row.sealed is not None and reader.opening.opens(row.written_at)]
    for row, said in zip(sealed, _opened(sealed), strict=True):
        row.said = said
    return rows


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
