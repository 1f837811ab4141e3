"""Since when a way of signing in has been in the person's own hands."""

from __future__ import annotations

from django.db import models

from sameboat.base.kit import clock


class FactorKept(models.Model):
    """Of a passkey or an authenticator: since when it speaks for the person alone.

    Added by somebody who had just shown an older factor of their own, it is as old as that one; added after nothing
    but a letter to the mailbox, it is as old as the day it was added. So whoever holds the mailbox can add a factor,
    and still opens nothing that was written before.
    """

    authenticator = models.OneToOneField(
        "mfa.Authenticator", on_delete=models.CASCADE, primary_key=True, related_name="kept"
    )
    since = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"since {self.since:%Y-%m-%d}"
