"""Sealed words put into another row's place, and words of somebody who has left: neither opens."""

from __future__ import annotations

from sameboat.base.vault.actions import Forgotten, Sealed, VaultError, unseal_many
from sameboat.members.people.models import Person
from sameboat.mentoring.partnerships.models import Partner
from sameboat.mentoring.partnerships.queries import partnerships_of, read, reader_of
from sameboat.mentoring.partnerships.queries.exporting import kinds_of_words
from tests import site_makers as make


def moves_refused(most: int) -> tuple[int, int]:
    """Each sealed value put into other rows' places: how many moves, and how many opened there."""
    rows = [row for kind in kinds_of_words() for row in kind._default_manager.exclude(sealed=None)]
    moved = opened = 0
    for step in range(1, len(rows)):
        for at, row in enumerate(rows):
            other = rows[(at + step) % len(rows)]
            moved += 1
            try:
                unseal_many([Sealed(bytes(row.sealed or b""), other.author_id, other.bound_to)])
                opened += 1
            except (VaultError, Forgotten):
                pass
            if moved >= most:
                return moved, opened
    return moved, opened


def readable_by_anybody(part: Partner) -> int:
    """How many rows of this author anybody can still open, with everything open in their browser."""
    open_ = 0
    people = Person.objects.filter(partnerships__partnership=part.partnership_id)
    for person in people:
        together = partnerships_of(person).filter(pk=part.partnership_id).first()
        if together is None:
            continue
        reader = reader_of(together, person, make.Opening(part.joined_at))
        for kind in kinds_of_words():
            rows = read(kind._default_manager.filter(author=part), reader)
            open_ += sum(bool(row.said.words) for row in rows)
    return open_
