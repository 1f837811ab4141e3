"""What lies on the sounding board of a partnership: a draft, comments beside its words, a verdict in one line."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, ClassVar
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from sameboat.commons.soundings.rules.asking import KINDS
from sameboat.mentoring.partnerships.models import Written


class Soundings(models.QuerySet["Sounding"]):
    """Soundings by where they stand. What is done is no row any more."""

    def to_be_seen(self) -> Soundings:
        """Those that are shown to others: not kept until morning any more."""
        return self.filter(released_at__isnull=False)


class Sounding(Written):
    """A draft or a question: ``title``, ``draft``, ``not_for``. When it is done the row goes, with all beneath it.

    What the pool may read is sealed a second time, with a key of this sounding alone (``vault`` owner: its own id), by
    the one who asks. So nobody of the pool needs a key of the partnership, and what they read ends with one key.
    """

    kind = models.CharField(max_length=8, choices=list(KINDS.items()), default="draft")
    wants = models.JSONField(default=list)
    """The kinds of reading that are wanted, by their keys."""
    wanted_by = models.DateTimeField()
    held_until = models.DateTimeField(null=True, blank=True)
    """Kept until morning: nobody else sees it before."""
    released_at = models.DateTimeField(null=True, blank=True)
    """Since when the others see it."""
    pool_from = models.DateTimeField(null=True, blank=True)
    """When the pool is asked, if nobody has read it by then; None: never."""
    in_pool_since = models.DateTimeField(null=True, blank=True)
    for_pool = models.BinaryField(null=True)
    workplace = models.CharField(max_length=64, blank=True)
    """A mark of where the asker works, where they had to say it for the pool; the word itself is not kept."""

    objects: ClassVar[Soundings] = Soundings.as_manager()  # type: ignore[assignment]

    if TYPE_CHECKING:
        id: UUID

    class Meta:
        verbose_name_plural = _("drafts and questions on the sounding board")
        ordering = ("wanted_by", "pk")

    @property
    def opens_for_the_pool_in(self) -> str:
        """The one place where the words for the pool open."""
        return f"{self._meta.db_table}|{self.pk}|for_pool"

    @property
    def is_held(self) -> bool:
        """Nobody but its author sees it yet."""
        return self.released_at is None

    @property
    def began(self) -> datetime:
        """Since when it can be read, or will be."""
        return self.released_at or self.held_until or self.written_at


class Comment(Written):
    """Some words beside the words they are about (``begins``, ``ends``, ``text``), or an answer to such a comment."""

    sounding = models.ForeignKey(Sounding, on_delete=models.CASCADE, related_name="comments")
    under = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="answers")

    class Meta:
        verbose_name_plural = _("comments on drafts")
        ordering = ("written_at", "pk")


class Opinion(Written):
    """What a partner would do: a ``verdict`` of three, and a ``line`` if they like."""

    sounding = models.ForeignKey(Sounding, on_delete=models.CASCADE, related_name="opinions")
    may_be_kept = models.BooleanField(default=False)
    """The journey may say that they read something, if whoever asked keeps it too."""

    class Meta:
        verbose_name_plural = _("verdicts on drafts")
        ordering = ("written_at", "pk")
        constraints = (models.UniqueConstraint(fields=("sounding", "author"), name="one_opinion_of_each_reader"),)
