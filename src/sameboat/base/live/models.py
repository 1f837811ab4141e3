"""What rang lately."""

from __future__ import annotations

from django.db import models

from sameboat.base.kit import clock


class Bell(models.Model):
    """Something is new in a topic. Neither what it is nor whose; gone within hours."""

    topic = models.UUIDField()
    what = models.CharField(max_length=16)
    at = models.DateTimeField(default=clock.now, db_index=True)

    class Meta:
        indexes = (models.Index(fields=("topic", "id"), name="bells_of_a_topic"),)

    def __str__(self) -> str:
        return f"bell {self.pk}"
