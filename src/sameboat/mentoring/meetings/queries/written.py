"""What was written for one meeting: agenda, notes, elements, questions. Each is one look, and one for the keys."""

from __future__ import annotations

from dataclasses import dataclass

from sameboat.mentoring.meetings.models import AgendaItem, Element, Meeting, Note, OwnNote, PracticeQuestion
from sameboat.mentoring.meetings.rules.meeting import all_said_yes
from sameboat.mentoring.partnerships.models import Partner
from sameboat.mentoring.partnerships.queries import Reader, read


@dataclass(frozen=True, slots=True)
class Looked:
    """Something to look at, and how far it is agreed."""

    element: Element
    agreed: bool
    mine: bool
    """The reader wrote it."""
    said_yes: bool
    """The reader said yes to it."""


def agenda_of(meeting: Meeting, reader: Reader) -> list[AgendaItem]:
    """In its order, without what was taken back."""
    return read(meeting.agenda.filter(taken_back_at=None), reader)


def notes_of(meeting: Meeting, reader: Reader) -> tuple[list[Note], OwnNote | None]:
    """What each of them keeps for all, and what the reader keeps alone."""
    own = read(meeting.own_notes.filter(author=reader.mine.pk)[:1], reader)
    return read(meeting.notes.all(), reader), next(iter(own), None)


def questions_of(meeting: Meeting, reader: Reader) -> list[PracticeQuestion]:
    """In their order, without what was taken back."""
    return read(meeting.questions.filter(taken_back_at=None), reader)


def elements_of(meeting: Meeting, reader: Reader) -> list[Looked]:
    """All that is to be looked at or was proposed for it."""
    there = _there(meeting)
    rows = read(meeting.elements.filter(taken_back_at=None).prefetch_related("yeses"), reader)
    found = []
    for row in rows:
        said = {each.part_id for each in row.yeses.all()}
        mine = reader.mine.pk
        found.append(Looked(row, all_said_yes(said, there), row.author_id == mine, mine in said))
    return found


def agreed_elements(meeting: Meeting) -> list[Element]:
    """Exactly what all of them agreed to look at: what feedback may be about. Opened by ``read``, as all words are."""
    there = _there(meeting)
    rows = meeting.elements.filter(taken_back_at=None).prefetch_related("yeses")
    return [row for row in rows if all_said_yes({each.part_id for each in row.yeses.all()}, there)]


def _there(meeting: Meeting) -> set[object]:
    there = Partner.objects.filter(partnership=meeting.partnership_id, left_at=None)
    return set(there.values_list("pk", flat=True))
