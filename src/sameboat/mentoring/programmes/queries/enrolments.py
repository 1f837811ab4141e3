"""Applications: one's own, and, for coordinators, those of their rounds."""

from __future__ import annotations

from django.db.models import QuerySet

from sameboat.members.people.models import Person
from sameboat.mentoring.programmes.models import Enrolment, Role, Round
from sameboat.mentoring.programmes.queries.programmes import Viewer
from sameboat.mentoring.programmes.queries.rounds import rounds_on_the_desk_of


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
