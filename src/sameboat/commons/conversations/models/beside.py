"""What each keeps to themselves beside the talk: a draft, how far they have read, what letters say, answers by mail."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from sameboat.base.kit import clock
from sameboat.mentoring.partnerships.models import Partner, Written


class Draft(Written):
    """What somebody has begun to say. Theirs alone, one in a talk, and gone once it is said."""

    for_author_alone = True

    class Meta:
        verbose_name = _("draft")
        verbose_name_plural = _("drafts")
        constraints: ClassVar = [models.UniqueConstraint(fields=["author"], name="one_draft_in_a_talk")]


class Bookmark(models.Model):
    """How far somebody has read in a talk. Nobody else ever learns it."""

    part = models.OneToOneField(Partner, primary_key=True, on_delete=models.CASCADE, related_name="bookmark")
    until = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"bookmark of {self.part_id}"


class LettersSay(models.Model):
    """What somebody's letters may say of this talk, besides that something waits: nothing, unless they asked for it."""

    part = models.OneToOneField(Partner, primary_key=True, on_delete=models.CASCADE, related_name="letters_say")
    what = models.CharField(max_length=8, blank=True)
    """``who`` wrote, or ``words``: who, and how it begins."""
    asked_at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"what letters say to {self.part_id}"


class AnswersByMail(models.Model):
    """Somebody asked that what they write from their mailbox goes into this talk. Nobody else ever learns it."""

    part = models.OneToOneField(Partner, primary_key=True, on_delete=models.CASCADE, related_name="answers_by_mail")
    mark = models.UUIDField(default=uuid.uuid4, editable=False)
    """Made anew whenever it is switched on, so that addresses of before stay dead. By itself it opens nothing."""
    since = models.DateTimeField(null=True, blank=True)
    """None: they switched it off."""
    answered_at = models.DateTimeField(null=True, blank=True)
    """When they last answered: the next letter may come then, although they have not looked."""
    told_at = models.DateTimeField(null=True, blank=True)
    """When they were last told that something they sent was not taken."""

    def __str__(self) -> str:
        return f"answers by mail of {self.part_id}"
