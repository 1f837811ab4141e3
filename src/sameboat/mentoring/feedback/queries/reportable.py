"""Feedback that a reader received and may put into a report, as far as they read it themselves."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from django.utils.translation import gettext as _

from sameboat.members.people.models import Person
from sameboat.members.people.rules import Opening
from sameboat.members.safety.registry import Reportable
from sameboat.mentoring.feedback.queries.occasions import feedback_of
from sameboat.mentoring.partnerships.queries import partnership_of, reader_of


def feedback_to_report(partnership: UUID, reader: Person, opening: Opening) -> Iterator[Reportable]:
    """What others said to this reader as feedback."""
    found = partnership_of(reader, partnership)
    if found is None:
        return
    people = {part.pk: part.person_id for part in found.everybody}  # type: ignore[attr-defined]  # prefetched there
    for occasion in feedback_of(reader_of(found, reader, opening)):
        for given in occasion.given:
            words = "\n\n".join(f"{element}: {text}" for element, text in given.said)
            if words and not given.mine:
                yield Reportable(given.row.pk, given.row.written_at, people[given.row.author_id], _("feedback"), words)
