"""The files that somebody sent along, for their own copy."""

from __future__ import annotations

from collections.abc import Iterator

from sameboat.commons.conversations.models import Attachment
from sameboat.commons.conversations.queries.files import contents_of
from sameboat.members.people.models import Person
from sameboat.members.people.rules import Opening
from sameboat.mentoring.partnerships.models import Partner
from sameboat.mentoring.partnerships.queries import Reader, read


def files_by(person: Person, opening: Opening) -> Iterator[tuple[str, bytes]]:
    """Each with its own name, one after the other, as far as this browser has opened them."""
    for part in Partner.objects.filter(person=person).order_by("joined_at", "pk"):
        rows = Attachment.objects.filter(author=part).order_by("written_at", "place", "pk")
        for row in read(rows, Reader(part, frozenset({part.pk}), opening)):
            content = contents_of(row)
            if content is not None:
                yield str(row.said["name"]), content
