"""A link or a post, passed on to partners with a word; and for what work somebody looks."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from sameboat.base.kit import clock
from sameboat.mentoring.partnerships.models import Partner, Partnership, Written


class Kind(models.TextChoices):
    """What is passed on."""

    READING = "reading", _("Something to read or to watch")
    LEARNING = "learning", _("Something to learn: a course, a conference, a workshop")
    CALL = "call", _("A call: for papers, for help, for money")
    JOB = "job", _("A post to apply for")


class Passed(Written):
    """Something passed on, in the words ``title``, ``link``, ``word`` and, of a post, ``places`` (country codes)."""

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="passed_on")
    kind = models.CharField(max_length=8, choices=Kind.choices, default=Kind.READING)

    class Meta:
        ordering = ("-written_at", "-pk")
        indexes = (models.Index(fields=["partnership", "-written_at"], name="passed_on_of_late"),)
        verbose_name = _("passed on")
        verbose_name_plural = _("what you passed on")


class Reaching(models.Model):
    """One reader of something that was passed on, and what they did about it; nobody else sees that."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    passed = models.ForeignKey(Passed, on_delete=models.CASCADE, related_name="reaches")
    partner = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="reached_by")
    at = models.DateTimeField(default=clock.now)
    looked_at = models.DateTimeField(null=True, blank=True)
    thanked_at = models.DateTimeField(null=True, blank=True)
    """The one thing that whoever passed it on is told."""
    put_away_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("passed", "partner"), name="passed_on_once_to_each"),)
        indexes = (models.Index(fields=["partner"], condition=models.Q(looked_at=None), name="passed_on_and_not_seen"),)

    def __str__(self) -> str:
        return f"reaching {self.pk}"


class Looking(Written):
    """Somebody tells the partners of one partnership that they look for work: the words ``what`` and ``places``."""

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="looking")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("author",), name="looks_for_work_once_in_a_partnership"),)
        verbose_name = _("looking for work")
        verbose_name_plural = _("that you look for work")
