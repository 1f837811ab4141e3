"""The diary: who did what, when, about which thing. Ids only, never a word that somebody wrote."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING
from uuid import UUID

from django.conf import settings
from django.db import models

from sameboat.base.kit import clock

if TYPE_CHECKING:
    from sameboat.members.people.models import Person


class DiaryEntry(models.Model):
    """One act. Written in the transaction of the act itself, and never changed."""

    at = models.DateTimeField(default=clock.now, db_index=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    act = models.CharField(max_length=60)
    kind = models.CharField(max_length=40)
    about = models.UUIDField(db_index=True)
    whose = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="diary_entries_about"
    )
    """The person whose data it touched: that person may read the entry."""

    class Meta:
        ordering = ("-at", "-id")

    def __str__(self) -> str:
        return f"{self.act} {self.kind} {self.about}"


def note(act: str, about: models.Model, *, by: Person | None, whose: Person | None = None) -> None:
    """Enter an act into the diary."""
    DiaryEntry.objects.create(act=act, kind=about._meta.model_name or "", about=_key_of(about), by=by, whose=whose)


def note_of_each(act: str, abouts: Iterable[tuple[models.Model, Person | None]], *, by: Person | None) -> None:
    """Enter one act that touched many, each with the person whose data it is."""
    DiaryEntry.objects.bulk_create(
        [
            DiaryEntry(act=act, kind=about._meta.model_name or "", about=_key_of(about), by=by, whose=whose)
            for about, whose in abouts
        ],
        batch_size=500,
    )


def _key_of(about: models.Model) -> UUID:
    return about.pk if isinstance(about.pk, UUID) else UUID(int=about.pk)
