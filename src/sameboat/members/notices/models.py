"""The outbox: one row for every letter, written in the transaction of the act it tells about."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import models
from django.db.models import Case, Q, Value, When
from django.db.models.functions import Now

from sameboat.base.kit import clock
from sameboat.members.notices.rules import State

OPEN = Q(sent_at=None, dropped_at=None, dead_since=None, uncertain_since=None)
"""Still to be sent."""


def _dated(date: str) -> Q:
    return Q(**{f"{date}__isnull": False})


KNOWN: tuple[tuple[Q, State], ...] = (
    (_dated("bounced_at"), "bounced"),
    (_dated("dead_since"), "given_up"),
    (_dated("uncertain_since"), "uncertain"),
    # What perhaps went out twice is uncertain once it has gone; until then it waits.
    (_dated("sent_at") & _dated("perhaps_twice_at"), "uncertain"),
    (_dated("sent_at"), "sent"),
    (_dated("dropped_at"), "dropped"),
)
STATE = Case(*(When(dated, then=Value(state)) for dated, state in KNOWN), default=Value("waiting"))
"""The state of a letter in one word, as far as our own table knows it."""


class Letters(models.QuerySet["Letter"]):
    """Letters by how far they got. Leases and waits go by the database's clock, which all senders share."""

    def open(self) -> Letters:
        """Still to be sent."""
        return self.filter(OPEN)

    def due(self, epoch: int) -> Letters:
        """To be taken up now: nobody has it in hand, or whoever had it did not come back within the lease.

        Somebody who pauses gets only what they asked for; the rest waits until they are back.
        """
        nobody_has_it = Q(lease_until=None, try_after__lte=Now())
        due = self.open().filter(nobody_has_it | Q(lease_until__lt=Now()), epoch=epoch)
        pausing = get_user_model()._default_manager.filter(paused_since__isnull=False)
        return due.exclude(urgent=False, to__in=pausing.values("pk"))

    def in_doubt(self) -> Letters:
        """Perhaps sent, perhaps not; somebody must look."""
        return self.filter(uncertain_since__isnull=False)

    def dead(self) -> Letters:
        """Given up, with a reason."""
        return self.filter(dead_since__isnull=False)

    def bounced(self) -> Letters:
        """Gone out, and come back."""
        return self.filter(bounced_at__isnull=False)


class Letter(models.Model):
    """One letter to one person or address. Its state is its dates; its words are made when it is sent."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.CharField(max_length=200, unique=True)
    """What happened, so that telling twice tells once. Ids only."""
    kind = models.CharField(max_length=60)
    about = models.UUIDField()
    to = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="letters")
    language = models.CharField(max_length=12, blank=True)
    """Of whoever has no account: in which language they were spoken to."""
    sealed = models.BinaryField(null=True)
    """An address without an account, and words that cannot be written again; erased, with its key, once sent."""
    urgent = models.BooleanField(default=False)
    """Somebody sits and waits for it."""
    message_id = models.CharField(max_length=200, unique=True)
    """The same at every try, so that a second copy is known as one."""
    epoch = models.PositiveIntegerField()
    """Which life of the database it was written in: one brought back from a copy sends no old letter again."""

    made_at = models.DateTimeField(default=clock.now)
    try_after = models.DateTimeField(default=clock.now)
    attempts = models.PositiveSmallIntegerField(default=0)
    sending_since = models.DateTimeField(null=True, blank=True)
    sending_by = models.CharField(max_length=64, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    uncertain_since = models.DateTimeField(null=True, blank=True)
    perhaps_twice_at = models.DateTimeField(null=True, blank=True)
    """Its sender was cut off, nobody could say whether it had gone, and it was tried again under the same
    Message-ID: its reader may have two."""
    dropped_at = models.DateTimeField(null=True, blank=True)
    """No longer to be sent when its turn came, or not wanted."""
    dead_since = models.DateTimeField(null=True, blank=True)
    bounced_at = models.DateTimeField(null=True, blank=True)
    """It went out and came back: the journal knows that it never reached its reader."""
    why = models.CharField(max_length=120, blank=True)
    """Why it was given up or put off; never a word of the letter."""

    objects = Letters.as_manager()

    class Meta:
        ordering = ("-made_at",)
        indexes = (
            models.Index(fields=["-urgent", "try_after"], name="letters_to_be_sent", condition=OPEN),
            models.Index(fields=["to", "-made_at"], name="letters_of_somebody"),
        )
        constraints = (
            models.CheckConstraint(
                name="a_letter_ends_once",
                condition=Q(sent_at=None, dropped_at=None)
                | Q(sent_at=None, dead_since=None)
                | Q(dropped_at=None, dead_since=None),
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"


class Unwanted(models.Model):
    """A person would rather not get letters of this kind. Only kinds that one can do without are asked for."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="unwanted_letters")
    kind = models.CharField(max_length=60)
    since = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["person", "kind"], name="unwanted_once"),)

    def __str__(self) -> str:
        return f"no {self.kind} for {self.person_id}"


class ShownLetter(models.Model):
    """In a demo alone: a letter as its reader got it, kept for the demo's post instead of being sent."""

    message_id = models.CharField(max_length=200, unique=True)
    to = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="+")
    address = models.EmailField()
    subject = models.CharField(max_length=300)
    text = models.TextField()
    html = models.TextField(blank=True)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("-at", "-id")

    def __str__(self) -> str:
        return f"{self.subject} ({self.address})"
