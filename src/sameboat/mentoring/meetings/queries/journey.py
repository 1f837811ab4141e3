"""Meetings on the line of a partnership's time: those of which somebody said that they took place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sameboat.base.kit import clock
from sameboat.mentoring.meetings.models import Kind, Met
from sameboat.mentoring.meetings.queries.own import meetings_of
from sameboat.mentoring.meetings.rules.meeting import HOSTED
from sameboat.mentoring.partnerships.queries import Reader
from sameboat.mentoring.partnerships.registry import Moment

SAYS: dict[str, Any] = {
    Kind.TALK: _("You met to talk"),
    Kind.CATCH_UP: _("You caught up, without an agenda"),
    Kind.SIDE_BY_SIDE: _("You worked side by side"),
    Kind.VISIT: _("A visit"),
    Kind.OBSERVATION: _("You observed each other's work"),
    Kind.INTERVIEW: _("An informational interview"),
    Kind.PRACTICE: _("You practised an interview"),
}


def meetings_on_the_journey(reader: Reader) -> Iterable[Moment]:
    """One look; what was written about a meeting stays on its page. Nothing to which one came no more."""
    met = Met.objects.filter(meeting=OuterRef("pk"), yes=True)
    until = reader.mine.left_at or clock.now()
    for meeting in meetings_of(reader.mine).agreed().filter(Exists(met), starts_at__lte=until).order_by("starts_at"):
        assert meeting.starts_at is not None  # nosec B101  agreed
        yield Moment(
            at=meeting.starts_at,
            kind="visit" if meeting.kind in HOSTED else "meeting",
            text=SAYS[meeting.kind],
            about=meeting.pk,
            href=reverse("partner_meeting", args=[meeting.partnership_id, meeting.pk]),
        )
