"""What this app holds about somebody besides their words, for their own copy."""

from __future__ import annotations

from typing import Any

from sameboat.commons.soundings.models import PoolMember
from sameboat.members.people.models import Person


def my_pools(person: Person) -> list[dict[str, Any]]:
    """In which programmes they would read a draft, and since when."""
    rows = PoolMember.objects.filter(person=person).select_related("programme").order_by("joined_at")
    return [{"programme": each.programme.title, "since": each.joined_at} for each in rows]
