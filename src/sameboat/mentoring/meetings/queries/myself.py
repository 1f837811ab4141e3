"""What this app knows of one person, for their own copy: when they met, and what they asked of letters. No words."""

from __future__ import annotations

from typing import Any

from sameboat.members.people.models import Person
from sameboat.mentoring.meetings.models import Feed, Met, Suits, Wants
from sameboat.mentoring.meetings.queries.own import meetings_of
from sameboat.mentoring.partnerships.models import Partner


def my_meetings(person: Person) -> dict[str, Any]:
    """Dates and choices; what was written for a meeting is among the person's own words."""
    parts = Partner.objects.filter(person=person).order_by("joined_at", "pk")
    mine = [each for part in parts for each in meetings_of(part).order_by("made_at")]
    said = dict(Met.objects.filter(part__person=person).values_list("meeting", "yes"))
    return {
        "meetings": [
            {
                "kind": each.kind,
                "minutes": each.minutes,
                "day": each.day,
                "time": each.time,
                "zone": each.zone,
                "planned": each.made_at,
                "agreed": each.agreed_at,
                "called off": each.called_off_at,
                "met": said.get(each.pk),
            }
            for each in mine
        ],
        "times said yes to": list(
            Suits.objects.filter(part__person=person).order_by("said_at").values_list("time__starts_at", flat=True)
        ),
        "letters and calendars": list(
            Wants.objects.filter(part__person=person).values("invitations", "names", "reminders")
        ),
        "calendar feeds": list(Feed.objects.filter(person=person).order_by("made_at").values("made_at", "ended_at")),
    }
