"""Introductions: those that wait for the viewer, and those the viewer made."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sameboat.base.kit import clock
from sameboat.commons.opportunities.models import Introduction, Side
from sameboat.members.people.models import Person
from sameboat.mentoring.partnerships.models import Partner
from sameboat.mentoring.partnerships.registry import Waiting


def partners_now(viewer: Person) -> QuerySet[Partner]:
    """Everybody whom the viewer has as a partner now, by name: whom they could introduce."""
    mine = Partner.objects.filter(person=viewer, left_at=None, partnership__ended_at=None)
    going = Q(partnership__ends_on=None) | Q(partnership__ends_on__gte=clock.today())
    going |= Q(partnership__stays_since__isnull=False)
    return (
        Partner.objects.filter(going, partnership__in=mine.values("partnership"), left_at=None)
        .exclude(person=viewer)
        .select_related("person", "partnership")
        .order_by("person__name", "pk")
    )


def asked_of(viewer: Person) -> QuerySet[Side]:
    """What the viewer is asked: introductions that still wait for their yes. Never what the other one said."""
    return Side.objects.filter(
        to__person=viewer,
        to__left_at=None,
        yes_at=None,
        no_at=None,
        sealed__isnull=False,
        introduction__asks=True,
        introduction__taken_back_at=None,
        introduction__became=None,
        introduction__until__gt=clock.now(),
    ).select_related("introduction", "author__person", "to__partnership")


def made_by(viewer: Person) -> QuerySet[Introduction]:
    """Those the viewer made and that still wait. Whether anybody said yes is not told, so that a no is not either."""
    return Introduction.objects.filter(by=viewer, taken_back_at=None, became=None, until__gt=clock.now())


def know_each_other(one: Person, other: Person) -> bool:
    """Whether two people are partners now."""
    ones = Partner.objects.filter(person=one, left_at=None, partnership__ended_at=None)
    return Partner.objects.filter(person=other, left_at=None, partnership__in=ones.values("partnership")).exists()


def introductions_wait(viewer: Person) -> Iterator[Waiting]:
    """For today: that somebody would like to introduce somebody."""
    for side in asked_of(viewer)[:20]:
        yield Waiting(
            _("Somebody you know would like to introduce somebody to you"),
            reverse("introduction", args=[side.pk]),
            side.written_at,
            "pair",
        )
