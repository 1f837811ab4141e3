"""The shelf of a programme: guides, readings and training that its coordinators put there for everybody in it."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from sameboat.base.kit import clock
from sameboat.mentoring.programmes.models import Programme


class Sort(models.TextChoices):
    """On which board of the shelf it stands."""

    GUIDE = "guide", _("Guide")
    READING = "reading", _("Reading")
    TRAINING = "training", _("Training")


class OnTheShelf(models.Model):
    """One thing on the shelf, public to everybody in the programme."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="shelf")
    sort = models.CharField(max_length=8, choices=Sort.choices, default=Sort.GUIDE)
    title = models.CharField(max_length=160)
    link = models.URLField(max_length=500, blank=True)
    about = models.TextField(blank=True)
    """What it is, and for whom, in a few sentences."""
    put_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("sort", "title", "pk")

    def __str__(self) -> str:
        return self.title
