"""The meetings of a partnership, for one of its people."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import F, Prefetch, Q

from sameboat.mentoring.meetings.models import Meeting, Met, Place, ProposedTime, Suits
from sameboat.mentoring.meetings.models.meetings import Meetings
from sameboat.mentoring.meetings.rules.meeting import LONGEST
from sameboat.mentoring.partnerships.models import Partner
from sameboat.mentoring.partnerships.queries import Reader, read

_LONGEST = timedelta(minutes=LONGEST)


def meetings_of(mine: Partner) -> Meetings:
    """Those of one's partnership, planned or held while one was part of it.

    A circle's newcomer knows of no older; and whoever left it, of no time on which the others agreed since.
    """
    mine_to_know = Q(made_at__gte=mine.joined_at) | Q(starts_at__gte=mine.joined_at)
    found = Meeting.objects.filter(mine_to_know, partnership=mine.partnership_id)
    if mine.left_at is None:
        return found
    return found.filter(Q(agreed_at=None) | Q(agreed_at__lte=mine.left_at), made_at__lte=mine.left_at)


def meeting_of(mine: Partner) -> Meetings:
    """The same, each with what was proposed, whom it suits, and who said that they met."""
    times = ProposedTime.objects.filter(replaced_at=None).prefetch_related(
        Prefetch("suits", queryset=Suits.objects.order_by("said_at"))
    )
    return meetings_of(mine).prefetch_related(
        Prefetch("times", queryset=times, to_attr="proposed"),
        Prefetch("met", queryset=Met.objects.order_by("said_at")),
    )


def meetings_ahead(mine: Partner, now: datetime) -> list[Meeting]:
    """Agreed and not over, the nearest first."""
    rows = meeting_of(mine).agreed().filter(starts_at__gt=now - _LONGEST).order_by("starts_at")
    return [each for each in rows if not each.is_over(now)]


def meetings_proposed(mine: Partner) -> list[Meeting]:
    """For which times are proposed, whether or not another time stands meanwhile."""
    open_times = ProposedTime.objects.filter(replaced_at=None).values("meeting")
    return list(meeting_of(mine).standing().filter(pk__in=open_times).order_by("made_at"))


def meetings_behind(mine: Partner, now: datetime) -> Meetings:
    """Begun, or called off; the newest first."""
    gone = Q(starts_at__lt=now) | Q(called_off_at__isnull=False)
    return meeting_of(mine).filter(gone).order_by(F("starts_at").desc(nulls_last=True), "-made_at")


def place_of(meeting: Meeting, reader: Reader) -> Place | None:
    """Where they meet and what about, as somebody wrote it last."""
    return next(iter(read(meeting.places.filter(taken_back_at=None).order_by("-written_at")[:1], reader)), None)
