"""What a programme's letters say, and which letters went to many."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from sameboat.base.kit import clock
from sameboat.members.notices.models import Letter
from sameboat.mentoring.programmes.models import Enrolment, Round


class LetterText(models.Model):
    """One letter of a round in one language, as its coordinators wrote it; without a row the site's own words stand.

    Kinds are those of ``matching/rules/texts.py``; text is plain, with {placeholders} of that kind.
    """

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="letter_texts")
    kind = models.CharField(max_length=40)
    language = models.CharField(max_length=12)
    subject = models.CharField(max_length=120)
    text = models.TextField()
    changed_at = models.DateTimeField(default=clock.now)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("round", "kind", "language"), name="one_text_a_language"),)

    def __str__(self) -> str:
        return f"{self.kind} in {self.language}"


class LetterToMany(models.Model):
    """A letter that a coordinator wrote to everybody of a round who fits a filter."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="letters_to_many")
    to_whom = models.JSONField(default=dict)
    """The filter, by its words; who fitted it when it was sent stands in ``Told``."""
    subject = models.CharField(max_length=120)
    text = models.TextField()
    news = models.BooleanField(default=True)
    """Something one can do without: whoever switched such letters off does not get it. Otherwise it is about their own
    part in the round, and everybody does."""
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(default=clock.now)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-made_at",)

    def __str__(self) -> str:
        return f"letter {self.pk}"


class Told(models.Model):
    """Which letter told whom, so that coordinators see how an announcement, or a letter to many, is faring."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="told")
    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="told")
    letter = models.OneToOneField(Letter, null=True, on_delete=models.SET_NULL, related_name="told")
    to_many = models.ForeignKey(LetterToMany, null=True, on_delete=models.CASCADE, related_name="told")
    """None: the announcement itself."""
    reached_at = models.DateTimeField(null=True, blank=True)
    """A coordinator reached them in another way."""

    def __str__(self) -> str:
        return f"told {self.pk}"
