"""People who have each other: two, or three, or a circle of up to eight."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, time, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q

from sameboat.base.kit import clock
from sameboat.mentoring.programmes.models import Enrolment, Round, TeamMember

PERSON = settings.AUTH_USER_MODEL


class Partnership(models.Model):
    """Two to eight people who were brought together, from one day to another."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    round = models.ForeignKey(Round, null=True, on_delete=models.CASCADE, related_name="partnerships")
    """None: friends who found each other without a programme."""
    made_at = models.DateTimeField(default=clock.now)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    """The last day as part of the round; known from the first day."""
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_early = models.BooleanField(default=False)
    """Before its last day, for whatever reason: nobody reads which, and nobody's name is said there any more."""
    stays_since = models.DateTimeField(null=True, blank=True)
    """All of them said that they would like to stay in touch: it does not end with the round."""
    kept_until = models.DateField(null=True, blank=True)
    """Until when the talk of a partnership that ended can still be read; then it is erased for everybody."""
    erased_at = models.DateTimeField(null=True, blank=True)
    troubleshooter = models.ForeignKey(
        TeamMember, null=True, blank=True, on_delete=models.SET_NULL, related_name="looks_after"
    )
    """Whom of the team the partners may turn to by name."""

    class Meta:
        ordering = ("-made_at",)

    def __str__(self) -> str:
        return f"partnership {self.pk}"

    @property
    def ends_at(self) -> datetime | None:
        """The one moment at which its last day is over: midnight in UTC, for everybody in it at once."""
        if self.ends_on is None or self.stays_since is not None:
            return None
        return datetime.combine(self.ends_on + timedelta(days=1), time(), UTC)

    def is_over(self, now: datetime) -> bool:
        """It ended, or its last day has passed; whether or not the duty that writes it down has come round."""
        return self.ended_at is not None or (self.ends_at is not None and self.ends_at <= now)


class Partner(models.Model):
    """One person's part in a partnership."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="partners")
    person = models.ForeignKey(PERSON, on_delete=models.CASCADE, related_name="partnerships")
    enrolment = models.ForeignKey(Enrolment, null=True, on_delete=models.SET_NULL, related_name="partnerships")
    round = models.ForeignKey(Round, null=True, on_delete=models.CASCADE, related_name="+")
    """As in the partnership, so that the database itself can refuse a second partner."""
    role = models.CharField(max_length=8, default="peer")
    """Peer, mentor or mentee."""
    reason = models.TextField(blank=True)
    """Why you two, from public answers alone."""
    between_them = models.BinaryField(null=True)
    """What they share in private and each agreed to tell: sealed for this person."""
    joined_at = models.DateTimeField(default=clock.now)
    left_at = models.DateTimeField(null=True, blank=True)
    """They are no longer part of it; nobody is told why."""
    never_came = models.BooleanField(default=False)
    """They never appeared, and somebody else was found for the other."""
    touched_on = models.DateField(null=True, blank=True)
    """The last day on which they did something here, or said that they are in touch. A day, no more, for care."""
    muted_at = models.DateTimeField(null=True, blank=True)
    """They asked for no letters about this partnership. The others do not see it."""

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("partnership", "person"), name="once_in_a_partnership"),
            models.UniqueConstraint(
                fields=("round", "person"),
                condition=Q(left_at=None) & ~Q(role="mentor") & Q(round__isnull=False),
                name="one_partnership_a_round",
            ),
        )

    def __str__(self) -> str:
        return f"partner {self.pk}"
