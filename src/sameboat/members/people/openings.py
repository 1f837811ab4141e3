"""What a browser has opened of its owner's past talk: a factor of their own was shown here, and not too long ago."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from allauth.account.internal.flows.login import get_authentication_records
from django.http import HttpRequest

from sameboat.base.kit import clock
from sameboat.members.people.models import Person
from sameboat.members.people.queries import proved_since
from sameboat.members.people.rules import Opening

LASTS = timedelta(days=30)
"""For so long a browser is not asked again."""


def opening_of(request: HttpRequest, person: Person) -> Opening:
    """What this sitting may read: by the factors shown in it within the last thirty days, never by a code by mail."""
    return Opening(proved_since(person, [each for each in get_authentication_records(request, person) if _holds(each)]))


def _holds(record: dict[str, object]) -> bool:
    at = record.get("at")
    return isinstance(at, int | float) and datetime.fromtimestamp(at, UTC) + LASTS > clock.now()
