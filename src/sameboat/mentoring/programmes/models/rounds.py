"""Rounds: their dates, questions, rules and topics. A state is a date, not a word."""

from __future__ import annotations

import uuid
from datetime import date, datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sameboat.base.kit import clock
from sameboat.mentoring.programmes.models.programmes import Programme
from sameboat.mentoring.programmes.rules.dates import Dates
from sameboat.mentoring.programmes.rules.waiting import RoundNow


class Newcomers(models.TextChoices):
    """When people who apply after the announcement, or go on waiting, are matched."""

    EACH = "each", _("as each of them arrives")
    WEEKLY = "weekly", _("once a week")
    BY_HAND = "by_hand", _("when a coordinator says so")


class Round(models.Model):
    """One run of a programme: its dates, its questions, its rules."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="rounds")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=120, blank=True)
    opens_on = models.DateField()
    closes_on = models.DateField(null=True, blank=True)
    """The last day of applications, anywhere on earth; none: applications go on."""
    tells_on = models.DateField(null=True, blank=True)
    """When everybody is told."""
    starts_on = models.DateField(null=True, blank=True)
    weeks = models.PositiveIntegerField(default=16)
    rules = models.JSONField(default=dict)
    """As the [rules] of a programme file."""
    aim = models.JSONField(default=dict)
    """As the [aim] of a programme file."""
    eligibility = models.TextField(blank=True)
    conduct = models.TextField(blank=True)
    agreement = models.TextField(blank=True)
    notice = models.TextField(blank=True)
    """What is done with what people tell."""
    notice_version = models.CharField(max_length=20, default="1")
    """Grows when the notice changes after publication; an application keeps the one that was agreed to."""
    eligibility_changed_at = models.DateTimeField(null=True, blank=True)
    """After publication: whoever said to be eligible before is asked again."""
    conduct_changed_at = models.DateTimeField(null=True, blank=True)
    """After publication: whoever agreed before is asked again."""
    least_age = models.PositiveSmallIntegerField(default=18)
    starter_questions = models.TextField(blank=True)
    """What partners may ask each other first; one a line."""
    guidance = models.TextField(blank=True)
    """What to do in the first week."""
    newcomers = models.CharField(max_length=8, choices=Newcomers.choices, default=Newcomers.BY_HAND)
    days_to_accept = models.PositiveSmallIntegerField(default=0)
    """Days a mentor has to accept a mentee or pass on; 0: mentors are not asked."""
    published_at = models.DateTimeField(null=True, blank=True)
    """Until then only the team can see it."""
    closed_at = models.DateTimeField(null=True, blank=True)
    """Applications were closed by hand, or by the day."""
    announced_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-number",)
        constraints = (
            models.UniqueConstraint(fields=("programme", "number"), name="one_round_of_a_number"),
            models.CheckConstraint(
                condition=Q(closes_on=None) | Q(closes_on__gte=models.F("opens_on")), name="closes_after_it_opens"
            ),
            models.CheckConstraint(condition=Q(weeks__gte=1, weeks__lte=156), name="between_a_week_and_three_years"),
        )

    def __str__(self) -> str:
        return self.title or f"{self.programme.title} {self.number}"

    @property
    def dates(self) -> Dates:
        """Its days, as rules think about them."""
        return Dates(self.opens_on, self.closes_on, self.tells_on, self.starts_on, self.weeks)

    @property
    def ends_on(self) -> date | None:
        """The last day partners meet as part of the round."""
        return self.dates.ends_on

    def now(self, applied: int = 0) -> RoundNow:
        """Where the round is, as rules think about it."""
        return RoundNow(
            published=self.published_at is not None,
            closed=self.closed_at is not None,
            announced=self.announced_at is not None,
            ended=self.ended_at is not None,
            opens_on=self.opens_on,
            closes_on=self.closes_on,
            ends_on=self.ends_on,
            applied=applied,
        )

    def is_open(self, at: datetime) -> bool:
        """People may apply at that moment, wherever they are."""
        return bool(
            self.published_at
            and not self.closed_at
            and self.opens_on <= first_place_on_earth(at)
            and (self.closes_on is None or last_place_on_earth(at) <= self.closes_on)
        )


def first_place_on_earth(at: datetime) -> date:
    """The date where the day begins first (UTC+14)."""
    return (at + clock.EARLIEST).date()


def last_place_on_earth(at: datetime) -> date:
    """The date where the day ends last (UTC-12)."""
    return (at + clock.LATEST).date()


class Topic(models.Model):
    """Something to talk about, offered to all partners of a round in one of its weeks; nobody must."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="topics")
    week = models.PositiveSmallIntegerField()
    """In which week of the round, from 1; its day is the round's first day and so many weeks."""
    title = models.CharField(max_length=120)
    text = models.TextField(blank=True)

    class Meta:
        ordering = ("week", "title")

    def __str__(self) -> str:
        return self.title
