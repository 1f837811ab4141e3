"""How the pages of one meeting are reached."""

from __future__ import annotations

from uuid import UUID

from sameboat.base.kit.reach import reach
from sameboat.doors.partners.rooms import Here
from sameboat.mentoring.meetings import queries
from sameboat.mentoring.meetings.models import Meeting


def reached(here: Here, meeting: UUID) -> Meeting:
    """A meeting of this partnership that the reader may know of."""
    return reach(queries.meeting_of(here.mine), pk=meeting)
