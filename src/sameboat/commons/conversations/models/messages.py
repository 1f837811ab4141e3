"""One thing that somebody said to their partners."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from sameboat.mentoring.partnerships.models import Partnership, Written


class Message(Written):
    """Its words lie sealed under ``text``. In one talk no two messages bear the same moment: that is their order."""

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="messages")
    """Whose talk it is in: as its author says too, and here so that the last page is found at once."""
    form = models.UUIDField(default=uuid.uuid4, editable=False)
    """Of the page it was written on: pressing twice says it once."""
    files = models.PositiveSmallIntegerField(default=0)
    """How many files came along, so that a page of words looks for none."""
    by_mail = models.BooleanField(default=False)
    """It came from its author's mailbox: everybody in the talk sees so, because a mailbox has other readers."""

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        ordering = ("written_at",)
        indexes: ClassVar = [
            models.Index(fields=["partnership", "-written_at"], name="messages_of_a_talk"),
            models.Index(fields=["author", "-written_at"], name="messages_of_an_author"),
        ]
        constraints: ClassVar = [models.UniqueConstraint(fields=["author", "form"], name="said_once_from_each_page")]
