"""What partners write for a meeting: where, the agenda, notes, what to look at, questions. All of it sealed."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from sameboat.base.kit import clock
from sameboat.mentoring.meetings.models.meetings import Meeting
from sameboat.mentoring.partnerships.models import Partner, Written


class Place(Written):
    """Where they meet, and what about, as somebody wrote it last: ``where``, ``about``."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="places")

    class Meta:
        ordering = ("written_at", "pk")
        verbose_name_plural = _("where you meet")


class AgendaItem(Written):
    """One thing to talk about: ``text``. Anybody may tick and move it; its words are its author's."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="agenda")
    position = models.PositiveSmallIntegerField(default=0)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("position", "written_at")
        verbose_name_plural = _("agendas")


class Note(Written):
    """What somebody keeps of a meeting for everybody: ``text``. A report is a note about a visit."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="notes")
    is_report = models.BooleanField(default=False)

    class Meta:
        ordering = ("written_at", "pk")
        verbose_name_plural = _("notes of meetings")
        constraints = (models.UniqueConstraint(fields=("meeting", "author", "is_report"), name="one_shared_note_each"),)


class OwnNote(Written):
    """What somebody keeps of a meeting for themselves: ``text``."""

    for_author_alone: ClassVar[bool] = True

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="own_notes")

    class Meta:
        ordering = ("written_at", "pk")
        verbose_name_plural = _("your own notes of meetings")
        constraints = (models.UniqueConstraint(fields=("meeting", "author"), name="one_own_note_each"),)


class Element(Written):
    """Something to look at, agreed beforehand: ``text``. Feedback may refer to what all of them agreed to."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="elements")

    class Meta:
        ordering = ("written_at", "pk")
        verbose_name_plural = _("what to look at")


class ElementYes(models.Model):
    """Somebody agrees that this is looked at."""

    element = models.ForeignKey(Element, on_delete=models.CASCADE, related_name="yeses")
    part = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="+")
    said_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("element", "part"), name="agrees_once_to_look_at"),)

    def __str__(self) -> str:
        return f"yes to an element {self.pk}"


class PracticeQuestion(Written):
    """A question of a practice interview: ``text``, from the shared list or somebody's own."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="questions")
    position = models.PositiveSmallIntegerField(default=0)
    asked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("position", "written_at")
        verbose_name_plural = _("questions for practice interviews")


class Ticked(models.Model):
    """One thing of a checklist that is done; the list itself stands in the rules."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="ticked")
    what = models.CharField(max_length=24)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("meeting", "what"), name="ticked_once"),)

    def __str__(self) -> str:
        return f"ticked {self.what}"
