"""A meeting: what kind, how long, the times that were proposed, the one that was agreed, and whether they met."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sameboat.base.kit import clock
from sameboat.mentoring.partnerships.models import Partner, Partnership


class Kind(models.TextChoices):
    """What people do when they meet."""

    TALK = "talk", _("a talk")
    CATCH_UP = "catch_up", _("a catch-up")
    SIDE_BY_SIDE = "side_by_side", _("working side by side")
    VISIT = "visit", _("a visit")
    OBSERVATION = "observation", _("an observation")
    INTERVIEW = "interview", _("an informational interview")
    PRACTICE = "practice", _("a practice interview")


class WallTime(models.Model):
    """A time on the wall clock of a place, and the moment that this is.

    The wall time and its zone are what people agreed on; the moment follows from them, and is worked out anew when
    the rules of a zone change.
    """

    day = models.DateField(null=True, blank=True)
    time = models.TimeField(null=True, blank=True)
    zone = models.CharField(max_length=64, blank=True)
    """The IANA zone of whoever proposed it."""
    starts_at = models.DateTimeField(null=True, blank=True)
    """The same in UTC."""

    class Meta:
        abstract = True


class Meetings(models.QuerySet["Meeting"]):
    """Meetings by how far they got."""

    def standing(self) -> Meetings:
        """Not called off."""
        return self.filter(called_off_at=None)

    def agreed(self) -> Meetings:
        """With a time that everybody said yes to."""
        return self.standing().filter(starts_at__isnull=False)


class Meeting(WallTime):
    """Partners who meet once. Its state is its dates: proposed, agreed on, called off."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="meetings")
    made_by = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.TALK)
    minutes = models.PositiveSmallIntegerField(default=60)
    first = models.ForeignKey(Partner, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    """Whose place or class it is, or who is asked in the first half of a practice interview."""
    swapped_at = models.DateTimeField(null=True, blank=True)
    """In a practice interview: they have changed seats."""
    made_at = models.DateTimeField(default=clock.now)
    agreed_at = models.DateTimeField(null=True, blank=True)
    changed_at = models.DateTimeField(default=clock.now)
    """When what stands in calendars last changed."""
    called_off_at = models.DateTimeField(null=True, blank=True)
    sequence = models.PositiveSmallIntegerField(default=0)
    """How often calendars were told; the newest word counts."""
    asked_at = models.DateTimeField(null=True, blank=True)
    """When the letter *did you meet?* went into the box."""

    objects = Meetings.as_manager()

    class Meta:
        ordering = ("-made_at",)
        indexes = (
            models.Index(fields=["partnership", "starts_at"], name="meetings_of_partners"),
            models.Index(fields=["starts_at"], name="meetings_to_ask_about", condition=Q(asked_at=None)),
        )
        constraints = (
            models.CheckConstraint(
                name="agreed_on_a_time",
                condition=Q(agreed_at=None, starts_at=None)
                | Q(agreed_at__isnull=False, starts_at__isnull=False, day__isnull=False, time__isnull=False),
            ),
        )

    if TYPE_CHECKING:
        partnership_id: uuid.UUID

    def __str__(self) -> str:
        return f"meeting {self.pk}"

    @property
    def ends_at(self) -> datetime | None:
        """When it is over; nothing while no time is agreed."""
        return self.starts_at + timedelta(minutes=self.minutes) if self.starts_at else None

    def is_over(self, now: datetime) -> bool:
        """Its time has passed, whether they met or not; never while no time is agreed."""
        return self.ends_at is not None and self.ends_at <= now


class ProposedTime(WallTime):
    """One of up to three times that somebody proposed together."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="times")
    by = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="+")
    made_at = models.DateTimeField(default=clock.now)
    replaced_at = models.DateTimeField(null=True, blank=True)
    """Other times were proposed since, or one was agreed on."""

    class Meta:
        ordering = ("starts_at", "pk")
        indexes = (models.Index(fields=["meeting"], name="times_that_stand", condition=Q(replaced_at=None)),)

    def __str__(self) -> str:
        return f"proposed time {self.pk}"


class Suits(models.Model):
    """A proposed time suits somebody."""

    time = models.ForeignKey(ProposedTime, on_delete=models.CASCADE, related_name="suits")
    part = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="+")
    said_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("time", "part"), name="suits_once"),)

    def __str__(self) -> str:
        return f"suits {self.pk}"


class Met(models.Model):
    """What somebody answered when asked whether they met."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="met")
    part = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="+")
    yes = models.BooleanField()
    said_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("meeting", "part"), name="met_said_once"),)

    def __str__(self) -> str:
        return f"met {self.pk}"
