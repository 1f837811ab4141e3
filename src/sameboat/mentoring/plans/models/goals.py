"""What partners set out to do: goals and projects with small steps, and themes for a while."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from sameboat.mentoring.partnerships.models import Written


class GoalKind(models.TextChoices):
    """Whose it is, and whether it has a day on which it is finished."""

    OWN = "own", _("A goal of my own")
    SHARED = "shared", _("A goal we share")
    PROJECT = "project", _("Something we make together")


class Pursued(Written):
    """Something that may be done, or let go; neither is a mark. It stands in an order of its own."""

    position = models.PositiveSmallIntegerField(default=0)
    done_at = models.DateTimeField(null=True, blank=True)
    let_go_at = models.DateTimeField(null=True, blank=True)
    """It is no longer wanted, or not now. Nobody is asked why."""

    class Meta:
        abstract = True
        ordering = ("position", "written_at", "pk")
        constraints = (
            models.CheckConstraint(
                name="%(class)s_done_or_let_go", condition=models.Q(done_at=None) | models.Q(let_go_at=None)
            ),
        )

    @property
    def is_open(self) -> bool:
        """Neither done nor let go."""
        return self.done_at is None and self.let_go_at is None


class Goal(Pursued):
    """A goal in its author's own words; their own, or everybody's."""

    kind = models.CharField(max_length=8, choices=GoalKind.choices, default=GoalKind.OWN)
    by_day = models.DateField(null=True, blank=True)
    """A day that they would like to have it by; nothing happens on it."""

    class Meta(Pursued.Meta):
        verbose_name_plural = _("goals you wrote")

    @property
    def is_shared(self) -> bool:
        """Everybody in the partnership may move it on."""
        return self.kind != GoalKind.OWN


class Step(Pursued):
    """A small step towards a goal."""

    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="steps")

    class Meta(Pursued.Meta):
        verbose_name_plural = _("steps you wrote")


class Link(Written):
    """An address that belongs to a goal. It is shown with its host named, and never fetched."""

    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="links")

    class Meta:
        ordering = ("written_at", "pk")
        verbose_name_plural = _("links you kept")


class Theme(Written):
    """What they would like to come back to: all the time, or in one month."""

    month = models.DateField(null=True, blank=True)
    """The first day of its month; None: for the whole time."""

    class Meta:
        ordering = (models.F("month").asc(nulls_first=True), "written_at", "pk")
        verbose_name_plural = _("themes you wrote")
