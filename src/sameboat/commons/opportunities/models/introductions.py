"""Two people of mine who could know each other. Each reads one sentence and says yes, or nothing happens."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from sameboat.base.kit import clock
from sameboat.mentoring.partnerships.models import Partner, Partnership, Written

PERSON = settings.AUTH_USER_MODEL


class Introduction(models.Model):
    """It waits for two yeses until a moment, and then it never was."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    by = models.ForeignKey(PERSON, on_delete=models.CASCADE, related_name="introductions")
    made_at = models.DateTimeField(default=clock.now)
    until = models.DateTimeField()
    asks = models.BooleanField(default=True)
    """Not where the two must not meet: then nobody is asked, and to whoever introduced them it looks the same."""
    taken_back_at = models.DateTimeField(null=True, blank=True)
    became = models.ForeignKey(Partnership, null=True, on_delete=models.SET_NULL, related_name="+")
    """What came of it, once both had said yes."""

    class Meta:
        ordering = ("-made_at", "-pk")

    def __str__(self) -> str:
        return f"introduction {self.pk}"

    def waits(self, at: datetime) -> bool:
        """Whether a yes still counts."""
        return self.taken_back_at is None and self.became_id is None and at < self.until


class Side(Written):
    """What one of the two reads, in the word ``sentence``; written in the partnership they share with the author.

    Nobody is ever shown a no, and neither a yes before the other's.
    """

    introduction = models.ForeignKey(Introduction, on_delete=models.CASCADE, related_name="sides")
    to = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="introduced_by")
    yes_at = models.DateTimeField(null=True, blank=True)
    no_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("written_at", "pk")
        constraints = (models.UniqueConstraint(fields=("introduction", "to"), name="a_sentence_for_each_side"),)
        verbose_name = _("introduction")
        verbose_name_plural = _("introductions you made")
