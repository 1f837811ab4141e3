"""What the site says by itself: *did you meet?*, and a reminder for whoever wants one. Never in an absence."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef

from sameboat.base.kit import clock
from sameboat.mentoring.meetings.actions.reaching import everybody_in, tell
from sameboat.mentoring.meetings.models import Meeting, Met, Wants
from sameboat.mentoring.meetings.models.meetings import Meetings
from sameboat.mentoring.meetings.rules.meeting import ASKED_FOR
from sameboat.mentoring.partnerships.models import Absence

BEFORE = timedelta(days=1)


def ask_whether_they_met(now: datetime) -> int:
    """One letter to each after a meeting, unless somebody has said it already. About how many meetings."""
    over = _nobody_away(now).filter(asked_at=None, starts_at__lt=now, starts_at__gt=now - ASKED_FOR)
    said = Met.objects.filter(meeting=OuterRef("pk"), yes=True)
    asked = 0
    for meeting in over.filter(~Exists(said)).iterator():
        if meeting.is_over(now):
            asked += _ask(meeting.pk)
    return asked


def remind(now: datetime) -> int:
    """A letter in the day before, to those who asked for it; however often this runs, one each. To how many."""
    soon = _nobody_away(now).filter(starts_at__gt=now, starts_at__lte=now + BEFORE)
    wanting = Wants.objects.filter(part__partnership=OuterRef("partnership"), reminders=True)
    return sum(_remind(meeting) for meeting in soon.filter(Exists(wanting)).iterator())


@transaction.atomic
def _ask(meeting: UUID) -> bool:
    if not Meeting.objects.filter(pk=meeting, asked_at=None).update(asked_at=clock.now()):
        return False
    found = Meeting.objects.select_related("partnership").get(pk=meeting)
    answered = set(Met.objects.filter(meeting=found).values_list("part", flat=True))
    waiting = [each for each in everybody_in(found) if each.pk not in answered]
    if not found.partnership.is_over(clock.now()):
        tell("did_you_meet", found, waiting, what=found.sequence)
    return True


@transaction.atomic
def _remind(meeting: Meeting) -> int:
    asked_for = set(
        Wants.objects.filter(part__partnership=meeting.partnership_id, reminders=True).values_list("pk", flat=True)
    )
    wanting = [each for each in everybody_in(meeting) if each.pk in asked_for]
    tell("meeting_tomorrow", meeting, wanting, what=meeting.sequence)
    return len(wanting)


def _nobody_away(now: datetime) -> Meetings:
    """Agreed meetings of partnerships that go on, in which nobody is away today."""
    away = Absence.objects.on(now.date()).filter(partner__partnership=OuterRef("partnership"), partner__left_at=None)
    return Meeting.objects.agreed().filter(~Exists(away), partnership__ended_at=None)
