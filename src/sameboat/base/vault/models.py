"""One data key a person, wrapped by a site key that lies outside the database."""

from __future__ import annotations

from django.db import models

from sameboat.base.kit import clock


class DataKey(models.Model):
    """What opens everything sealed for one owner. Deleting the row is forgetting."""

    owner = models.UUIDField(unique=True)
    """A person; or a letter or report that is to be forgotten on its own."""
    mark = models.BinaryField(max_length=4)
    """Stands before all that this key sealed: what a forgotten key sealed is told from what was tampered with."""
    wrapped = models.BinaryField(max_length=60)
    site_key = models.PositiveIntegerField(db_index=True)
    """Which site key wraps it."""
    made_at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"data key of {self.owner}"
