"""A mentor is asked whether they take a mentee; they accept, or pass on, within set days."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from sameboat.base.kit import clock
from sameboat.mentoring.matching.models.runs import Run
from sameboat.mentoring.programmes.models import Enrolment, Round


class Offers(models.QuerySet["Offer"]):
    """Offers, by whether they wait for an answer."""

    def waiting(self) -> Offers:
        """Neither accepted nor passed on, nor withdrawn, nor past their day."""
        return self.filter(accepted_at=None, passed_at=None, withdrawn_at=None)


class Offer(models.Model):
    """One mentee, offered to one mentor. The mentee hears of it when the mentor has said yes."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="offers")
    run = models.ForeignKey(Run, null=True, on_delete=models.SET_NULL, related_name="offers")
    mentor = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="offers_to_me")
    mentee = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="offers_of_me")
    reason = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(default=clock.now)
    answer_by = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    passed_at = models.DateTimeField(null=True, blank=True)
    """The mentor passed on, or the days went by without an answer."""
    lapsed = models.BooleanField(default=False)
    """It was the days that went by."""
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    """The mentee withdrew, or found somebody else."""

    objects = Offers.as_manager()

    class Meta:
        ordering = ("-made_at",)
        constraints = (
            models.UniqueConstraint(
                fields=("mentee",),
                condition=Q(accepted_at=None, passed_at=None, withdrawn_at=None),
                name="one_offer_at_a_time",
            ),
        )

    def __str__(self) -> str:
        return f"offer {self.pk}"
