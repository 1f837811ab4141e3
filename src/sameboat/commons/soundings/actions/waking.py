"""What happens to a draft with the hours: its morning comes, and half of its time goes by."""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from sameboat.base.kit import clock
from sameboat.base.live.actions import ring
from sameboat.commons.soundings.models import Comment, Opinion, PoolCall, PoolMember, Sounding
from sameboat.commons.soundings.queries.pool import next_in_the_pool, readers_for
from sameboat.commons.soundings.rules.pool import CALLED
from sameboat.members.notices.actions import send_letters
from sameboat.mentoring.partnerships.models import Absence, Partner


def show(sounding: Sounding) -> None:
    """Let the others see it, and tell them that something waits. If all of them are away, the pool is asked at once.

    The caller holds the row, or has just made it.
    """
    sounding.released_at = clock.now()
    sounding.save(update_fields=["released_at"])
    others = Partner.objects.filter(partnership=sounding.author.partnership_id, left_at=None).exclude(
        pk=sounding.author_id
    )
    told = others.filter(muted_at=None).select_related("person")
    send_letters("sounding_waits", [(sounding.pk, each.person, f"sounding:{sounding.pk}:{each.pk}") for each in told])
    ring(sounding.author.partnership_id, "help")
    away = Absence.objects.on(clock.today()).filter(partner=OuterRef("pk"))
    if sounding.pool_from is not None and not others.filter(~Exists(away)).exists():
        open_to_the_pool(sounding)


def open_to_the_pool(sounding: Sounding) -> None:
    """Whoever of the pool may read it finds it there; a few of them are written to, by turns."""
    now = clock.now()
    sounding.in_pool_since = now
    sounding.save(update_fields=["in_pool_since"])
    round_ = sounding.author.partnership.round
    called: list[PoolMember] = []
    for some in next_in_the_pool(round_.programme) if round_ else ():
        called += readers_for(sounding, some)
        if len(called) >= CALLED:
            break
    called = called[:CALLED]
    PoolCall.objects.bulk_create(
        [PoolCall(sounding=sounding, member=each, called_at=now) for each in called], ignore_conflicts=True
    )
    PoolMember.objects.filter(pk__in=[each.pk for each in called]).update(called_at=now)
    send_letters("pool_waits", [(sounding.pk, each.person, f"pool:{sounding.pk}:{each.pk}") for each in called])


def show_in_the_morning() -> int:
    """Show what was kept until morning, where the morning has come and the partnership goes on."""
    waiting = Sounding.objects.filter(released_at=None, held_until__lte=clock.now())
    return _each(waiting, show)


def call_the_pool() -> int:
    """After half the time, where nobody has said a word yet and whoever asked allowed it."""
    now = clock.now()
    waiting = Sounding.objects.to_be_seen().filter(
        ~Exists(Opinion.objects.filter(sounding=OuterRef("pk"))),
        ~Exists(Comment.objects.filter(sounding=OuterRef("pk")).exclude(author=OuterRef("author"))),
        in_pool_since=None,
        pool_from__lte=now,
        wanted_by__gt=now,
    )
    return _each(waiting, open_to_the_pool)


def _each(waiting: QuerySet[Sounding], do: Callable[[Sounding], None]) -> int:
    """Each in a transaction of its own, held while it is done; what ended meanwhile stays as it is."""
    done = 0
    for pk in list(waiting.values_list("pk", flat=True)):
        with transaction.atomic():
            row = (
                waiting.select_for_update(of=("self",))
                .filter(pk=pk)
                .select_related("author__person", "author__partnership__round__programme")
                .first()
            )
            if row is None or row.author.left_at or row.author.partnership.is_over(clock.now()):
                continue
            do(row)
            done += 1
    return done
