"""Programmes: which ones somebody works for, and which ones everybody may read about."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, Q, QuerySet

from sameboat.members.people.models import Person
from sameboat.mentoring.programmes.models import Programme, Role, Round, TeamMember

Viewer = Person | AnonymousUser


def programmes_on_the_desk_of(viewer: Viewer, *roles: Role) -> QuerySet[Programme]:
    """The programmes in whose team the viewer is now; with ``roles``, in one of these parts."""
    if not isinstance(viewer, Person):
        return Programme.objects.none()
    parts = TeamMember.objects.filter(person=viewer, until=None)
    if roles:
        parts = parts.filter(role__in=roles)
    return Programme.objects.filter(pk__in=parts.values("programme"))


def public_programmes(viewer: Viewer) -> QuerySet[Programme]:
    """Programmes with a published round, open to everybody's eyes; and those the viewer works for, before that."""
    published = Round.objects.filter(programme=OuterRef("pk"), published_at__isnull=False)
    return Programme.objects.filter(Q(Exists(published)) | Q(pk__in=programmes_on_the_desk_of(viewer).values("pk")))


def address_is_taken(slug: str) -> bool:
    """Whether a programme has this address already, published or not."""
    return Programme.objects.filter(slug=slug).exists()
