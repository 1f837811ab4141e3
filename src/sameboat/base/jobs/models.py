"""Who has which job in hand, and until when; and which duty was begun in which period.

The jobs themselves are rows of django-tasks-db. That library leaves a job *running* for ever when its worker is
killed; what is kept here is what brings it back.
"""

from __future__ import annotations

from django.db import models
from django_tasks_db.models import DBTaskResult


class Turn(models.Model):
    """A job that was taken up and is not done: in a worker's hand, waiting for another try, or given up."""

    job = models.OneToOneField(DBTaskResult, on_delete=models.CASCADE, primary_key=True, related_name="turn")
    tries = models.PositiveSmallIntegerField(default=0)
    """Counted when it is taken up, so that a job that kills its worker is counted too."""
    worker = models.CharField(max_length=64, blank=True)
    """Empty: nobody has it in hand."""
    lease_until = models.DateTimeField(null=True, blank=True, db_index=True)
    """By the database's clock, which all workers share."""
    dead_since = models.DateTimeField(null=True, blank=True)
    why = models.CharField(max_length=200, blank=True)
    """The kind of mistake, never its words: those may be somebody's."""

    def __str__(self) -> str:
        return f"try {self.tries} of {self.job_id}"


class Period(models.Model):
    """A duty was begun for this period. The row is the proof, so that two workers begin it once."""

    duty = models.CharField(max_length=120)
    begins_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["duty", "begins_at"], name="a_duty_once_a_period"),)

    def __str__(self) -> str:
        return f"{self.duty} from {self.begins_at}"
