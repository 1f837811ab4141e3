"""Everything on the page of one meeting, for one of its people."""

from __future__ import annotations

from typing import Any

from django.conf import settings

from sameboat.base.kit import clock
from sameboat.doors.partners.meet.showing import shown
from sameboat.doors.partners.rooms import Here
from sameboat.mentoring.meetings import queries
from sameboat.mentoring.meetings.models import Meeting


def page_of(meeting: Meeting, here: Here) -> dict[str, Any]:
    """The meeting on all clocks, what was written for it, and what can be done now."""
    now = clock.now()
    over = meeting.ends_at is not None and meeting.ends_at < now
    return {
        "meeting": meeting,
        "shown": shown(meeting, here),
        "place": queries.place_of(meeting, here.reader),
        "began": meeting.starts_at is not None and meeting.starts_at <= now,
        "past": over,
        "goes_on": not here.over and not meeting.called_off_at and not over,
        "said_met": next((each for each in meeting.met.all() if each.part_id == here.mine.pk), None),
        "was_held": any(each.yes for each in meeting.met.all()),
        "offers_link": bool(settings.MEETING_LINK),
    }
