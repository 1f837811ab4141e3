"""Somebody has a new way of signing in, and asks that it opens what is older than it."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sameboat.base.kit import clock

WAITS = Q(stopped_at=None, granted_at=None)
"""Neither granted nor stopped yet."""


class How(models.TextChoices):
    """By what past talk was opened again. Any one is enough."""

    CODE = "code", _("by a recovery code")
    BROWSER = "browser", _("from a browser of yours in which it was open")
    PARTNER = "partner", _("because your partner said that it is really you")
    WAIT = "wait", _("because three days had passed and nobody stopped it")


class Reopening(models.Model):
    """One asking, for one way of signing in. It is granted, or it is stopped; both are final."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="reopenings")
    asked_at = models.DateTimeField(default=clock.now)
    sitting = models.CharField(max_length=64)
    """A mark of the sitting in which it was asked: if that is ended from elsewhere, so is the asking."""
    device = models.CharField(max_length=60, blank=True)
    """The kind of device it was asked on."""
    number = models.CharField(max_length=4)
    """Four digits, to compare on two screens."""
    authenticator = models.ForeignKey("mfa.Authenticator", null=True, on_delete=models.SET_NULL, related_name="+")
    """The passkey or authenticator that is to open more."""
    for_password = models.BooleanField(default=False)
    speaks_since = models.DateTimeField()
    """Since when that way of signing in spoke when it was asked."""
    until = models.DateTimeField()
    """When the wait is over."""
    partner_asked_at = models.DateTimeField(null=True, blank=True)
    """They asked that a partner says that it is really they."""
    stopped_at = models.DateTimeField(null=True, blank=True)
    granted_at = models.DateTimeField(null=True, blank=True)
    how = models.CharField(max_length=8, choices=How.choices, blank=True)

    class Meta:
        ordering = ("-asked_at",)
        constraints = (
            models.UniqueConstraint(fields=("person",), condition=WAITS, name="one_reopening_at_a_time"),
            models.CheckConstraint(
                condition=Q(stopped_at=None) | Q(granted_at=None), name="what_was_stopped_is_never_granted"
            ),
        )

    def __str__(self) -> str:
        return f"reopening {self.pk}"
