"""Proposing a meeting, and other times for one."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import date, time
from uuid import UUID

from django.db import transaction

from sameboat.base.kit import clock
from sameboat.base.kit.models import note
from sameboat.base.kit.verdicts import require
from sameboat.base.live.actions import ring
from sameboat.members.people.models import Person
from sameboat.mentoring.meetings.actions.reaching import everybody_in, mine_in, tell
from sameboat.mentoring.meetings.models import Meeting, Place, ProposedTime, Suits
from sameboat.mentoring.meetings.queries.video import video_pattern_of
from sameboat.mentoring.meetings.rules import meeting as rules
from sameboat.mentoring.meetings.rules.times import Wall, moment_of
from sameboat.mentoring.partnerships.actions import part_of, put_words, touch
from sameboat.mentoring.partnerships.models import Partner, Partnership
from sameboat.mentoring.programmes.rules.meeting_links import ROOM

Shown = tuple[date, time]
"""A day and a time as the proposer's own clock shows them."""


@transaction.atomic
def propose_meeting(
    partnership: UUID,
    kind: str,
    minutes: int,
    times: Sequence[Shown],
    *,
    where: str = "",
    about: str = "",
    by: Person,
) -> Meeting:
    """Plan a meeting at up to three times of the proposer's own clock; the others choose, or propose anew."""
    part = part_of(partnership, by=by)
    ring(partnership, "meet")
    walls = _walls(times, part)
    require(rules.may_propose(walls, minutes, clock.now(), part.partnership.ends_at))
    meeting = Meeting.objects.create(partnership=part.partnership, made_by=part, kind=kind, minutes=minutes)
    _put_times(meeting, walls, part)
    if where or about:
        _put_place(meeting, part, where, about)
    note("propose a meeting", meeting, by=by)
    touch(part)
    return meeting


@transaction.atomic
def propose_other_times(meeting: Meeting, times: Sequence[Shown], *, by: Person) -> Meeting:
    """Other times, in place of those that were proposed; what is agreed stands until all agree on another."""
    part, found = mine_in(meeting, by=by)
    now = clock.now()
    require(rules.may_change(stands=found.called_off_at is None, is_past=found.is_over(now)))
    walls = _walls(times, part)
    require(rules.may_propose(walls, found.minutes, now, part.partnership.ends_at))
    found.times.filter(replaced_at=None).update(replaced_at=now)
    _put_times(found, walls, part)
    note("propose other times", found, by=by)
    touch(part)
    return found


@transaction.atomic
def say_where(meeting: Meeting, where: str, about: str, *, by: Person) -> Place:
    """Where they meet and what about; whoever writes last is read."""
    part, found = mine_in(meeting, by=by)
    require(rules.may_change(stands=found.called_off_at is None, is_past=found.is_over(clock.now())))
    place = _put_place(found, part, where, about)
    note("say where", found, by=by)
    touch(part)
    return place


def a_link_of_our_own(partnership: Partnership) -> str:
    """A link for a video call that nobody can guess, by the pattern of the programme or the site; empty without one."""
    return video_pattern_of(partnership).replace(ROOM, secrets.token_hex(16))


def _walls(times: Sequence[Shown], part: Partner) -> list[Wall]:
    return [Wall(day, at, part.person.zone) for day, at in times]


def _put_times(meeting: Meeting, walls: Sequence[Wall], part: Partner) -> None:
    """New times, to which their proposer has said yes; the others are asked."""
    now = clock.now()
    rows = [
        ProposedTime(
            meeting=meeting,
            by=part,
            day=wall.day,
            time=wall.time,
            zone=wall.zone,
            starts_at=moment_of(wall),
            made_at=now,
        )
        for wall in walls
    ]
    ProposedTime.objects.bulk_create(rows)
    Suits.objects.bulk_create(Suits(time=row, part=part) for row in rows)
    tell("meeting_proposed", meeting, (each for each in everybody_in(meeting) if each != part), what=rows[0].pk)


def _put_place(meeting: Meeting, part: Partner, where: str, about: str) -> Place:
    place = Place(meeting=meeting, author=part)
    put_words(place, {"where": where, "about": about})
    place.save()
    return place
