"""What partners remember: turning points, reflections, and what each keeps or hides on their own line of time."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from sameboat.base.kit import clock
from sameboat.mentoring.partnerships.models import Partner, Written


class TurningPoint(Written):
    """Something turned, as one of them saw it."""

    on = models.DateField()

    class Meta:
        ordering = ("on", "written_at", "pk")
        verbose_name_plural = _("turning points you wrote")


class When(models.TextChoices):
    """When somebody looked back."""

    MIDDLE = "middle", _("half-way")
    END = "end", _("towards the end")
    BETWEEN = "between", _("in between")


class Reflection(Written):
    """Somebody looked back, for themselves alone."""

    for_author_alone: ClassVar[bool] = True

    when = models.CharField(max_length=8, choices=When.choices, default=When.BETWEEN)

    class Meta:
        ordering = ("-written_at", "pk")
        verbose_name_plural = _("reflections")


class SharedReflection(Written):
    """The same words once more, for everybody, because their author shares them."""

    reflection = models.OneToOneField(Reflection, on_delete=models.CASCADE, related_name="shared")

    class Meta:
        ordering = ("written_at", "pk")
        verbose_name_plural = _("reflections you shared")


class Mark(models.Model):
    """Somebody keeps a moment, or hides it, on their own line of time. Nobody else sees that."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    partner = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="marks")
    about = models.UUIDField()
    """The row that the moment tells of."""
    kind = models.CharField(max_length=16)
    """The moment's kind: one row may have been begun, and finished later."""
    hidden = models.BooleanField(default=False)
    """Hidden; else kept."""
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("partner", "about", "kind"), name="one_mark_of_a_moment"),)

    def __str__(self) -> str:
        return f"mark {self.pk}"


class NotNow(models.Model):
    """Somebody does not want to look back now: they are not asked again about this time."""

    partner = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="not_now")
    when = models.CharField(max_length=8, choices=When.choices)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("partner", "when"), name="asked_once_to_look_back"),)

    def __str__(self) -> str:
        return f"not now {self.pk}"
