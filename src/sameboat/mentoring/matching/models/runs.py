"""A run of the program over a round: what it was asked, how far it is, and what it says of itself."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sameboat.base.kit import clock
from sameboat.mentoring.programmes.models import Enrolment, Round


class Purpose(models.TextChoices):
    """Whom a run is about."""

    ROUND = "round", _("everybody who applied")
    WAITING = "waiting", _("people who wait for a partner")
    TRIAL = "trial", _("a trial: what if two were partners")


class Runs(models.QuerySet["Run"]):
    """Runs, by whether they go on."""

    def going(self) -> Runs:
        """Asked for, and not ended in any way."""
        return self.filter(finished_at=None, cancelled_at=None, failed_at=None)

    def proposals(self) -> Runs:
        """Over everybody, and finished, the newest first: that one counts."""
        return self.filter(purpose=Purpose.ROUND, finished_at__isnull=False).order_by("-number")


class Run(models.Model):
    """One run, kept for good: with the same input, version, seed and settings it brings the same result again."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="runs")
    number = models.PositiveIntegerField()
    """Counted in its round, from 1."""
    purpose = models.CharField(max_length=8, choices=Purpose.choices, default=Purpose.ROUND)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    """Nobody: the site itself, for newcomers of a programme that goes on."""
    asked_at = models.DateTimeField(default=clock.now)
    settings = models.JSONField(default=dict)
    """What the coordinator chose: ``care``, ``hours``, ``by_email``, ``sum_may_fall`` (matching/rules/settings.py)."""
    together = models.JSONField(default=list)
    """Pairs of applications that stood together by hand when it began; ids."""
    apart = models.JSONField(default=list)
    """Pairs that were forbidden by hand when it began; ids."""
    seed = models.PositiveIntegerField(default=0)
    input_hash = models.CharField(max_length=64, blank=True)
    """SHA-256 of everything that went into the engine, keyed so that it tells nothing; the same for the same input."""
    engine_version = models.CharField(max_length=40, blank=True)

    stage = models.CharField(max_length=80, blank=True)
    """What it is doing, in the engine's words."""
    stage_done = models.FloatField(default=0.0)
    """How much of all the work is done, 0 to 1."""
    people = models.PositiveIntegerField(default=0)
    began_at = models.DateTimeField(null=True, blank=True)
    told_at = models.DateTimeField(null=True, blank=True)
    """When it last said how far it is."""
    cancelled_at = models.DateTimeField(null=True, blank=True)
    failed_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    announced_at = models.DateTimeField(null=True, blank=True)
    """When people were told what it proposed. Of a round's own runs, one alone."""
    trouble = models.CharField(max_length=300, blank=True)
    """Why it brought nothing, for the coordinator to read."""
    seconds = models.FloatField(default=0.0)
    audit = models.JSONField(default=dict)
    """The engine's figures, from public answers alone."""
    notes = models.JSONField(default=list)
    """Sentences for the coordinator."""

    objects = Runs.as_manager()

    class Meta:
        ordering = ("-number",)
        constraints = (
            models.UniqueConstraint(fields=("round", "number"), name="one_run_of_a_number"),
            models.UniqueConstraint(
                fields=("round",),
                condition=Q(finished_at=None, cancelled_at=None, failed_at=None),
                name="one_run_at_a_time",
            ),
            models.UniqueConstraint(
                fields=("round",),
                condition=Q(purpose="round", announced_at__isnull=False),
                name="told_once",
            ),
        )

    def __str__(self) -> str:
        return f"run {self.number}"

    @property
    def is_going(self) -> bool:
        """It was asked for and has not ended."""
        return self.finished_at is None and self.cancelled_at is None and self.failed_at is None


class TextRead(models.Model):
    """What the encoder made of somebody's free text, where a programme has texts compared.

    Reading takes longer than matching, so a text is read once, by the worker, and anew when it changed. It is made of
    a public answer alone.
    """

    enrolment = models.OneToOneField(Enrolment, on_delete=models.CASCADE, primary_key=True, related_name="text_read")
    mark = models.CharField(max_length=64)
    """Of the text that was read."""
    vector = models.BinaryField()
    """Single precision, as the machine writes it."""

    def __str__(self) -> str:
        return f"text of {self.pk}"
