"""Rounds: for a team, for everybody, and those that are open."""

from __future__ import annotations

from datetime import datetime

from django.db.models import F, Q, QuerySet

from sameboat.base.kit import clock
from sameboat.base.kit.verdicts import Verdict
from sameboat.members.people.models import Person
from sameboat.mentoring.programmes import rules
from sameboat.mentoring.programmes.models import Programme, Role, Round, first_place_on_earth, last_place_on_earth
from sameboat.mentoring.programmes.queries.programmes import Viewer, worked_for_by
from sameboat.mentoring.programmes.queries.teams import is_coordinator


def rounds_on_the_desk_of(viewer: Viewer, *roles: Role) -> QuerySet[Round]:
    """The rounds of the programmes in whose team the viewer is, published or not."""
    if not isinstance(viewer, Person):
        return Round.objects.none()
    return Round.objects.filter(programme__in=worked_for_by(viewer, *roles)).select_related("programme")


def rounds_visible_to(viewer: Viewer) -> QuerySet[Round]:
    """Published rounds, and, for a team, its own before they are published."""
    seen = Q(published_at__isnull=False, programme__closed_at=None)
    if isinstance(viewer, Person):
        seen |= Q(programme__in=worked_for_by(viewer))
    return Round.objects.filter(seen).select_related("programme")


def rounds_open_to(viewer: Viewer, at: datetime | None = None) -> QuerySet[Round]:
    """Listed rounds to which people may apply at that moment, the one that closes first in front."""
    del viewer  # an open round is open to everybody
    at = at or clock.now()
    return (
        Round.objects.filter(published_at__isnull=False, closed_at=None, programme__closed_at=None)
        .filter(programme__listed=True, opens_on__lte=first_place_on_earth(at))
        .filter(Q(closes_on=None) | Q(closes_on__gte=last_place_on_earth(at)))
        .select_related("programme")
        .order_by(F("closes_on").asc(nulls_last=True), "number")
    )


def may_open_next(viewer: Viewer, programme: Programme) -> Verdict:
    """Whether the viewer may prepare another round of the programme now."""
    return rules.may_open_round(
        is_coordinator(viewer, programme),
        unpublished=programme.rounds.filter(published_at=None).count(),
        programme_closed=programme.closed_at is not None,
    )
