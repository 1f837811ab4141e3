"""Meetings as their partners, their calendars and the apps beside them read them."""

from sameboat.mentoring.meetings.queries.own import (
    meeting_of,
    meetings_ahead,
    meetings_behind,
    meetings_of,
    meetings_proposed,
    place_of,
)
from sameboat.mentoring.meetings.queries.video import video_pattern_of
from sameboat.mentoring.meetings.queries.written import (
    agenda_of,
    agreed_elements,
    elements_of,
    notes_of,
    questions_of,
)

__all__ = [
    "agenda_of",
    "agreed_elements",
    "elements_of",
    "meeting_of",
    "meetings_ahead",
    "meetings_behind",
    "meetings_of",
    "meetings_proposed",
    "notes_of",
    "place_of",
    "questions_of",
    "video_pattern_of",
]
