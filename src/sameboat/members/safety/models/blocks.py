"""Who has blocked whom. The one who was blocked never learns of it, from anything."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from sameboat.base.kit import clock

PERSON = settings.AUTH_USER_MODEL


class Block(models.Model):
    """Two people who are never brought together or shown to each other again, in any programme, from either side."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    by = models.ForeignKey(PERSON, on_delete=models.CASCADE, related_name="blocks")
    whom = models.ForeignKey(PERSON, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=clock.now)
    by_the_site = models.BooleanField(default=False)
    """A measure after a report, to protect ``by``: neither of the two can undo it."""

    class Meta:
        ordering = ("-at", "pk")
        constraints = (
            models.UniqueConstraint(fields=("by", "whom", "by_the_site"), name="blocked_once"),
            models.CheckConstraint(condition=~Q(by=F("whom")), name="nobody_blocks_themselves"),
        )

    def __str__(self) -> str:
        return f"block {self.pk}"
