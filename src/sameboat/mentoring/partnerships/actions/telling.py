"""At the end of a term everybody is written to on their own next day, by daylight, wherever they live."""

from __future__ import annotations

from datetime import datetime, timedelta

from sameboat.base.kit import clock
from sameboat.members.notices.actions import send_letters
from sameboat.mentoring.partnerships.models import Partner

MORNING = 8
STILL_NEWS = timedelta(days=3)


def tell_of_the_end() -> int:
    """Write to whoever's partnership ended with its term, once it is morning there. How many were due now."""
    now = clock.now()
    ended = Partner.objects.filter(
        partnership__ended_early=False,
        partnership__ended_at__gte=now - STILL_NEWS,
        partnership__ended_at__lte=now,
        partnership__ends_on__isnull=False,
        left_at=None,
        muted_at=None,
        person__left_at=None,
    )
    due = [each for each in ended.select_related("person", "partnership") if _is_the_morning_after(each, now)]
    send_letters("partnership_at_term", [(each.pk, each.person, f"partnership_at_term:{each.pk}") for each in due])
    return len(due)


def _is_the_morning_after(part: Partner, now: datetime) -> bool:
    there = now.astimezone(clock.zone_of(part.person.zone))
    last = part.partnership.ends_on
    return last is not None and there.date() > last and there.hour >= MORNING
