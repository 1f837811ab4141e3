"""Messages that a reader may put into a report: those of others, as far as they read them themselves."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from sameboat.commons.conversations.models import Message
from sameboat.members.people.models import Person
from sameboat.members.people.rules import Opening
from sameboat.members.safety.registry import Reportable, Wanted
from sameboat.mentoring.partnerships.queries import look_through, partnership_of, read, reader_of


def messages_to_report(partnership: UUID, reader: Person, opening: Opening, wanted: Wanted) -> Iterator[Reportable]:
    """Messages of the others that can be read: those nearest to the wanted place, and those that are chosen.

    What cannot be read takes no room on a page: it is looked over until enough is found or nothing is left.
    """
    found = partnership_of(reader, partnership)
    if found is None:
        return
    reads = reader_of(found, reader, opening)
    people = {part.pk: part.person_id for part in found.everybody}  # type: ignore[attr-defined]  # prefetched there
    said = Message.objects.filter(partnership=partnership, sealed__isnull=False).exclude(author=reads.mine)
    speak = (seen.row.pk for seen in look_through(_from_there_on(said, wanted), [reads]) if seen.words.get("text"))
    near = set(islice(speak, wanted.most + 1))
    for row in read(said.filter(pk__in=near | wanted.chosen), reads):
        if row.said.words and row.said["text"]:
            yield Reportable(row.pk, row.written_at, people[row.author_id], _("message"), str(row.said["text"]))


def _from_there_on(said: QuerySet[Message, Any], wanted: Wanted) -> QuerySet[Message, Any]:
    """Further and further away from the wanted place, on its side."""
    if wanted.beside is None:
        return said.order_by("-written_at", "-pk")
    at, which = wanted.beside
    if wanted.newer:
        return said.filter(written_at__gte=at).exclude(written_at=at, pk__lte=which).order_by("written_at", "pk")
    return said.filter(written_at__lte=at).exclude(written_at=at, pk__gte=which).order_by("-written_at", "-pk")
