"""Whose day it is to be asked how it goes, or what comes after the last day: for care's duties alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db.models import QuerySet

from sameboat.base.kit import clock
from sameboat.commons.care.models import Ask, CheckInDays, OwnCare
from sameboat.commons.care.models.settings import all_check_ins
from sameboat.commons.care.queries.standing import day_there, is_daytime, parts_in_care
from sameboat.commons.care.rules.set_days import (
    BEFORE_THE_END,
    CHECK_INS,
    check_in_days,
    is_before_the_end,
    is_time_for,
)
from sameboat.mentoring.partnerships.models import Partner
from sameboat.mentoring.partnerships.queries import days_away_in
from sameboat.mentoring.programmes.queries.imports import in_pieces


def whose_check_in_is_today(now: datetime) -> dict[str, list[Partner]]:
    """For each check-in, whoever has its day now, by daylight, and was not asked yet."""
    chosen = dict(CheckInDays.objects.values_list("programme", "chosen"))
    asked = _asked(Ask.Kind.CHECK_IN)
    found: dict[str, list[Partner]] = {which: [] for which in CHECK_INS}
    off = OwnCare.objects.filter(no_check_ins_since__isnull=False).values("partner")
    for part in _by_daylight(parts_in_care(now).exclude(pk__in=off), now):
        round_ = part.partnership.round
        wanted = chosen.get(round_.programme_id, all_check_ins()) if round_ else []
        days = check_in_days(part.partnership.starts_on, part.partnership.ends_on, wanted)
        for which, day in days.items():
            if is_time_for(day, day_there(part, now)) and (part.pk, which) not in asked:
                found[which].append(part)
    return {which: _without_those_away(parts, now) for which, parts in found.items()}


def who_comes_to_the_end(now: datetime) -> list[Partner]:
    """Whoever is in the last two weeks of a term, by daylight, and was not asked yet."""
    asked = _asked(Ask.Kind.FAREWELL)
    ending = parts_in_care(now).filter(partnership__ends_on__lte=(now + clock.EARLIEST).date() + BEFORE_THE_END)
    found = [
        part
        for part in _by_daylight(ending, now)
        if is_before_the_end(part.partnership.ends_on, day_there(part, now)) and (part.pk, "") not in asked
    ]
    return _without_those_away(found, now)


def _asked(kind: Ask.Kind) -> set[tuple[object, str]]:
    return set(Ask.objects.filter(kind=kind, partner__partnership__ended_at=None).values_list("partner", "which"))


def _by_daylight(parts: QuerySet[Partner], now: datetime) -> Iterator[Partner]:
    """Those who are awake now."""
    rows = parts.select_related("person", "partnership__round").order_by("pk")
    return (part for part in rows if is_daytime(part, now))


def _without_those_away(parts: list[Partner], now: datetime) -> list[Partner]:
    """Nobody in whose partnership somebody is away today is asked anything."""
    today, away = now.date(), set()
    for some in in_pieces({part.partnership_id for part in parts}):
        away |= set(days_away_in(some, today, today))
    return [part for part in parts if part.partnership_id not in away]
