"""Programmes, their rounds and teams, and who applied. A state is a date, not a word."""

from __future__ import annotations

import uuid
from datetime import date, datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sameboat.base.kit import clock
from sameboat.mentoring.programmes.rules.dates import Dates
from sameboat.mentoring.programmes.rules.names import name_of
from sameboat.mentoring.programmes.rules.waiting import RoundNow

PERSON = settings.AUTH_USER_MODEL


class Shape(models.TextChoices):
    """How many meet, and whether they differ."""

    PAIRS = "pairs", _("Pairs of peers")
    MENTORS = "mentors", _("Mentors and mentees")
    CIRCLES = "circles", _("Circles")


class Programme(models.Model):
    """Something that goes on from round to round: a name, a place, a team."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    slug = models.SlugField(max_length=60, unique=True)
    title = models.CharField(max_length=120)
    summary = models.CharField(max_length=240, blank=True)
    about = models.TextField(blank=True)
    shape = models.CharField(max_length=10, choices=Shape.choices, default=Shape.PAIRS)
    template = models.CharField(max_length=40, blank=True)
    """The template it was opened from; its questions are the programme's own since."""
    listed = models.BooleanField(default=True)
    """Shown on the front page; otherwise found by its link alone."""
    created_at = models.DateTimeField(default=clock.now)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("title",)

    def __str__(self) -> str:
        return self.title


class Role(models.TextChoices):
    """What somebody does for a programme."""

    COORDINATOR = "coordinator", _("coordinator")
    COUNTRY_COORDINATOR = "country_coordinator", _("country coordinator")
    SAFEGUARDING_LEAD = "safeguarding_lead", _("safeguarding lead")
    TROUBLESHOOTER = "troubleshooter", _("troubleshooter")


class Opener(models.Model):
    """The right to open programmes, given to the first coordinator when the site is made.

    Whoever coordinates a programme has it too; this row is for those who coordinate none yet.
    """

    person = models.OneToOneField(PERSON, on_delete=models.CASCADE, related_name="may_open_programmes")
    since = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"opener {self.pk}"


class TeamMember(models.Model):
    """Somebody's part in a programme's team, from one day to another."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="team")
    person = models.ForeignKey(PERSON, on_delete=models.CASCADE, related_name="parts_in_teams")
    role = models.CharField(max_length=24, choices=Role.choices)
    country = models.CharField(max_length=2, blank=True)
    """Of a country coordinator: ISO 3166."""
    since = models.DateTimeField(default=clock.now)
    until = models.DateTimeField(null=True, blank=True)
    named_since = models.DateTimeField(null=True, blank=True)
    """Since when they agree to be named on the programme's public page."""

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("programme", "person", "role", "country"),
                condition=Q(until=None),
                name="one_part_of_a_kind_in_a_team",
            ),
            models.CheckConstraint(
                condition=Q(role="country_coordinator") & ~Q(country="")
                | ~Q(role="country_coordinator") & Q(country=""),
                name="only_a_country_coordinator_has_a_country",
            ),
        )

    @property
    def country_name(self) -> str:
        """The country, in the reader's language."""
        return name_of("country", self.country) if self.country else ""

    def __str__(self) -> str:
        return f"{self.get_role_display()}"


class TeamInvitation(models.Model):
    """A part in a team, offered by mail. The link is signed over this row's id; it works once, until its last day."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="invitations")
    email = models.EmailField()
    role = models.CharField(max_length=24, choices=Role.choices)
    country = models.CharField(max_length=2, blank=True)
    by = models.ForeignKey(PERSON, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(default=clock.now)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    @property
    def country_name(self) -> str:
        """The country, in the reader's language."""
        return name_of("country", self.country) if self.country else ""

    def __str__(self) -> str:
        return f"{self.get_role_display()}"


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


class Enrolment(models.Model):
    """One person's application to one round, from its first saved step to its end."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="enrolments")
    person = models.ForeignKey(PERSON, on_delete=models.CASCADE, related_name="enrolments")
    role = models.CharField(max_length=8, default="peer")
    """Peer, mentor, mentee or either."""
    capacity = models.PositiveSmallIntegerField(default=1)
    may_be_three = models.BooleanField(default=True)
    by_email = models.BooleanField(default=False)
    started_at = models.DateTimeField(default=clock.now)
    applied_at = models.DateTimeField(null=True, blank=True)
    """When it was sent: the order of application. Coming back after a withdrawal begins a new place in line."""
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    of_age_at = models.DateTimeField(null=True, blank=True)
    eligible_at = models.DateTimeField(null=True, blank=True)
    conduct_agreed_at = models.DateTimeField(null=True, blank=True)
    notice_agreed_at = models.DateTimeField(null=True, blank=True)
    notice_version = models.CharField(max_length=20, blank=True)
    first_claim = models.BooleanField(default=False)
    """Invited to a later round before: comes before new applicants of the same country."""
    deferred_at = models.DateTimeField(null=True, blank=True)
    """When the country's share was full at closing: invited to a later round, and first in line there."""
    saved_steps = models.JSONField(default=list, blank=True)
    """Names of the steps that were saved at least once, so that somebody who comes back goes on where they were."""
    edition = models.PositiveIntegerField(default=0)
    """Counts each saved step: a tab that holds an older edition must not write over a newer one."""
    source = models.CharField(max_length=10, default="site")
    """``site``, or ``sheet`` for somebody a coordinator imported."""

    class Meta:
        constraints = (models.UniqueConstraint(fields=("round", "person"), name="one_application_a_round"),)
        indexes = (models.Index(fields=("round", "applied_at")),)

    def __str__(self) -> str:
        return f"application {self.pk}"


class SheetImport(models.Model):
    """A sheet that a coordinator uploaded, from the upload until its people are added or it is given up.

    The file lies in the site's folder, under a name nobody can guess, and is served to nobody. It is deleted when the
    import ends, and after a day at the latest.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="sheet_imports")
    by = models.ForeignKey(PERSON, null=True, on_delete=models.SET_NULL, related_name="+")
    file = models.CharField(max_length=40, blank=True)
    """The file's random name; empty once it is deleted."""
    name = models.CharField(max_length=120)
    """What the file was called where it came from."""
    kind = models.CharField(max_length=20, blank=True)
    """What sort of file the coordinator says it is; empty: found out."""
    columns = models.JSONField(default=dict)
    """For headings that the coordinator said something about: the column of the plain sheet, or nothing."""
    made_at = models.DateTimeField(default=clock.now)
    working_since = models.DateTimeField(null=True, blank=True)
    """The worker was asked to add the people, and has not done it yet."""
    write_to_them = models.BooleanField(default=True)
    """Whether everybody added gets a letter that says so."""
    finished_at = models.DateTimeField(null=True, blank=True)
    abandoned_at = models.DateTimeField(null=True, blank=True)
    added = models.PositiveIntegerField(default=0)
    renewed = models.PositiveIntegerField(default=0)
    """People of an earlier sheet whose row was different now."""
    left_out = models.PositiveIntegerField(default=0)
    trouble = models.CharField(max_length=240, blank=True)
    """Why the worker added nobody, for the coordinator to read."""

    class Meta:
        ordering = ("-made_at",)

    def __str__(self) -> str:
        return f"import {self.pk}"


class SheetLine(models.Model):
    """What a sheet said of somebody that no question asks, and that the engine and a later sheet need to know."""

    enrolment = models.OneToOneField(
        Enrolment, on_delete=models.CASCADE, primary_key=True, related_name="line_of_a_sheet"
    )
    sheet_import = models.ForeignKey(SheetImport, null=True, on_delete=models.SET_NULL, related_name="lines")
    known_as = models.CharField(max_length=200, blank=True)
    """The id on the sheet, under which other files of the coordinator speak of them."""
    reports_to = models.CharField(max_length=254, blank=True)
    """Their supervisor: an id on the sheet, or an address."""
    chooses = models.JSONField(default=list)
    """Ids of the people they would like to meet, the dearest first."""

    def __str__(self) -> str:
        return f"line {self.pk}"
