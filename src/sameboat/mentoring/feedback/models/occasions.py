"""What feedback is to be about, agreed on beforehand; and what was said on exactly that."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

from sameboat.base.kit import clock
from sameboat.mentoring.partnerships.models import Partner, Written


class Occasion(Written):
    """Something that one of them does and others look at: ``title``, and the ``elements`` that feedback is about.

    Begun by whoever receives it, it is asked for; begun by somebody else, it is offered. Whoever put it otherwise
    last is its author from then on.
    """

    receiver = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="feedback_asked")
    meeting = models.UUIDField(null=True, blank=True)
    """The visit or the practice that it belongs to, where it belongs to one."""

    if TYPE_CHECKING:
        receiver_id: uuid.UUID

    class Meta:
        verbose_name_plural = _("what feedback is to be about")
        ordering = ("-written_at", "pk")


class Agreed(models.Model):
    """Somebody agreed to an occasion's elements as they stand."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    occasion = models.ForeignKey(Occasion, on_delete=models.CASCADE, related_name="agreed")
    partner = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=clock.now)

    if TYPE_CHECKING:
        partner_id: uuid.UUID

    class Meta:
        constraints = (models.UniqueConstraint(fields=("occasion", "partner"), name="agreed_once"),)

    def __str__(self) -> str:
        return f"agreed {self.pk}"


class Feedback(Written):
    """What one of them said to the receiver: ``said``, a text for each element; or that it was told in person."""

    occasion = models.ForeignKey(Occasion, on_delete=models.CASCADE, related_name="feedback")
    told_in_person = models.BooleanField(default=False)
    thanked_at = models.DateTimeField(null=True, blank=True)
    kept_at = models.DateTimeField(null=True, blank=True)
    put_away_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = _("feedback that you gave")
        ordering = ("written_at", "pk")
        constraints = (models.UniqueConstraint(fields=("occasion", "author"), name="one_feedback_of_each"),)
