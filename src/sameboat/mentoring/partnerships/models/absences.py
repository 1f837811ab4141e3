"""When somebody is away: their partners read the dates, and nobody is reminded of anything meanwhile."""

from __future__ import annotations

import uuid
from datetime import date

from django.db import models
from django.db.models import F, Q

from sameboat.base.kit import clock
from sameboat.mentoring.partnerships.models.partnerships import Partner


class Absences(models.QuerySet["Absence"]):
    """Absences by their days."""

    def on(self, day: date) -> Absences:
        """Those that hold on that day."""
        return self.filter(first_day__lte=day, last_day__gte=day, taken_back_at=None)

    def still_to_come(self, today: date) -> Absences:
        """Those that hold, and those ahead."""
        return self.filter(last_day__gte=today, taken_back_at=None)


class Absence(models.Model):
    """Somebody's days away from one partnership, on their own calendar. Told with its dates, never with a reason."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    partner = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="absences")
    first_day = models.DateField()
    last_day = models.DateField()
    told_at = models.DateTimeField(default=clock.now, null=True)
    """None: it was told to nobody. Somebody lets reminders rest, and the others notice nothing but their quiet."""
    taken_back_at = models.DateTimeField(null=True, blank=True)

    objects = Absences.as_manager()

    class Meta:
        ordering = ("first_day", "pk")
        constraints = (
            models.CheckConstraint(name="away_from_a_day_to_a_day", condition=Q(first_day__lte=F("last_day"))),
        )

    def __str__(self) -> str:
        return f"absence {self.pk}"
