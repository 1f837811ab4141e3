"""How many more guesses are allowed. Neither the address nor the network can be read from it."""

from __future__ import annotations

from django.db import models

from sameboat.base.kit import clock


class Allowance(models.Model):
    """What is left to guess about one account, or from one network; it grows back by the hour."""

    mark = models.CharField(max_length=64, primary_key=True)
    """A keyed hash of what it is about."""
    left = models.FloatField()
    at = models.DateTimeField(default=clock.now, db_index=True)

    def __str__(self) -> str:
        return f"{self.left:.1f} left"
