"""The pool of a programme: who is in it, who was called, whose turn it is, and what they wrote beside a draft."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q

from sameboat.base.kit import clock
from sameboat.commons.soundings.models.boards import Sounding
from sameboat.mentoring.programmes.models import Programme


class PoolMember(models.Model):
    """Somebody who said that they would read a draft of a stranger of their programme now and then."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="pools")
    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="pool")
    workplace = models.CharField(max_length=64, blank=True)
    """A mark of where they work, where they had to say it; the word itself is not kept."""
    joined_at = models.DateTimeField(default=clock.now)
    called_at = models.DateTimeField(null=True, blank=True)
    """When they were last written to, so that the letters go round."""

    class Meta:
        constraints = (models.UniqueConstraint(fields=("person", "programme"), name="once_in_a_pool"),)

    def __str__(self) -> str:
        return f"pool member {self.pk}"


class PoolCall(models.Model):
    """One of those who were told that a draft waits in the pool."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sounding = models.ForeignKey(Sounding, on_delete=models.CASCADE, related_name="calls")
    member = models.ForeignKey(PoolMember, on_delete=models.CASCADE, related_name="calls")
    called_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("sounding", "member"), name="called_once_for_each"),)

    def __str__(self) -> str:
        return f"call {self.pk}"


class PoolTurn(models.Model):
    """Somebody of the pool reads a draft. One at a time; they may hand it back."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sounding = models.ForeignKey(Sounding, on_delete=models.CASCADE, related_name="turns")
    member = models.ForeignKey(PoolMember, on_delete=models.CASCADE, related_name="turns")
    taken_at = models.DateTimeField(default=clock.now)
    handed_back_at = models.DateTimeField(null=True, blank=True)
    sealed = models.BinaryField(null=True)
    """Their verdict, sealed with the key of the sounding."""
    finished_at = models.DateTimeField(null=True, blank=True)

    if TYPE_CHECKING:
        sounding_id: uuid.UUID

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("sounding",), condition=Q(handed_back_at=None), name="one_reader_of_the_pool_at_a_time"
            ),
        )

    def __str__(self) -> str:
        return f"turn {self.pk}"

    @property
    def bound_to(self) -> str:
        """The one place where the verdict opens."""
        return f"{self._meta.db_table}|{self.pk}|sealed"


class PoolNote(models.Model):
    """A comment of somebody of the pool, or an answer to it by either. Sealed with the key of the sounding."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    turn = models.ForeignKey(PoolTurn, on_delete=models.CASCADE, related_name="notes")
    by_asker = models.BooleanField(default=False)
    under = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="answers")
    sealed = models.BinaryField()
    written_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("written_at", "pk")

    def __str__(self) -> str:
        return f"pool note {self.pk}"

    @property
    def bound_to(self) -> str:
        """The one place where it opens."""
        return f"{self._meta.db_table}|{self.pk}|sealed"
