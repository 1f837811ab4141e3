"""Files that come along with a message: name and kind sealed in one row, the bytes in another."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from sameboat.commons.conversations.models.messages import Message
from sameboat.mentoring.partnerships.models import Written


class Attachment(Written):
    """One file. Sealed under ``name`` and ``type``: what it is called, and what it was found to be."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="attachments")
    place = models.PositiveSmallIntegerField(default=0)
    """In the order in which the files were chosen."""
    size = models.PositiveIntegerField(default=0)
    """Bytes."""

    class Meta:
        verbose_name = _("file")
        verbose_name_plural = _("files")
        ordering = ("written_at", "place", "pk")

    @property
    def contents_bound_to(self) -> str:
        """The one place where its bytes open."""
        return f"{Contents._meta.db_table}|{self.pk}|sealed"


class Contents(models.Model):
    """The bytes of a file, sealed for whoever sent it. A row of their own: a page of messages never loads them."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    attachment = models.OneToOneField(Attachment, on_delete=models.CASCADE, related_name="contents")
    sealed = models.BinaryField()

    def __str__(self) -> str:
        return f"contents {self.pk}"
