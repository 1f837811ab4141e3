"""What of the sounding board waits for somebody, on the page of today: two looks into the database."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from sameboat.base.kit import clock
from sameboat.commons.soundings.models import Opinion, PoolCall, PoolTurn, Sounding
from sameboat.members.people.models import Person
from sameboat.mentoring.partnerships.models import Partner
from sameboat.mentoring.partnerships.registry import Waiting


def something_to_read(person: Person) -> Iterator[Waiting]:
    """Drafts of partners that one has said nothing of yet, one's own that were read, and what the pool asks."""
    yield from _of_partners(person)
    yield from _of_the_pool(person)


def drafts_in_hand(person: Person) -> QuerySet[Any]:
    """Drafts of partners that one has said nothing of yet, and one's own that were read."""
    mine = Partner.objects.filter(person=person, left_at=None)
    judged = Opinion.objects.filter(sounding=OuterRef("pk"))
    by_pool = PoolTurn.objects.filter(sounding=OuterRef("pk"), finished_at__isnull=False)
    own, was_read = Q(author__person=person), Q(Exists(judged)) | Q(Exists(by_pool))
    return (
        Sounding.objects.to_be_seen()
        .filter(author__partnership__in=mine.values("partnership"), author__partnership__ended_at=None)
        .filter(own & was_read | ~own & ~Exists(judged.filter(author__person=person)), author__left_at=None)
        .select_related("author__person", "author__partnership")
    )


def _of_partners(person: Person) -> Iterator[Waiting]:
    for row in drafts_in_hand(person):
        if row.author.partnership.is_over(clock.now()):
            continue
        href = reverse("partner_help_board", args=[row.author.partnership_id, row.pk])
        text = (
            _("What you asked about has been read")
            if row.author.person_id == person.pk
            else _("%(name)s would like you to read something, by %(when)s")
            % {"name": row.author.person.name or _("Your partner"), "when": hour_of(row)}
        )
        yield Waiting(text, href, row.began, "help")


def calls_of_the_pool(person: Person) -> QuerySet[Any]:
    """For those who were called, while nobody has taken it up."""
    taken = PoolTurn.objects.filter(sounding=OuterRef("sounding"), handed_back_at=None)
    read = Opinion.objects.filter(sounding=OuterRef("sounding"))
    living = Partner.objects.filter(
        person=person,
        left_at=None,
        partnership__ended_at=None,
        partnership__round__programme=OuterRef("member__programme"),
    )
    return (
        PoolCall.objects.filter(~Exists(taken), ~Exists(read), member__person=person)
        .filter(sounding__wanted_by__gt=clock.now())
        .annotate(mine=living.values("partnership")[:1])
        .select_related("sounding")
    )


def _of_the_pool(person: Person) -> Iterator[Waiting]:
    for call in calls_of_the_pool(person):
        if call.mine is not None:
            text = _("Somebody of your programme would like a draft read, by %(when)s")
            href = reverse("partner_help_pool", args=[call.mine])
            yield Waiting(text % {"when": hour_of(call.sounding)}, href, call.called_at, "help")


def hour_of(sounding: Sounding) -> str:
    """By when it is wanted, on the reader's clock."""
    return date_format(timezone.localtime(sounding.wanted_by), "l, H:i")
