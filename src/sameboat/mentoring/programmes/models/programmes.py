"""Programmes: something that goes on from round to round."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from sameboat.base.kit import clock


class Shape(models.TextChoices):
    """How many meet, and whether they differ."""

    PAIRS = "pairs", _("Pairs of peers")
    MENTORS = "mentors", _("Mentors and mentees")
    CIRCLES = "circles", _("Circles")


class Programme(models.Model):
    """Something that goes on from round to round: a name, a place, a team."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    slug = models.SlugField(max_length=60, unique=True)
    title = models.CharField(max_length=120)
    summary = models.CharField(max_length=240, blank=True)
    about = models.TextField(blank=True)
    shape = models.CharField(max_length=10, choices=Shape.choices, default=Shape.PAIRS)
    template = models.CharField(max_length=40, blank=True)
    """The template it was opened from; its questions are the programme's own since."""
    listed = models.BooleanField(default=True)
    """Shown on the front page; otherwise found by its link alone."""
    meeting_link = models.CharField(max_length=200, blank=True)
    """The pattern of a link for meeting by video, in place of the site's; empty: as the site has it."""
    created_at = models.DateTimeField(default=clock.now)
    closed_at = models.DateTimeField(null=True, blank=True)
    not_timed_since = models.DateTimeField(null=True, blank=True)
    """Its coordinators would rather not have their minutes counted."""

    class Meta:
        ordering = ("title",)

    def __str__(self) -> str:
        return self.title

    @property
    def shape_name(self) -> str:
        """Its shape in words; Django's own ``get_shape_display`` takes twenty times as long."""
        return str(Shape(self.shape).label)
