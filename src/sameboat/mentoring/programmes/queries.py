"""Who may read what of programmes and rounds. Rows are already those that the viewer may see."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from sameboat.base.kit import clock
from sameboat.members.people.models import Person
from sameboat.mentoring.programmes.models import (
    Enrolment,
    Programme,
    Role,
    Round,
    TeamMember,
    first_place_on_earth,
    last_place_on_earth,
)

Viewer = Person | AnonymousUser


def programmes_on_the_desk_of(viewer: Viewer, *roles: Role) -> QuerySet[Programme]:
    """The programmes in whose team the viewer is now; with ``roles``, in one of these parts."""
    if not isinstance(viewer, Person):
        return Programme.objects.none()
    parts = TeamMember.objects.filter(person=viewer, until=None)
    if roles:
        parts = parts.filter(role__in=roles)
    return Programme.objects.filter(pk__in=parts.values("programme"))


def rounds_on_the_desk_of(viewer: Viewer, *roles: Role) -> QuerySet[Round]:
    """The rounds of these programmes, published or not."""
    return Round.objects.filter(programme__in=programmes_on_the_desk_of(viewer, *roles)).select_related("programme")


def rounds_visible_to(viewer: Viewer) -> QuerySet[Round]:
    """Published rounds, and, for a team, its own before they are published."""
    return Round.objects.filter(
        Q(published_at__isnull=False, programme__closed_at=None) | Q(programme__in=programmes_on_the_desk_of(viewer))
    ).select_related("programme")


def rounds_open_to(viewer: Viewer, at: datetime | None = None) -> QuerySet[Round]:
    """Listed rounds to which people may apply at that moment, the one that closes first in front."""
    del viewer  # an open round is open to everybody
    at = at or clock.now()
    return (
        Round.objects.filter(published_at__isnull=False, closed_at=None, programme__closed_at=None)
        .filter(programme__listed=True, opens_on__lte=first_place_on_earth(at))
        .filter(Q(closes_on=None) | Q(closes_on__gte=last_place_on_earth(at)))
        .select_related("programme")
        .order_by("closes_on", "number")
    )


def enrolments_of(viewer: Viewer) -> QuerySet[Enrolment]:
    """The viewer's own applications, the newest first."""
    if not isinstance(viewer, Person):
        return Enrolment.objects.none()
    return Enrolment.objects.filter(person=viewer).select_related("round__programme").order_by("-started_at")


def applicants_of(viewer: Viewer, round_: Round) -> QuerySet[Enrolment]:
    """The applications that were sent and stand, in their order, for a coordinator of the round's programme."""
    if not rounds_on_the_desk_of(viewer, Role.COORDINATOR).filter(pk=round_.pk).exists():
        return Enrolment.objects.none()
    return sent_enrolments(round_)


def sent_enrolments(round_: Round) -> QuerySet[Enrolment]:
    """The applications that were sent and stand, in the order of application."""
    return (
        Enrolment.objects.filter(round=round_, applied_at__isnull=False, withdrawn_at=None)
        .select_related("person")
        .order_by("applied_at", "pk")
    )
