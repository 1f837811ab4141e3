"""Programmes: which ones somebody works for, and which ones everybody may read about."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, Q, QuerySet

from sameboat.base.kit.ready import Mark, put_together_once
from sameboat.members.people.models import Person
from sameboat.mentoring.programmes.models import Programme, Role, Round, TeamMember

Viewer = Person | AnonymousUser


def programmes_on_the_desk_of(viewer: Viewer, *roles: Role) -> QuerySet[Programme]:
    """The programmes in whose team the viewer is now; with ``roles``, in one of these parts."""
    if not isinstance(viewer, Person):
        return Programme.objects.none()
    return Programme.objects.filter(pk__in=worked_for_by(viewer, *roles))


def desks_of(viewer: Viewer) -> list[Programme]:
    """The same, for a page of every member."""
    return _desks(person=viewer.pk) if isinstance(viewer, Person) else []


@put_together_once
def _desks(person: Mark) -> QuerySet[Programme]:
    return Programme.objects.filter(pk__in=worked_for_by(person))


def worked_for_by(viewer: Person | Mark, *roles: Role) -> QuerySet[TeamMember, Any]:
    """The keys of the programmes in whose team somebody is now, for a question inside another."""
    parts = TeamMember.objects.filter(person=viewer, until=None)
    if roles:
        parts = parts.filter(role__in=roles)
    return parts.values("programme")


def public_programmes(viewer: Viewer) -> QuerySet[Programme]:
    """Programmes with a published round, open to everybody's eyes; and those the viewer works for, before that."""
    seen = _with_a_published_round()
    return Programme.objects.filter(seen | Q(pk__in=worked_for_by(viewer)) if isinstance(viewer, Person) else seen)


def public_programme(viewer: Viewer, slug: str) -> Programme | None:
    """One of these, by its address."""
    if isinstance(viewer, Person):
        return _for_a_member.first(person=viewer.pk, slug=slug)
    return _for_everybody.first(slug=slug)


@put_together_once
def _for_a_member(person: Mark, slug: Mark) -> QuerySet[Programme]:
    return Programme.objects.filter(_with_a_published_round() | Q(pk__in=worked_for_by(person)), slug=slug)


@put_together_once
def _for_everybody(slug: Mark) -> QuerySet[Programme]:
    return Programme.objects.filter(_with_a_published_round(), slug=slug)


def _with_a_published_round() -> Q:
    return Q(Exists(Round.objects.filter(programme=OuterRef("pk"), published_at__isnull=False)))


def address_is_taken(slug: str) -> bool:
    """Whether a programme has this address already, published or not."""
    return Programme.objects.filter(slug=slug).exists()


def titles_of(programmes: Iterable[UUID]) -> dict[UUID, str]:
    """What programmes are called, by their ids; for whoever may know already that something is of one of them."""
    return dict(Programme.objects.filter(pk__in=list(programmes)).values_list("pk", "title"))
