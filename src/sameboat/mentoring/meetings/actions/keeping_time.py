"""When the rules of a clock change: agreed wall times stay, and their moments are worked out anew.

Rules come with the ``tzdata`` of the machine. Whoever lives in the zone in which a time was agreed notices nothing;
whoever lives elsewhere is told that their own clock shows another time, and may propose another.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from sameboat.base.kit import clock
from sameboat.base.kit.models import note
from sameboat.mentoring.meetings.actions.hosting import keep_host_in_time
from sameboat.mentoring.meetings.actions.reaching import everybody_in, tell
from sameboat.mentoring.meetings.models import Meeting, ProposedTime
from sameboat.mentoring.meetings.rules.times import Wall, clock_differs, clock_in, has_moved, is_a_clock, moment_of


def keep_wall_times(now: datetime) -> int:
    """Every meeting to come, and every time that is proposed, at its wall time. How many moments were moved."""
    times = ProposedTime.objects.filter(replaced_at=None, starts_at__gt=now)
    moved = sum(_keep_proposed(each) for each in times.iterator())
    ahead = Meeting.objects.agreed().filter(starts_at__gt=now)
    return moved + sum(_keep(each) for each in ahead.iterator())


def _wall_of(row: Meeting | ProposedTime) -> Wall | None:
    if row.day is None or row.time is None or not is_a_clock(row.zone):
        return None
    return Wall(row.day, row.time, row.zone)


def _keep_proposed(time: ProposedTime) -> bool:
    wall = _wall_of(time)
    if wall is None or time.starts_at is None or not has_moved(wall, time.starts_at):
        return False
    return bool(ProposedTime.objects.filter(pk=time.pk, replaced_at=None).update(starts_at=moment_of(wall)))


@transaction.atomic
def _keep(meeting: Meeting) -> bool:
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    wall, before = _wall_of(meeting), meeting.starts_at
    if meeting.called_off_at or wall is None or before is None or not has_moved(wall, before):
        return False
    meeting.starts_at, meeting.changed_at = moment_of(wall), clock.now()
    meeting.sequence += 1
    meeting.save(update_fields=["starts_at", "changed_at", "sequence"])
    note("keep a wall time", meeting, by=None)
    keep_host_in_time(meeting, wall, before)
    elsewhere = [each for each in everybody_in(meeting) if each.person.zone != meeting.zone]
    differs = {
        each.pk for each in elsewhere if clock_differs(before, meeting.starts_at, clock_in(each.person.zone), wall)
    }
    tell("meeting_clock_differs", meeting, (each for each in elsewhere if each.pk in differs), what=meeting.sequence)
    tell("meeting_agreed", meeting, (each for each in elsewhere if each.pk not in differs), what=meeting.sequence)
    return True
