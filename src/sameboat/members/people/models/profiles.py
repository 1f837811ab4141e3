"""What a person said about themselves once for every programme, and who may see it."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from sameboat.base.kit import clock

PERSON = settings.AUTH_USER_MODEL


class Seen(models.TextChoices):
    """By whom one field of a profile is seen."""

    NOBODY = "nobody", _("Nobody")
    PARTNER = "partner", _("My partner")
    PROGRAMMES = "programmes", _("People of my programmes")


def seen_by() -> models.CharField[str, str]:
    """Who sees the field beside it: nobody, until the person says otherwise."""
    return models.CharField(max_length=10, choices=Seen.choices, default=Seen.NOBODY)


class Profile(models.Model):
    """A few words about somebody, each with its own circle of readers."""

    person = models.OneToOneField(PERSON, on_delete=models.CASCADE, primary_key=True, related_name="profile")
    pronouns = models.CharField(_("Pronouns"), max_length=40, blank=True)
    pronouns_seen = seen_by()
    work = models.CharField(_("What I do"), max_length=160, blank=True)
    work_seen = seen_by()
    employer = models.CharField(_("Where I work"), max_length=120, blank=True)
    employer_seen = seen_by()
    place = models.CharField(_("Where I live"), max_length=120, blank=True)
    place_seen = seen_by()
    about = models.TextField(_("A few words about me"), max_length=600, blank=True)
    about_seen = seen_by()
    changed_at = models.DateTimeField(default=clock.now)

    FIELDS: ClassVar[tuple[str, ...]] = ("pronouns", "work", "employer", "place", "about")

    def __str__(self) -> str:
        return f"profile {self.pk}"


class FreeWeek(models.Model):
    """The hours of a usual week in which somebody could meet, on their own clock."""

    person = models.OneToOneField(PERSON, on_delete=models.CASCADE, primary_key=True, related_name="free_week")
    spans = models.JSONField(default=list)
    """Half-open spans of minutes since Monday 00:00, in order, apart from each other: ``[[540, 690], …]``."""
    changed_at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"week {self.pk}"
