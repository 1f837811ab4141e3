"""What partners write to each other or about each other: sealed with a key for one author in one partnership.

Every app that keeps such words builds its rows on ``Written``. The key belongs to the author's *part* in the
partnership (``Partner.pk``), so there is one for each author and conversation; each row's words open only in that row.
Destroying the key of a part (``vault.forget``) erases all that this author wrote there, here and in every copy.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models

from sameboat.base.kit import clock
from sameboat.mentoring.partnerships.models.partnerships import Partner


@dataclass(frozen=True, slots=True)
class Said:
    """What a reader finds in a row: its words; or that they are closed to this browser, or gone."""

    words: dict[str, Any] | None = None
    closed: bool = False
    """Written before what this browser has opened so far; whoever shows an older factor reads it."""

    @property
    def gone(self) -> bool:
        """Taken back, or erased: nobody is told which."""
        return self.words is None and not self.closed

    def __getitem__(self, key: str) -> Any:
        """A word by its name, for templates; nothing where nothing can be read.

        Templates ask here before they ask for an attribute, so that what this class says itself is no word.
        """
        if key in ("words", "closed", "gone"):
            raise KeyError(key)
        return (self.words or {}).get(key, "")


class Written(models.Model):
    """A row of somebody's words in a partnership. Its other columns hold dates, ids and choices, never words."""

    for_author_alone: ClassVar[bool] = False
    """Whether only the author reads it: drafts, own notes, check-ins."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    author = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="%(app_label)s_%(class)ss")
    sealed = models.BinaryField(null=True)
    """The words by their names, as JSON; None once they were taken back."""
    written_at = models.DateTimeField(default=clock.now)
    changed_at = models.DateTimeField(null=True, blank=True)
    taken_back_at = models.DateTimeField(null=True, blank=True)

    if TYPE_CHECKING:
        author_id: uuid.UUID

    said: Said
    """Set by ``queries.reading.read`` for one reader; never kept."""

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self._meta.model_name} {self.pk}"

    @property
    def bound_to(self) -> str:
        """The one place where its words open."""
        return self.binding(self.pk)

    @classmethod
    def binding(cls, pk: uuid.UUID) -> str:
        """The same by its id, for whoever reads rows without a model for each."""
        return f"{cls._meta.db_table}|{pk}|sealed"
