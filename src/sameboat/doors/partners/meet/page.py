"""Everything on the page of one meeting, for one of its people."""

from __future__ import annotations

from typing import Any

from sameboat.base.kit import clock
from sameboat.doors.partners.meet.forms import LineForm, NoteForm, ReportForm
from sameboat.doors.partners.meet.showing import shown
from sameboat.doors.partners.rooms import Here
from sameboat.mentoring.meetings import queries
from sameboat.mentoring.meetings.models import Kind, Meeting
from sameboat.mentoring.meetings.queries.hosts import hosting_of, state_of_hosting
from sameboat.mentoring.meetings.rules.agendas import AGENDAS
from sameboat.mentoring.meetings.rules.checklists import CHECKLISTS
from sameboat.mentoring.meetings.rules.meeting import HOSTED, LOOKED_AT
from sameboat.mentoring.partnerships.queries import read


def page_of(meeting: Meeting, here: Here, **forms: Any) -> dict[str, Any]:
    """The meeting on all clocks, what was written for it, and what can be done now. ``forms``: those that came back."""
    return {
        **how_it_stands(meeting, here),
        "place": queries.place_of(meeting, here.reader),
        "began": meeting.starts_at is not None and meeting.starts_at <= clock.now(),
        "said_met": next((each for each in meeting.met.all() if each.part_id == here.mine.pk), None),
        "was_held": any(each.yes for each in meeting.met.all()),
        "offers_link": bool(queries.video_pattern_of(here.partnership)),
        **_agenda(meeting, here),
        **_notes(meeting, here),
        **(_looked_at(meeting, here) if meeting.kind in LOOKED_AT else {}),
        **(_hosted(meeting, here) if meeting.kind in HOSTED else {}),
        **(_practice(meeting, here) if meeting.kind == Kind.PRACTICE else {}),
        **forms,
    }


def practice_of(meeting: Meeting, here: Here) -> dict[str, Any]:
    """What one has before them while they ask: questions, seats, and what all of them agreed to look at."""
    agreed = read(queries.agreed_elements(meeting), here.reader)
    return {
        **how_it_stands(meeting, here),
        **_practice(meeting, here),
        "agreed": [each.said["text"] for each in agreed if each.said.words],
    }


def how_it_stands(meeting: Meeting, here: Here) -> dict[str, Any]:
    """The meeting on all clocks, and whether it can still be changed or written about. No words."""
    stands = not here.over and not meeting.called_off_at
    return {
        "meeting": meeting,
        "shown": shown(meeting, here),
        "goes_on": stands and not meeting.is_over(clock.now()),
        "writes": stands,
    }


def _agenda(meeting: Meeting, here: Here) -> dict[str, Any]:
    return {
        "no_agenda": meeting.kind == Kind.CATCH_UP,
        "agenda": queries.agenda_of(meeting, here.reader),
        "has_template": meeting.kind in AGENDAS,
        "agenda_form": LineForm(auto_id="agenda_%s"),
    }


def _notes(meeting: Meeting, here: Here) -> dict[str, Any]:
    notes, own = queries.notes_of(meeting, here.reader)
    mine = {each.is_report: each for each in notes if each.author_id == here.mine.pk}
    return {
        "notes": [(here.name_of(each.author_id), each) for each in notes if not each.is_report],
        "reports": [(here.name_of(each.author_id), each) for each in notes if each.is_report],
        "own_note": own,
        "note_form": NoteForm(auto_id="note_%s", initial={"text": mine[False].said["text"] if False in mine else ""}),
        "own_form": NoteForm(auto_id="own_%s", initial={"text": own.said["text"] if own else ""}),
        "report_form": ReportForm(
            auto_id="report_%s", initial={"text": mine[True].said["text"] if True in mine else ""}
        ),
    }


def _looked_at(meeting: Meeting, here: Here) -> dict[str, Any]:
    elements = queries.elements_of(meeting, here.reader)
    return {
        "looks": True,
        "elements": [(here.name_of(each.element.author_id), each) for each in elements],
        "element_form": LineForm(auto_id="element_%s"),
    }


def _hosted(meeting: Meeting, here: Here) -> dict[str, Any]:
    hosting = hosting_of(meeting, here.reader)
    ticked = {each.what for each in meeting.ticked.all()}
    return {
        "hosted": True,
        "hosting": hosting,
        "host_state": state_of_hosting(hosting, meeting) if hosting else "",
        "checklist": [(key, says, key in ticked) for key, says in CHECKLISTS[meeting.kind]],
        **_whose(meeting, here),
    }


def _practice(meeting: Meeting, here: Here) -> dict[str, Any]:
    return {"practises": True, "questions": queries.questions_of(meeting, here.reader), **_whose(meeting, here)}


def _whose(meeting: Meeting, here: Here) -> dict[str, Any]:
    """Who is first, in the words of this reader's page."""
    parts = [here.mine, *here.others]
    return {
        "parts": parts,
        "first_is_me": meeting.first_id == here.mine.pk,
        "first_called": here.name_of(meeting.first_id) if meeting.first_id else "",
    }
