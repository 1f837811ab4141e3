"""Who hears when something is new in a partnership: whoever is in it, for as long as it goes on."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from django.db.models import Q

from sameboat.base.kit import clock
from sameboat.mentoring.partnerships.models import Partner


def who_is_in(partnerships: Collection[UUID]) -> Iterable[tuple[UUID, Any]]:
    """Partnership and person, for everybody who is in one of these now. After an end, of whatever kind, nobody is."""
    # UTC's day, or the one before: where the last day still goes on for somebody, they still hear.
    goes_on = Q(partnership__stays_since__isnull=False) | Q(partnership__ends_on=None)
    goes_on |= Q(partnership__ends_on__gte=(clock.now() + clock.LATEST).date())
    found = Partner.objects.filter(
        goes_on, partnership__in=list(partnerships), left_at=None, partnership__ended_at=None, person__is_active=True
    )
    return found.values_list("partnership", "person")
