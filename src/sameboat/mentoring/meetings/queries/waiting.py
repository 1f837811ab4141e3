"""What waits for somebody on the page of today: times to answer, and *did you meet?* Two looks."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sameboat.base.kit import clock
from sameboat.members.people.models import Person
from sameboat.mentoring.meetings.models import Meeting, Met, ProposedTime, Suits
from sameboat.mentoring.meetings.models.meetings import Meetings
from sameboat.mentoring.meetings.rules.meeting import ASKED_FOR
from sameboat.mentoring.partnerships.models import Absence
from sameboat.mentoring.partnerships.registry import Waiting


def meetings_that_wait(person: Person) -> Iterable[Waiting]:
    """Each names what is asked, and leads to the meeting's page; nothing of a partnership that has ended."""
    for meeting in with_times_to_answer(person):
        yield _waits(meeting, _("Times to meet are proposed: say which suit you"), meeting.made_at)
    for meeting in to_say_whether_they_met(person):
        yield _waits(meeting, _("Did you meet? One click answers"), meeting.starts_at)


def with_times_to_answer(person: Person) -> Meetings:
    """Meetings with times of others to which this person has said nothing."""
    times = ProposedTime.objects.filter(meeting=OuterRef("pk"), replaced_at=None, starts_at__gt=clock.now())
    said = Suits.objects.filter(time__meeting=OuterRef("pk"), time__replaced_at=None, part__person=person)
    return _going_on(person).filter(Exists(times.exclude(by__person=person)), ~Exists(said))


def to_say_whether_they_met(person: Person) -> Meetings:
    """Meetings whose time has passed of late, and of which this person has not said whether they met."""
    now = clock.now()
    said = Met.objects.filter(meeting=OuterRef("pk"), part__person=person)
    over = Q(starts_at__lt=now - timedelta(minutes=15), starts_at__gt=now - ASKED_FOR)
    away = Absence.objects.on(clock.today()).filter(partner__partnership=OuterRef("partnership"), partner__left_at=None)
    return _going_on(person).filter(over, ~Exists(said), ~Exists(away))


def _going_on(person: Person) -> Meetings:
    today = clock.now().date()  # a round ends at midnight in UTC
    ends = Q(partnership__ends_on=None) | Q(partnership__ends_on__gte=today) | Q(partnership__stays_since__isnull=False)
    return Meeting.objects.standing().filter(
        ends,
        partnership__ended_at=None,
        partnership__partners__person=person,
        partnership__partners__left_at=None,
    )


def _waits(meeting: Meeting, text: Any, since: Any) -> Waiting:
    href = reverse("partner_meeting", args=[meeting.partnership_id, meeting.pk])
    return Waiting(text, href, since, icon="date")
