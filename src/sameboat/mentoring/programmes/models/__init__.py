"""Programmes, their rounds and teams, and who applied. A state is a date, not a word."""

from sameboat.mentoring.programmes.models.enrolments import Enrolment
from sameboat.mentoring.programmes.models.programmes import Programme, Shape
from sameboat.mentoring.programmes.models.rounds import (
    Newcomers,
    Round,
    Topic,
    first_place_on_earth,
    last_place_on_earth,
)
from sameboat.mentoring.programmes.models.sheets import SheetImport, SheetLine
from sameboat.mentoring.programmes.models.teams import Opener, Role, TeamInvitation, TeamMember
from sameboat.mentoring.programmes.models.times import DeskTime

__all__ = [
    "DeskTime",
    "Enrolment",
    "Newcomers",
    "Opener",
    "Programme",
    "Role",
    "Round",
    "Shape",
    "SheetImport",
    "SheetLine",
    "TeamInvitation",
    "TeamMember",
    "Topic",
    "first_place_on_earth",
    "last_place_on_earth",
]
