"""What time it is where the partners are, by the zone of their free hours, which they answered in public.

A zone that somebody's browser told the site is theirs alone: it would say when they travel.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils import timezone

from sameboat.base.kit import clock
from sameboat.doors.partners.rooms import Here
from sameboat.members.people.zones import is_a_zone
from sameboat.mentoring.wishes.models import Answer
from sameboat.mentoring.wishes.rules.hours import hours_of


@dataclass(frozen=True, slots=True)
class There:
    """Somebody's clock, now."""

    name: str
    at: datetime


def clocks_there(here: Here) -> list[There]:
    """The clocks of all who said their free hours, where they differ from the reader's. One look."""
    if here.over:
        return []
    of = {each.enrolment_id: each.person.name for each in here.others if each.enrolment_id and each.person.name}
    answers = Answer.objects.filter(enrolment__in=list(of), question__kind="hours", question__private=False)
    said = dict(answers.values_list("enrolment", "values"))
    now = clock.now()
    found = []
    for enrolment, name in of.items():
        zone, _spans = hours_of(said.get(enrolment, ()))
        if not is_a_zone(zone):
            continue
        there = now.astimezone(ZoneInfo(zone))
        if there.utcoffset() != timezone.localtime(now).utcoffset():
            found.append(There(name, there))
    return found
