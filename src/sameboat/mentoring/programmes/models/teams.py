"""Who works for a programme, and who is invited to."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sameboat.base.kit import clock
from sameboat.mentoring.programmes.models.programmes import Programme
from sameboat.mentoring.programmes.rules.names import name_of

PERSON = settings.AUTH_USER_MODEL


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
