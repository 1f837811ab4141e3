"""Meetings: when and of which kind, what is written for them, the hosts of visits, and what goes into calendars."""

from sameboat.mentoring.meetings.models.calendars import Feed, Wants
from sameboat.mentoring.meetings.models.hosts import Hosting
from sameboat.mentoring.meetings.models.meetings import Kind, Meeting, Met, ProposedTime, Suits
from sameboat.mentoring.meetings.models.words import (
    AgendaItem,
    Element,
    ElementYes,
    Note,
    OwnNote,
    Place,
    PracticeQuestion,
    Ticked,
)

__all__ = [
    "AgendaItem",
    "Element",
    "ElementYes",
    "Feed",
    "Hosting",
    "Kind",
    "Meeting",
    "Met",
    "Note",
    "OwnNote",
    "Place",
    "PracticeQuestion",
    "ProposedTime",
    "Suits",
    "Ticked",
    "Wants",
]
