"""How partners want to go about it: versions of an agreement, and who confirmed which."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from sameboat.base.kit import clock
from sameboat.mentoring.partnerships.models import Partner, Partnership, Written


class Agreement(Written):
    """One version, in the words of whoever proposed it. It holds once everybody has confirmed it."""

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="agreements")
    number = models.PositiveSmallIntegerField()
    gap_days = models.PositiveSmallIntegerField(null=True, blank=True)
    """At most so many days between two times that they are in touch; None: they agreed on no rhythm."""
    reopened_at = models.DateTimeField(null=True, blank=True)
    """Somebody would like to talk it over again. It holds meanwhile."""
    reopened_by = models.ForeignKey(Partner, null=True, blank=True, on_delete=models.CASCADE, related_name="+")

    class Meta:
        ordering = ("-number",)
        verbose_name_plural = _("agreements you proposed")
        constraints = (
            models.UniqueConstraint(fields=("partnership", "number"), name="one_agreement_of_a_number"),
            models.CheckConstraint(
                name="between_a_day_and_a_quarter",
                condition=models.Q(gap_days=None) | models.Q(gap_days__range=(1, 92)),
            ),
        )


class Confirmation(models.Model):
    """Somebody's yes to one version."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="confirmations")
    partner = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="confirmations")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("agreement", "partner"), name="confirmed_once"),)

    def __str__(self) -> str:
        return f"confirmation {self.pk}"
