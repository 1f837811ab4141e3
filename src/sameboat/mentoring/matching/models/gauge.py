"""Looks at the wish gauge, counted."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from sameboat.base.kit import clock


class GaugeLook(models.Model):
    """That somebody looked at the wish gauge, and when; never what they asked. Counted for an hour, then deleted."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="gauge_looks")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes = (models.Index(fields=("person", "at"), name="looks_of_the_last_hour"),)

    def __str__(self) -> str:
        return f"look {self.pk}"
