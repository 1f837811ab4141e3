"""The partnerships that care looks after, with everything it needs to know of them: for its duties alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from sameboat.base.kit import clock
from sameboat.commons.care.models import Ask, Rhythm, Silence
from sameboat.commons.care.rules.rhythm import may_be_woken
from sameboat.members.people.models import Person
from sameboat.mentoring.partnerships.models import Partner, Partnership
from sameboat.mentoring.partnerships.queries import days_away_in
from sameboat.mentoring.plans.queries import agreed_gaps
from sameboat.mentoring.programmes.queries.imports import in_pieces

A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Standing:
    """One partnership that goes on, as its days tell of it."""

    partnership: Partnership
    parts: list[Partner]
    rhythm: Rhythm | None
    silence: Silence | None
    away: set[date]
    asked: set[tuple[UUID, str]]
    """Who was asked what about the present silence."""
    agreed: int | None
    """After how many days of silence they agreed to be asked."""


def partnerships_in_care(now: datetime) -> QuerySet[Partnership]:
    """Those of a round that have begun and go on, anywhere on earth. Friends without a programme are left alone."""
    first, last = (now + clock.EARLIEST).date(), (now + clock.LATEST).date()
    return Partnership.objects.filter(
        Q(ends_on=None) | Q(ends_on__gte=last),
        round__isnull=False,
        round__ended_at=None,
        ended_at=None,
        stays_since=None,
        starts_on__lte=first,
    )


def standing_now(now: datetime) -> Iterator[Standing]:
    """Each of them with its people, a few hundred at a time and some ten looks for all of those."""
    for some in in_pieces(partnerships_in_care(now).order_by("pk").values_list("pk", flat=True)):
        yield from _standing(list(some), now)


def parts_in_care(now: datetime) -> QuerySet[Partner]:
    """Everybody who is in one of them and has not left it."""
    return Partner.objects.filter(partnership__in=partnerships_in_care(now), left_at=None, person__left_at=None)


def day_there(partner: Partner, now: datetime) -> date:
    """The date on somebody's own clock."""
    return _there(partner.person, now).date()


def is_daytime(partner: Partner, now: datetime) -> bool:
    """Whether people are written to at this hour of theirs."""
    return is_daytime_of(partner.person, now)


def is_daytime_of(person: Person, now: datetime) -> bool:
    """The same for whoever is no partner."""
    return may_be_woken(_there(person, now).hour)


def _there(person: Person, now: datetime) -> datetime:
    return now.astimezone(clock.zone_of(person.zone))


def _standing(some: Iterable[UUID], now: datetime) -> Iterator[Standing]:
    ids = list(some)
    people = Prefetch("partners", Partner.objects.filter(left_at=None).select_related("person"), to_attr="there")
    found = Partnership.objects.filter(pk__in=ids).select_related("round__programme").prefetch_related(people)
    rhythms = {each.partnership_id: each for each in Rhythm.objects.filter(partnership__in=ids)}
    asked = set(Ask.objects.filter(silence__partnership__in=ids, silence__over_at=None).values_list("partner", "kind"))
    silences = {each.partnership_id: each for each in Silence.objects.filter(partnership__in=ids, over_at=None)}
    rows, gaps = list(found), agreed_gaps(ids)
    first = min((each.starts_on for each in rows), default=now.date())
    away = days_away_in(ids, first, (now + clock.EARLIEST).date() + A_DAY)
    for each in rows:
        parts: list[Partner] = each.there
        if len(parts) > 1:
            yield Standing(
                each,
                parts,
                rhythms.get(each.pk),
                silences.get(each.pk),
                away.get(each.pk, set()),
                asked & {(part.pk, kind) for part in parts for kind in Ask.Kind.values},
                gaps.get(each.pk),
            )
