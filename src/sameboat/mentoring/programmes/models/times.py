"""How long coordinators work for a round, all of them together."""

from __future__ import annotations

from django.db import models

from sameboat.mentoring.programmes.models.rounds import Round


class DeskTime(models.Model):
    """Seconds that coordinators spent at the desk of a round on one day, all of them together: no person, no page."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="desk_time")
    day = models.DateField()
    seconds = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("round", "day"), name="one_sum_a_day"),)

    def __str__(self) -> str:
        return f"{self.seconds} s on {self.day}"
