"""Saying yes to a time, until everybody has; and calling a meeting off, without a reason."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from django.db import transaction

from sameboat.base.kit import clock
from sameboat.base.kit.models import note
from sameboat.base.kit.verdicts import require
from sameboat.members.people.models import Person
from sameboat.mentoring.meetings.actions.hosting import tell_host
from sameboat.mentoring.meetings.actions.reaching import everybody_in, mine_in, tell
from sameboat.mentoring.meetings.models import Meeting, ProposedTime, Suits
from sameboat.mentoring.meetings.rules import meeting as rules
from sameboat.mentoring.meetings.rules.times import Wall, moment_of
from sameboat.mentoring.partnerships.actions import touch


@transaction.atomic
def answer_times(meeting: Meeting, suits: Collection[UUID], *, by: Person) -> Meeting:
    """These of the proposed times suit the writer, the others do not. Agreed as soon as one suits everybody."""
    part, found = mine_in(meeting, by=by)
    standing = list(found.times.filter(replaced_at=None))
    require(
        rules.may_answer(
            stands=found.called_off_at is None, open_times={each.pk for each in standing}, chosen=set(suits)
        )
    )
    Suits.objects.filter(time__in=standing, part=part).exclude(time__in=list(suits)).delete()
    already = set(Suits.objects.filter(time__in=standing, part=part).values_list("time", flat=True))
    Suits.objects.bulk_create(Suits(time_id=each, part=part) for each in suits if each not in already)
    note("answer times", found, by=by)
    touch(part)
    agree_where_all_said_yes(found)
    return found


@transaction.atomic
def call_off(meeting: Meeting, *, by: Person) -> Meeting:
    """It does not take place. Nobody asks why; whoever had it in a calendar has it there no longer."""
    part, found = mine_in(meeting, by=by)
    require(rules.may_change(stands=found.called_off_at is None, is_past=found.is_over(clock.now())))
    take_off(found)
    note("call a meeting off", found, by=by)
    touch(part)
    tell("meeting_called_off", found, everybody_in(found), what="off")
    return found


def agree_where_all_said_yes(meeting: Meeting) -> None:
    """The first of the proposed times that suits everybody who is there now becomes the time of the meeting."""
    everybody = everybody_in(meeting)
    ids = {each.pk for each in everybody}
    standing = meeting.times.filter(replaced_at=None, starts_at__gt=clock.now()).prefetch_related("suits")
    for time in standing:
        if rules.all_said_yes({each.part_id for each in time.suits.all()}, ids):
            _agree_on(meeting, time)
            tell("meeting_agreed", meeting, everybody, what=meeting.sequence)
            tell_host(meeting, "host_time_changed")
            return


def take_off(meeting: Meeting) -> None:
    """A meeting that stands no longer; every calendar that had it is told with the next number."""
    now = clock.now()
    meeting.called_off_at = meeting.changed_at = now
    meeting.sequence += 1
    meeting.save(update_fields=["called_off_at", "changed_at", "sequence"])
    if meeting.starts_at:
        tell_host(meeting, "host_called_off")
    meeting.hostings.filter(ended_at=None).update(ended_at=now)


def _agree_on(meeting: Meeting, time: ProposedTime) -> None:
    """The wall time and its zone are taken over; the moment is worked out once more."""
    now = clock.now()
    assert time.day is not None  # nosec B101  a proposed time always has one
    assert time.time is not None  # nosec B101
    meeting.day, meeting.time, meeting.zone = time.day, time.time, time.zone
    meeting.starts_at = moment_of(Wall(time.day, time.time, time.zone))
    meeting.agreed_at = meeting.changed_at = now
    meeting.sequence += 1
    meeting.asked_at = None
    fields = ["day", "time", "zone", "starts_at", "agreed_at", "changed_at", "sequence", "asked_at"]
    meeting.save(update_fields=fields)
    meeting.times.filter(replaced_at=None).update(replaced_at=now)
