"""Sheets that coordinators uploaded."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from sameboat.base.kit import clock
from sameboat.mentoring.programmes.models.enrolments import Enrolment
from sameboat.mentoring.programmes.models.rounds import Round

PERSON = settings.AUTH_USER_MODEL


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
