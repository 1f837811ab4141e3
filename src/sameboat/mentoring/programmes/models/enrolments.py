"""Who applied to a round."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from sameboat.base.kit import clock
from sameboat.mentoring.programmes.models.rounds import Round

PERSON = settings.AUTH_USER_MODEL


class Enrolment(models.Model):
    """One person's application to one round, from its first saved step to its end."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="enrolments")
    person = models.ForeignKey(PERSON, on_delete=models.CASCADE, related_name="enrolments")
    role = models.CharField(max_length=8, default="peer")
    """Peer, mentor, mentee or either."""
    capacity = models.PositiveSmallIntegerField(default=1)
    may_be_three = models.BooleanField(default=True)
    by_email = models.BooleanField(default=False)
    started_at = models.DateTimeField(default=clock.now)
    applied_at = models.DateTimeField(null=True, blank=True)
    """When it was sent: the order of application. Coming back after a withdrawal begins a new place in line."""
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    of_age_at = models.DateTimeField(null=True, blank=True)
    eligible_at = models.DateTimeField(null=True, blank=True)
    conduct_agreed_at = models.DateTimeField(null=True, blank=True)
    notice_agreed_at = models.DateTimeField(null=True, blank=True)
    notice_version = models.CharField(max_length=20, blank=True)
    first_claim = models.BooleanField(default=False)
    """Deferred, or without a partner, in the round before: comes before new applicants of the same country."""
    deferred_at = models.DateTimeField(null=True, blank=True)
    """When the country's share was full at closing: invited to a later round, and first in line there."""
    alone_since = models.DateTimeField(null=True, blank=True)
    """When partners were told and there was nobody for them: first in line in the next round. None again once somebody
    is found."""
    saved_steps = models.JSONField(default=list, blank=True)
    """Names of the steps that were saved at least once, so that somebody who comes back goes on where they were."""
    edition = models.PositiveIntegerField(default=0)
    """Counts each saved step: a tab that holds an older edition must not write over a newer one."""
    source = models.CharField(max_length=10, default="site")
    """``site``, or ``sheet`` for somebody a coordinator imported."""

    class Meta:
        constraints = (models.UniqueConstraint(fields=("round", "person"), name="one_application_a_round"),)
        indexes = (models.Index(fields=("round", "applied_at")),)

    def __str__(self) -> str:
        return f"application {self.pk}"
