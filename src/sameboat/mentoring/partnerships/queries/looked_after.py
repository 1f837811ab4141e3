"""Who looks after which partnership: for coordinators, who give them out, and for each troubleshooter, their own.

Names of people, and nothing they said or wrote.
"""

from __future__ import annotations

from collections import Counter

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from sameboat.mentoring.partnerships.models import Partner, Partnership
from sameboat.mentoring.programmes.models import Programme, Role, Round, TeamMember
from sameboat.mentoring.programmes.queries import Viewer, rounds_on_the_desk_of
from sameboat.mentoring.wishes.models import Answer

STANDING = Prefetch(
    "partners", Partner.objects.filter(left_at=None).select_related("person").order_by("person__name", "pk")
)


def troubleshooters_of(programme: Programme) -> QuerySet[TeamMember]:
    """The parts of those who may be given partnerships now."""
    return (
        TeamMember.objects.filter(programme=programme, role=Role.TROUBLESHOOTER, until=None)
        .select_related("person")
        .order_by("person__name", "pk")
    )


def looked_after_by(viewer: Viewer, round_: Round) -> QuerySet[Partnership]:
    """The partnerships of the round that the viewer looks after, with the names of those who are in them."""
    mine = troubleshooters_of(round_.programme).filter(person=viewer.pk)
    return _standing(round_).filter(troubleshooter__in=mine.values("pk"))


def partnerships_to_give(viewer: Viewer, round_: Round, *, whose: str = "") -> QuerySet[Partnership]:
    """Every partnership of the round, for its coordinators. ``whose``: a part in the team, or ``nobody``."""
    if not rounds_on_the_desk_of(viewer, Role.COORDINATOR).filter(pk=round_.pk).exists():
        return Partnership.objects.none()
    found = _standing(round_)
    if whose == "nobody":
        found = found.filter(given_to_nobody())
    elif whose:
        found = found.filter(troubleshooter=int(whose), troubleshooter__until=None)
    return found


def how_many_each(viewer: Viewer, round_: Round) -> Counter[int | None]:
    """How many partnerships each part in the team looks after, and how many nobody does."""
    rows = partnerships_to_give(viewer, round_).values_list("troubleshooter", "troubleshooter__until")
    return Counter(part if until is None else None for part, until in rows)


def given_to_nobody() -> Q:
    """No troubleshooter, or one whose part has ended."""
    return Q(troubleshooter=None) | Q(troubleshooter__until__isnull=False)


def from_country(country: str) -> Exists:
    """Somebody in it is in that country, as they said in public."""
    said = Answer.objects.filter(question__kind="country", question__private=False, values=[country])
    partners = Partner.objects.filter(partnership=OuterRef("pk"), left_at=None)
    return Exists(partners.filter(enrolment__in=said.values("enrolment")))


def _standing(round_: Round) -> QuerySet[Partnership]:
    return (
        Partnership.objects.filter(round=round_, ended_at=None)
        .select_related("troubleshooter__person")
        .prefetch_related(STANDING)
        .order_by("made_at", "pk")
    )
