"""How far somebody has read, for themselves alone."""

from __future__ import annotations

from datetime import datetime

from sameboat.commons.conversations.models import Bookmark
from sameboat.mentoring.partnerships.models import Partner


def has_read(part: Partner, until: datetime) -> None:
    """They have had everything before them that was said until then. A bookmark never goes back."""
    _bookmark, is_new = Bookmark.objects.get_or_create(part=part, defaults={"until": until})
    if not is_new:
        Bookmark.objects.filter(part=part, until__lt=until).update(until=until)
