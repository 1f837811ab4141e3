"""Whom one would rather not meet. Sealed: nobody reads it, the matching alone keeps to it."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from sameboat.base.kit import clock


class Avoidance(models.Model):
    """Somebody whom a person would rather not meet, by a name or an address. It holds in every round."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="avoidances")
    sealed = models.BinaryField()
    named_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("named_at", "pk")

    def __str__(self) -> str:
        return f"avoidance {self.pk}"
