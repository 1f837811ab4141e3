"""A partner never came, or went: whoever is left behind is told at once, and comes first among those who wait."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction
from django.db.models import Q

from sameboat.base.kit import clock
from sameboat.base.kit.models import note
from sameboat.base.kit.verdicts import require
from sameboat.members.notices.actions import send_letter
from sameboat.members.people.models import Person
from sameboat.mentoring.matching.rules import waiting as rules
from sameboat.mentoring.partnerships.actions import close_after_somebody_never_came
from sameboat.mentoring.partnerships.models import Partner, Partnership
from sameboat.mentoring.programmes import queries
from sameboat.mentoring.programmes.actions.enrolments import leave_without_partner
from sameboat.mentoring.programmes.models import Round

STILL_NEWS = timedelta(days=3)
FEWEST = 2


@transaction.atomic
def replace(partnership: Partnership, who_never_came: Partner, *, by: Person) -> list[Partner]:
    """Say that somebody never came. Those left behind wait in front of all others; who they are is returned.

    The absent one is written to kindly, is offered no further partner in this round, and no page calls them absent.
    Three who are two by this stay together. In the last four weeks nobody is looked for: whoever is left behind
    comes first in the next round, and is told so.
    """
    round_ = Round.objects.select_for_update(of=("self",)).select_related("programme").get(partnerships=partnership)
    partnership = Partnership.objects.select_for_update().get(pk=partnership.pk)
    parts = list(Partner.objects.filter(partnership=partnership, left_at=None).select_related("person", "enrolment"))
    absent = next((each for each in parts if each.pk == who_never_came.pk), None)
    today = clock.today()
    require(
        rules.may_replace(
            queries.is_coordinator(by, round_.programme),
            stands=absent is not None and partnership.ended_at is None,
            under_way=round_.announced_at is not None
            and rules.is_under_way(
                starts_on=partnership.starts_on,
                ends_on=partnership.ends_on,
                ended=round_.ended_at is not None,
                today=today,
            ),
        )
    )
    absent = absent or who_never_came  # the rule has made sure of it
    now = clock.now()
    absent.left_at, absent.never_came = now, True
    absent.save(update_fields=["left_at", "never_came"])
    note("never came", absent, by=by, whose=absent.person)
    send_letter("you_were_missed", about=absent.pk, to=absent.person, key=f"you_were_missed:{absent.pk}")
    others = [each for each in parts if each.pk != absent.pk]
    if len(others) >= FEWEST:
        return []
    close_after_somebody_never_came(partnership, absent)
    _leave_behind(others, by=by)
    return others


def tell_whoever_lost_a_partner() -> int:
    """Whose partner has gone in these days, for whatever reason, is told, and comes first from now on. How many."""
    since = clock.now() - STILL_NEWS
    rows = Partner.objects.filter(
        Q(partnership__ends_on=None) | Q(partnership__ends_on__gte=clock.today()),
        partnership__ended_at__gte=since,
        left_at=None,
        round__announced_at__isnull=False,
        round__ended_at=None,
        enrolment__withdrawn_at=None,
        person__left_at=None,
    )
    alone = list(rows.select_related("person", "enrolment").order_by("joined_at", "pk"))
    if alone:
        _leave_behind(alone, by=None)
    return len(alone)


@transaction.atomic
def _leave_behind(parts: Iterable[Partner], *, by: Person | None) -> None:
    """Their partnership is over. A mentor has a place again; everybody else has first claim until somebody is found."""
    parts = list(parts)
    now = clock.now()
    Partner.objects.filter(pk__in=[each.pk for each in parts], left_at=None).update(left_at=now)
    alone = [each.enrolment for each in parts if each.role != "mentor" and each.enrolment is not None]
    leave_without_partner(alone, by=by)
    for each in parts:
        send_letter("partner_is_gone", about=each.pk, to=each.person, key=f"partner_is_gone:{each.pk}")
