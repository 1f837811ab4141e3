"""What somebody reported to those who keep people safe: sealed with a key of the report alone."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from sameboat.base.kit import clock

PERSON = settings.AUTH_USER_MODEL


class Reports(models.QuerySet["Report"]):
    """Reports by how far they got."""

    def sent(self) -> Reports:
        """Those that their readers may know of."""
        return self.filter(sent_at__isnull=False)

    def unanswered(self) -> Reports:
        """Nobody has told the one who reported that it was read."""
        return self.sent().filter(answered_at=None, closed_at=None)


class Report(models.Model):
    """One report. Its state is its dates; its words open with its own key and no other."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    by = models.ForeignKey(PERSON, on_delete=models.CASCADE, related_name="reports")
    programme = models.UUIDField(null=True)
    """Whose safeguarding leads read it. Programmes stand above this app, so that it keeps their id alone."""
    partnership = models.UUIDField(null=True)
    """In which it happened."""
    sealed = models.BinaryField()
    """What was written, and the chosen words of others as they stood in that moment."""
    begun_at = models.DateTimeField(default=clock.now)
    sent_at = models.DateTimeField(null=True, blank=True)
    """None: the one who reports is still reading it through; the chosen words are safe already."""
    seen_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    alarmed_at = models.DateTimeField(null=True, blank=True)
    """Nobody had answered within a day, and a second person was told."""

    objects = Reports.as_manager()

    class Meta:
        ordering = ("-sent_at", "-begun_at", "pk")
        indexes = (models.Index(fields=["sent_at"], name="reports_unanswered", condition=Q(answered_at=None)),)

    def __str__(self) -> str:
        return f"report {self.pk}"


class Concerned(models.Model):
    """Somebody who never reads a report: whom it is about, and whoever is a partner where it happened."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="concerned")
    person = models.ForeignKey(PERSON, on_delete=models.CASCADE, related_name="+")
    named = models.BooleanField(default=False)
    """The report is about them."""

    class Meta:
        constraints = (models.UniqueConstraint(fields=("report", "person"), name="concerned_once"),)

    def __str__(self) -> str:
        return f"concerned by {self.report_id}"


class ReportWords(models.Model):
    """What was written about a report later: among those who keep people safe, or with whoever reported."""

    class Kind(models.TextChoices):
        """To whom it speaks."""

        NOTE = "note"
        ANSWER = "answer"
        REPLY = "reply"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="words")
    by = models.ForeignKey(PERSON, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    sealed = models.BinaryField()
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.kind} on {self.report_id}"
