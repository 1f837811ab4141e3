"""Messages that a reader may put into a report: those of others, as far as they read them themselves."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from django.utils.translation import gettext as _

from sameboat.commons.conversations.models import Message
from sameboat.members.people.models import Person
from sameboat.members.people.rules import Opening
from sameboat.members.safety.registry import Reportable
from sameboat.mentoring.partnerships.queries import partnership_of, read, reader_of

NEWEST = 200


def messages_to_report(partnership: UUID, reader: Person, opening: Opening) -> Iterator[Reportable]:
    """The newest messages of the others that can be read."""
    found = partnership_of(reader, partnership)
    if found is None:
        return
    reads = reader_of(found, reader, opening)
    people = {part.pk: part.person_id for part in found.everybody}  # type: ignore[attr-defined]  # prefetched there
    said = Message.objects.filter(partnership=partnership, sealed__isnull=False).exclude(author=reads.mine)
    for row in read(said.order_by("-written_at")[:NEWEST], reads):
        if row.said.words and row.said["text"]:
            yield Reportable(row.pk, row.written_at, people[row.author_id], _("message"), str(row.said["text"]))
