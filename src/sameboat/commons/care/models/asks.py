"""Something that care asks one person, and what they chose."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from sameboat.base.kit import clock
from sameboat.commons.care.models.silences import Silence
from sameboat.mentoring.partnerships.models import Partner


class Ask(models.Model):
    """One question to one partner: asked once, answered by one click, or let be."""

    class Kind(models.TextChoices):
        """About what."""

        IN_TOUCH = "in_touch", _("whether you are in touch")
        SOMEBODY_NEW = "somebody_new", _("whether you would like somebody new")
        CHECK_IN = "check_in", _("how it goes")
        FAREWELL = "farewell", _("what comes after the last day")

    class Choice(models.TextChoices):
        """What can be chosen; which of them, the kind says."""

        YES = "yes", _("yes")
        ELSEWHERE = "elsewhere", _("we talk elsewhere")
        NOT_YET = "not_yet", _("not yet")
        HELP = "help", _("I would like help")
        NO = "no", _("no")
        DONE = "done", _("done")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    partner = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="asks")
    kind = models.CharField(max_length=16, choices=Kind.choices)
    silence = models.ForeignKey(Silence, null=True, on_delete=models.CASCADE, related_name="asks")
    which = models.CharField(max_length=40, blank=True)
    """Which silence, or which of the check-ins: so that nobody is asked the same twice."""
    asked_at = models.DateTimeField(default=clock.now)
    answered_at = models.DateTimeField(null=True)
    chosen = models.CharField(max_length=12, choices=Choice.choices, blank=True)
    over_at = models.DateTimeField(null=True)
    """It settled itself: they wrote to each other, or the partnership has ended."""

    class Meta:
        constraints = (models.UniqueConstraint(fields=("partner", "kind", "which"), name="asked_once"),)
        indexes = (models.Index(fields=("partner", "answered_at"), name="asks_that_wait"),)

    def __str__(self) -> str:
        return f"ask {self.pk}"
