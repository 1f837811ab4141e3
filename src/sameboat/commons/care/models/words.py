"""Words of care: how it goes, for oneself alone; and thanks, for each other."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from sameboat.mentoring.partnerships.models import Written


class CheckIn(Written):
    """How it goes, said to oneself on a set day. Nobody else reads it, neither the way nor the words."""

    for_author_alone: ClassVar[bool] = True

    which = models.CharField(max_length=10)
    """Start, middle or end."""

    class Meta:
        verbose_name_plural = _("check-ins: how it goes, for yourself")
        constraints = (models.UniqueConstraint(fields=("author", "which"), name="one_check_in_a_day"),)


class Thanks(Written):
    """A word of thanks to the others, before the last day."""

    at_once = models.BooleanField(default=True)
    """Read at once; otherwise when the partnership has come to its last day."""

    class Meta:
        verbose_name_plural = _("thanks to your partners")
