"""Meetings as their partners, their calendars and the apps beside them read them."""

from sameboat.mentoring.meetings.queries.own import (
    meeting_of,
    meetings_ahead,
    meetings_behind,
    meetings_of,
    meetings_proposed,
    place_of,
)

__all__ = [
    "meeting_of",
    "meetings_ahead",
    "meetings_behind",
    "meetings_of",
    "meetings_proposed",
    "place_of",
]
