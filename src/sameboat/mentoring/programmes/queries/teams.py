"""Teams: who has which part now, who was invited, and who may open a programme at all."""

from __future__ import annotations

from django.db.models import QuerySet

from sameboat.base.kit import clock
from sameboat.members.people.models import Person
from sameboat.mentoring.programmes.models import Opener, Programme, Role, TeamInvitation, TeamMember
from sameboat.mentoring.programmes.queries.programmes import Viewer


def may_open(person: Viewer) -> bool:
    """Whether somebody was given the right to open programmes, or coordinates one now."""
    if not isinstance(person, Person):
        return False
    return (
        Opener.objects.filter(person=person).exists()
        or TeamMember.objects.filter(person=person, role=Role.COORDINATOR, until=None).exists()
    )


def is_coordinator(person: Viewer, programme: Programme) -> bool:
    """Whether somebody coordinates the programme now."""
    return parts_of(person, programme).filter(role=Role.COORDINATOR).exists()


def parts_of(person: Viewer, programme: Programme) -> QuerySet[TeamMember]:
    """What somebody does for the programme now."""
    if not isinstance(person, Person):
        return TeamMember.objects.none()
    return TeamMember.objects.filter(person=person, programme=programme, until=None)


def standing_team_of(viewer: Viewer, programme: Programme) -> QuerySet[TeamMember]:
    """Everybody's part in the team now, for those who are in it."""
    if not parts_of(viewer, programme).exists():
        return TeamMember.objects.none()
    return (
        TeamMember.objects.filter(programme=programme, until=None)
        .select_related("person")
        .order_by("role", "country", "since")
    )


def shown_team_of(programme: Programme) -> QuerySet[TeamMember]:
    """Those of the team who agreed to be named on the programme's public page."""
    return (
        TeamMember.objects.filter(programme=programme, until=None, named_since__isnull=False)
        .select_related("person")
        .order_by("role", "country", "since")
    )


def invitations_waiting(viewer: Viewer, programme: Programme) -> QuerySet[TeamInvitation]:
    """Invitations that can still be accepted, for the programme's coordinators."""
    if not is_coordinator(viewer, programme):
        return TeamInvitation.objects.none()
    return TeamInvitation.objects.filter(
        programme=programme, accepted_at=None, withdrawn_at=None, expires_at__gt=clock.now()
    ).order_by("made_at")
