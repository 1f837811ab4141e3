"""Whoever asked is told that something waits: that it was read, and nothing of what was said."""

from __future__ import annotations

from sameboat.commons.soundings.models import Sounding
from sameboat.members.notices.actions import send_letter


def tell_the_asker(sounding: Sounding, *, key: str) -> None:
    """One letter for each verdict; none to somebody who asked for none about this partnership."""
    author = sounding.author
    if author.muted_at is None and author.left_at is None:
        send_letter("sounding_read", about=sounding.pk, to=author.person, key=f"sounding_read:{key}")
