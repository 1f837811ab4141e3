"""What a run proposes, row by row, and what a coordinator's hand has made of it since.

A row is never changed. An act of a hand ends some groups and makes others; taking it back ends those and revives
these. So what the program said stays readable for good: the groups that no act made.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from sameboat.mentoring.matching.models.review import Act
from sameboat.mentoring.matching.models.runs import Run
from sameboat.mentoring.programmes.models import Enrolment
from sameboat.mentoring.wishes.models import Question


class Groups(models.QuerySet["ProposedGroup"]):
    """Proposed groups, by whether they stand."""

    def standing(self) -> Groups:
        """As the table shows them now."""
        return self.filter(ended_by=None)

    def as_the_program_said(self) -> Groups:
        """Before any hand."""
        return self.filter(made_by=None)


class ProposedGroup(models.Model):
    """People who would have each other: two, or three, or a circle; a mentor first, then the mentees."""

    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="groups")
    number = models.PositiveIntegerField()
    """From 1, the worst-off first as public answers tell it; groups made by hand are counted on."""
    by_hand = models.BooleanField(default=False)
    """It stood together when the run began, or was made by hand since."""
    weakest = models.FloatField(default=0.0)
    """The least that any member gets of what they asked for, 0 to 1."""
    lopsided = models.FloatField(default=0.0)
    """The most that one member gets more than another, 0 to 1."""
    unmet_musts = models.PositiveSmallIntegerField(default=0)
    """Musts about public questions that nobody in the group meets."""
    hours = models.FloatField(null=True, blank=True)
    """Hours a week in common in the poorest week; none where somebody left the week blank."""
    countries = models.JSONField(default=list)
    """ISO codes of its members' countries, for the filter."""
    reason = models.TextField(blank=True)
    """From public answers alone."""
    breaks = models.JSONField(default=list)
    """Rules that a group made by hand breaks, each a sentence about public facts."""
    made_by = models.ForeignKey(Act, null=True, blank=True, on_delete=models.CASCADE, related_name="made")
    ended_by = models.ForeignKey(Act, null=True, blank=True, on_delete=models.SET_NULL, related_name="ended")

    objects = Groups.as_manager()

    class Meta:
        ordering = ("weakest", "number")
        indexes = (models.Index(fields=("run", "weakest", "number"), name="the_worst_off_first"),)
        constraints = (models.UniqueConstraint(fields=("run", "number"), name="one_group_of_a_number"),)

    def __str__(self) -> str:
        return f"group {self.number}"


class ProposedMember(models.Model):
    """One person of a group, with what they get and bring."""

    group = models.ForeignKey(ProposedGroup, on_delete=models.CASCADE, related_name="members")
    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="+")
    place = models.PositiveSmallIntegerField(default=0)
    """The order in which everybody reads them; a mentor is 0."""
    gets = models.FloatField(default=0.0)
    """How much of what this person asked for the others bring, 0 to 1, from public questions."""
    brings = models.FloatField(default=0.0)
    """How much of what the others asked for this person brings, 0 to 1."""

    class Meta:
        ordering = ("place",)
        constraints = (models.UniqueConstraint(fields=("group", "enrolment"), name="once_in_a_group"),)

    def __str__(self) -> str:
        return f"member {self.pk}"


class WithoutPartner(models.Model):
    """Whom the program left alone, why, and the smallest change that helps. What hands did since is not here."""

    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="alone")
    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="+")
    why = models.TextField()
    would_help = models.TextField(blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("run", "enrolment"), name="alone_once"),)

    def __str__(self) -> str:
        return f"alone {self.pk}"


class Answered(models.TextChoices):
    """What became of a wish: the engine's words."""

    GRANTED = "granted"
    NEARLY = "nearly"
    NOT = "not"
    CONSIDERED = "considered"


class WishOutcome(models.Model):
    """What became of one wish about a public question. Private wishes have no row: they were considered.

    Rows of ``group`` none: of a person whom the program left alone.
    """

    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="outcomes")
    group = models.ForeignKey(ProposedGroup, null=True, on_delete=models.CASCADE, related_name="outcomes")
    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="+")
    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="+")
    wish = models.CharField(max_length=300)
    weight = models.CharField(max_length=6)
    answer = models.CharField(max_length=10, choices=Answered.choices)
    why = models.TextField(blank=True)

    class Meta:
        indexes = (models.Index(fields=("run", "enrolment"), name="wishes_of_somebody"),)
        constraints = (
            models.CheckConstraint(condition=Q(weight__in=["must", "should", "nice"]), name="a_known_weight"),
        )

    def __str__(self) -> str:
        return f"outcome {self.pk}"
