"""Ringing a bell for whoever has the topic open."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import connection

from sameboat.base.live import rules
from sameboat.base.live.models import Bell

CHANNEL = "sameboat_bells"


def ring(topic: UUID, what: str) -> None:
    """Something is new in a topic, of this kind (``talk``, ``meet``): open pages of it hear ``bell-talk``.

    Called inside the transaction that writes the new thing, and after its rows are locked (``part_of`` does that):
    pages hear it when the transaction is through, and nothing when it is not.
    """
    if not rules.is_a_kind(what):
        raise ValueError("a bell says one short word of ours")
    bell = Bell.objects.create(topic=topic, what=what)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, f"{bell.pk} {topic} {what}"])


def forget_what_rang(now: datetime) -> int:
    """Remove what every open page has long heard."""
    return Bell.objects.filter(at__lt=now - rules.KEPT_FOR).delete()[0]
