"""Notes: one for everybody and one for oneself, of each; a report where there was a visit."""

from __future__ import annotations

from django.db import transaction

from sameboat.base.kit import clock
from sameboat.base.kit.models import note
from sameboat.members.people.models import Person
from sameboat.mentoring.meetings.actions.reaching import mine_in
from sameboat.mentoring.meetings.models import Meeting, Note, OwnNote
from sameboat.mentoring.partnerships.actions import part_of, put_words, touch


@transaction.atomic
def keep_note(meeting: Meeting, text: str, *, report: bool = False, by: Person) -> None:
    """What one keeps for everybody; written again it takes the place of what was there, and empty it goes."""
    part, found = mine_in(meeting, by=by)
    row = found.notes.filter(author=part, is_report=report).first()
    _keep(row or Note(meeting=found, author=part, is_report=report), text)
    note("keep a note", found, by=by)
    touch(part)


@transaction.atomic
def keep_own_note(meeting: Meeting, text: str, *, by: Person) -> None:
    """The same for nobody but its author; no open page of the others hears of it."""
    part = part_of(meeting.partnership_id, by=by)
    row = meeting.own_notes.filter(author=part).first()
    _keep(row or OwnNote(meeting=meeting, author=part), text)
    note("keep a note of one's own", meeting, by=by)


def _keep(row: Note | OwnNote, text: str) -> None:
    if not text:
        if not row._state.adding:
            row.delete()
        return
    if not row._state.adding:
        row.changed_at = clock.now()
    put_words(row, {"text": text})
    row.save()
