"""What a desk shows before any room is entered: one's programmes, their rounds, and how many people are in them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from sameboat.base.kit.ready import Mark, put_together_once
from sameboat.members.people.models import Person
from sameboat.mentoring.programmes.models import Enrolment, Programme, Role, Round, TeamMember
from sameboat.mentoring.programmes.queries.programmes import Viewer, worked_for_by
from sameboat.mentoring.programmes.queries.rounds import TEXTS_AND_RULES


@dataclass(slots=True)
class OnTheDesk:
    """One programme, as whoever works for it finds it."""

    programme: Programme
    roles: list[str] = field(default_factory=list)
    rounds: list[tuple[Round, int]] = field(default_factory=list)
    """The newest first, each with the number of applications that stand."""

    @property
    def leads(self) -> bool:
        """They coordinate it."""
        return Role.COORDINATOR in self.roles

    @property
    def role_names(self) -> list[str]:
        """What they do for it, in words."""
        return [str(Role(role).label) for role in self.roles]


@dataclass(frozen=True, slots=True)
class Counts:
    """How many people are where in a round. Who has begun and not sent is nobody's business, so only their number."""

    begun: int
    applied: int
    withdrawn: int
    first_claim: int


def desk_of(viewer: Viewer) -> list[OnTheDesk]:
    """The viewer's programmes, in two questions to the database, however many there are."""
    if not isinstance(viewer, Person):
        return []
    found: dict[object, OnTheDesk] = {}
    for part in _parts(person=viewer.pk):
        found.setdefault(part.programme_id, OnTheDesk(part.programme)).roles.append(part.role)
    for round_ in _rounds(person=viewer.pk) if found else ():
        if desk := found.get(round_.programme_id):  # none, of a programme they joined this very moment
            round_.programme = desk.programme
            desk.rounds.append((round_, round_.applied))
    return list(found.values())


@put_together_once
def _parts(person: Mark) -> QuerySet[TeamMember]:
    parts = TeamMember.objects.filter(person=person, until=None).select_related("programme")
    return parts.order_by("programme__title", "role")


@put_together_once
def _rounds(person: Mark) -> QuerySet[Round, Any]:
    standing = Enrolment.objects.filter(round=OuterRef("pk"), applied_at__isnull=False, withdrawn_at=None)
    counted = standing.order_by().values("round").values(n=Count("pk"))
    theirs = Round.objects.defer(*TEXTS_AND_RULES).filter(programme__in=worked_for_by(person))
    return theirs.annotate(applied=Coalesce(Subquery(counted), 0)).order_by("programme_id", "-number")


def counts_of(round_: Round) -> Counts:
    """How many people are where."""
    return Counts(*(_counted.first(of=round_.pk) or (0, 0, 0, 0)))


@put_together_once
def _counted(of: Mark) -> QuerySet[Enrolment, Any]:
    standing = Q(applied_at__isnull=False, withdrawn_at=None)
    return (
        Enrolment.objects.filter(round=of)
        .order_by()
        .values("round")
        .annotate(
            begun=Count("pk", filter=Q(applied_at=None, withdrawn_at=None)),
            applied=Count("pk", filter=standing),
            withdrawn=Count("pk", filter=Q(withdrawn_at__isnull=False)),
            firsts=Count("pk", filter=standing & Q(first_claim=True)),
        )
        .values_list("begun", "applied", "withdrawn", "firsts")
    )


def country_watched_by(viewer: Viewer, programme: Programme) -> str:
    """The country a country coordinator answers for; empty for everybody else."""
    if not isinstance(viewer, Person):
        return ""
    part = TeamMember.objects.filter(
        person=viewer, programme=programme, until=None, role=Role.COUNTRY_COORDINATOR
    ).first()
    return part.country if part else ""


def took_part_before(round_: Round, people: Iterable[object]) -> int:
    """How many of these people were in an earlier round of the programme."""
    earlier = Enrolment.objects.filter(
        round__programme=round_.programme_id, round__number__lt=round_.number, round__announced_at__isnull=False
    ).filter(applied_at__isnull=False, withdrawn_at=None)
    return len(set(earlier.values_list("person", flat=True)) & set(people))
