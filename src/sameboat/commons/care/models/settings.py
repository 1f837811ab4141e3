"""What a programme chose for everybody, and what each partner chose for themselves."""

from __future__ import annotations

from typing import Any

from django.db import models

from sameboat.commons.care.rules.set_days import CHECK_INS
from sameboat.mentoring.partnerships.models import Partner
from sameboat.mentoring.programmes.models import Programme


def all_check_ins() -> list[str]:
    """Where a programme has not chosen."""
    return list(CHECK_INS)


class CheckInDays(models.Model):
    """On which of the set days people of a programme are asked how it goes; none: never."""

    programme = models.OneToOneField(Programme, on_delete=models.CASCADE, related_name="check_in_days")
    chosen: models.JSONField[Any] = models.JSONField(default=all_check_ins)

    def __str__(self) -> str:
        return f"check-in days {self.pk}"


class OwnCare(models.Model):
    """What one partner chose for themselves. Nobody else reads it: a yes is told only once everybody has said it."""

    partner = models.OneToOneField(Partner, on_delete=models.CASCADE, related_name="own_care")
    no_check_ins_since = models.DateTimeField(null=True)
    would_stay_since = models.DateTimeField(null=True)
    """They would like to stay in touch after the last day."""

    def __str__(self) -> str:
        return f"own care {self.pk}"
