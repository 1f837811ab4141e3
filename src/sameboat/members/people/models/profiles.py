"""What a person said about themselves once for every programme, and who may see it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from sameboat.base.kit import clock

PERSON = settings.AUTH_USER_MODEL


class Seen(models.TextChoices):
    """By whom one part of a profile is seen."""

    NOBODY = "nobody", _("Nobody")
    PARTNER = "partner", _("My partner")
    PROGRAMMES = "programmes", _("People of my programmes")


PARTS: dict[str, tuple[Any, int]] = {
    "pronouns": (_("Pronouns"), 40),
    "work": (_("What I do"), 160),
    "employer": (_("Where I work"), 120),
    "place": (_("Where I live"), 120),
    "about": (_("A few words about me"), 600),
}
"""The parts of a profile: what each is called, and how long it may be."""


class Profile(models.Model):
    """A few words about somebody, each with its own circle of readers. The words are sealed for their owner."""

    person = models.OneToOneField(PERSON, on_delete=models.CASCADE, primary_key=True, related_name="profile")
    sealed = models.BinaryField(null=True)
    """The words by part, as JSON; unreadable once the owner's key is forgotten."""
    seen = models.JSONField(default=dict)
    """By part, who sees it; a part that is not there is seen by nobody."""
    changed_at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"profile {self.pk}"

    @property
    def bound_to(self) -> str:
        """The one place where its words can be opened."""
        return f"people_profile|{self.pk}|sealed"


class FreeWeek(models.Model):
    """The hours of a usual week in which somebody could meet, on their own clock."""

    person = models.OneToOneField(PERSON, on_delete=models.CASCADE, primary_key=True, related_name="free_week")
    spans = models.JSONField(default=list)
    """Half-open spans of minutes since Monday 00:00, in order, apart from each other: ``[[540, 690], …]``."""
    changed_at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"week {self.pk}"
