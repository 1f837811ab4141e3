"""What somebody wants of invitations and reminders, and the private address of their calendar feed."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from sameboat.base.kit import clock
from sameboat.mentoring.partnerships.models import Partner


class Wants(models.Model):
    """What one partner asked for in the room *Meet*. Without a row: invitations, with nothing in them but the time."""

    part = models.OneToOneField(Partner, on_delete=models.CASCADE, primary_key=True, related_name="wants_of_meetings")
    invitations = models.BooleanField(default=True)
    names = models.BooleanField(default=False)
    """Whether calendars may say with whom one meets, and of which kind the meeting is."""
    reminders = models.BooleanField(default=False)
    """A letter the day before."""

    def __str__(self) -> str:
        return f"wants of {self.pk}"


class Feed(models.Model):
    """A private address at which somebody's calendar fetches their meetings. The address itself is not kept."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="calendar_feeds")
    mark = models.CharField(max_length=64, unique=True)
    """A hash of the secret in the address."""
    made_at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("person",), condition=Q(ended_at=None), name="one_feed_at_a_time"),
        )

    def __str__(self) -> str:
        return f"feed {self.pk}"
