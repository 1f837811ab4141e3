"""That somebody asked for help, and that help was given. Choices only: no word about anybody is kept."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from sameboat.base.kit import clock
from sameboat.mentoring.partnerships.models import Partner, Partnership


class HelpAsked(models.Model):
    """One partner asked the team for help. The others are not told."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    partner = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="help_asked")
    asked_at = models.DateTimeField(default=clock.now)
    settled_at = models.DateTimeField(null=True)
    """Help was given, or they need none any more, or the partnership has ended."""

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("partner",), condition=models.Q(settled_at=None), name="asks_for_help_once_at_a_time"
            ),
        )

    def __str__(self) -> str:
        return f"help asked {self.pk}"


class HelpGiven(models.Model):
    """Somebody of the team helped."""

    class How(models.TextChoices):
        """In which way."""

        OFFERED = "offered", _("I asked each of them")
        WROTE = "wrote", _("I wrote to them")
        SPOKE = "spoke", _("I spoke with them")
        FOUND = "found", _("Somebody new was found")
        NOTHING = "nothing", _("Nothing was needed")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="help_given")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=clock.now)
    how = models.CharField(max_length=10, choices=How.choices)

    def __str__(self) -> str:
        return f"help given {self.pk}"
