"""What coordinators do by hand: put together, keep apart, part, swap; each act can be taken back."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sameboat.base.kit import clock
from sameboat.mentoring.matching.models.runs import Run
from sameboat.mentoring.programmes.models import Enrolment, Round
from sameboat.mentoring.wishes.models import Question


class Kind(models.TextChoices):
    """What a hand did."""

    LOCK = "lock", _("locked")
    UNLOCK = "unlock", _("unlocked")
    PART = "part", _("parted")
    SWAP = "swap", _("swapped")
    MAKE = "make", _("put together")
    FORBID = "forbid", _("ruled out")
    ALLOW = "allow", _("allowed again")


class Act(models.Model):
    """One thing that a coordinator did by hand. It can be taken back while nothing later stands on it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="acts")
    run = models.ForeignKey(Run, null=True, on_delete=models.CASCADE, related_name="acts")
    """Whose proposal it changed; none: before the first run."""
    number = models.PositiveIntegerField()
    """Counted in its round, from 1."""
    kind = models.CharField(max_length=8, choices=Kind.choices)
    people = models.ManyToManyField(Enrolment, related_name="+")
    """Whom it was about."""
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=clock.now)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ("-number",)
        constraints = (models.UniqueConstraint(fields=("round", "number"), name="one_act_of_a_number"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"


class Ties(models.QuerySet["Tie"]):
    """Ties, by whether they hold."""

    def holding(self) -> Ties:
        """As of now."""
        return self.filter(until=None)


class Tie(models.Model):
    """Two people whom a hand put together, or ruled out, for every run of this round; until it is taken back.

    Three who belong together are two ties. ``one`` is the smaller id, so that a pair stands once.
    """

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="ties")
    one = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="+")
    apart = models.BooleanField(default=False)
    """Never these two; otherwise always these two."""
    since = models.DateTimeField(default=clock.now)
    until = models.DateTimeField(null=True, blank=True)
    made_by = models.ForeignKey(Act, null=True, on_delete=models.SET_NULL, related_name="tied")
    ended_by = models.ForeignKey(Act, null=True, on_delete=models.SET_NULL, related_name="untied")

    objects = Ties.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("one", "other"), condition=Q(until=None), name="one_tie_at_a_time"),
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="a_tie_is_between_two"),
        )

    def __str__(self) -> str:
        return f"tie {self.pk}"


class Asked(models.Model):
    """Somebody who is alone was asked by mail whether a wish may be relaxed; what they answered."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="asked_to_relax")
    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=clock.now)
    answer_by = models.DateTimeField()
    relaxed_at = models.DateTimeField(null=True, blank=True)
    kept_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("enrolment", "question"),
                condition=Q(relaxed_at=None, kept_at=None),
                name="asked_once_at_a_time",
            ),
        )

    def __str__(self) -> str:
        return f"asked {self.pk}"
