"""How the talk of partners stands, and what was done about silence. Days, never words or counts."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from sameboat.base.kit import clock
from sameboat.mentoring.partnerships.models import Partner, Partnership


class Rhythm(models.Model):
    """Since when it is somebody else's turn in a partnership. No page shows it."""

    partnership = models.OneToOneField(Partnership, on_delete=models.CASCADE, related_name="rhythm")
    since = models.DateField()
    by = models.ForeignKey(Partner, null=True, on_delete=models.SET_NULL, related_name="+")
    """Who gave the last sign; None: several on one day, or nobody yet."""
    before_a_yes = models.DateField(null=True)
    """Since when it was, before somebody said *we are in touch*: another may still say that they are not."""
    elsewhere_since = models.DateTimeField(null=True)
    """One of them said that they talk elsewhere: they are asked once a month."""

    def __str__(self) -> str:
        return f"rhythm {self.pk}"


class Silence(models.Model):
    """One time of quiet, from the question to whatever ended it. Its state is its dates."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="silences")
    made_at = models.DateTimeField(default=clock.now)
    asked_on = models.DateField()
    """When the first of them was asked."""
    told_on = models.DateField(null=True)
    """When the team was told; from then on the desk says *quiet*."""
    offered_on = models.DateField(null=True)
    """When the first of them was offered somebody new."""
    over_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("partnership",), condition=Q(over_at=None), name="one_silence_at_a_time"),
        )

    def __str__(self) -> str:
        return f"silence {self.pk}"
