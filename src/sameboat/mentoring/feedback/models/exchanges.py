"""Who helped whom with what: a word or two, noted by either."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sameboat.base.kit import clock
from sameboat.mentoring.partnerships.models import Partner, Written


class Exchange(Written):
    """One time of help. Its word is ``what``."""

    helper = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="helped_others")
    helped = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="was_helped")
    on = models.DateField(default=clock.today)

    if TYPE_CHECKING:
        from uuid import UUID

        helper_id: UUID
        helped_id: UUID

    class Meta:
        verbose_name_plural = _("help that you noted")
        ordering = ("on", "written_at", "pk")
        constraints = (models.CheckConstraint(name="nobody_helps_themselves_here", condition=~Q(helper=F("helped"))),)
