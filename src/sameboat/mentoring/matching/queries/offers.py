"""Offers: one's own as a mentor, and all of a round for its coordinators."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from sameboat.base.kit.ready import Mark, put_together_once
from sameboat.members.people.models import Person
from sameboat.mentoring.matching.models import Offer
from sameboat.mentoring.matching.queries.waiting import places_left
from sameboat.mentoring.matching.rules.offers import Offered
from sameboat.mentoring.partnerships.models import Partner
from sameboat.mentoring.programmes.models import Enrolment, Role, Round
from sameboat.mentoring.programmes.queries import Viewer, rounds_on_the_desk_of
from sameboat.mentoring.programmes.queries.enrolments import sent_enrolments
from sameboat.mentoring.wishes.rules.naming import MENTORS


def offers_to(viewer: Viewer) -> QuerySet[Offer]:
    """The mentees about whom the viewer is or was asked, the newest first."""
    if not isinstance(viewer, Person):
        return Offer.objects.none()
    return Offer.objects.filter(mentor__person=viewer).select_related("round__programme", "mentor", "mentee__person")


def waiting_for_me(viewer: Viewer) -> QuerySet[Offer]:
    """The mentees about whom the viewer has not answered yet, the most urgent first."""
    return offers_to(viewer).filter(pk__in=Offer.objects.waiting().values("pk")).order_by("answer_by", "pk")


def asked_today(viewer: Viewer) -> list[Offer]:
    """The same, for a page of every member, with the round alone."""
    return _asked(person=viewer.pk) if isinstance(viewer, Person) else []


@put_together_once
def _asked(person: Mark) -> QuerySet[Offer]:
    mine = Offer.objects.filter(mentor__person=person).waiting()
    return mine.select_related("round__programme").order_by("answer_by", "pk")


def is_being_asked_about(enrolment: Enrolment) -> bool:
    """Whether a mentor is being asked about somebody; the mentee learns no more than that."""
    return Offer.objects.filter(mentee=enrolment).waiting().exists()


def as_offered(offer: Offer, viewer: Viewer) -> Offered:
    """What the rules need to know of an offer, for whoever asks."""
    return Offered(
        is_mine=offer.mentor.person_id == viewer.pk,
        accepted=offer.accepted_at is not None,
        passed=offer.passed_at is not None,
        lapsed=offer.lapsed,
        withdrawn=offer.withdrawn_at is not None,
        places_left=places_left(offer.mentor),
    )


def offers_of(viewer: Viewer, round_: Round, *, state: str = "") -> QuerySet[Offer]:
    """All offers of a round, those that wait in front, for its coordinators."""
    if not rounds_on_the_desk_of(viewer, Role.COORDINATOR).filter(pk=round_.pk).exists():
        return Offer.objects.none()
    rows = Offer.objects.filter(round=round_).select_related("mentor__person", "mentee__person")
    narrowed = {
        "waits": Q(accepted_at=None, passed_at=None, withdrawn_at=None),
        "accepted": Q(accepted_at__isnull=False),
        "passed": Q(passed_at__isnull=False, lapsed=False),
        "lapsed": Q(lapsed=True),
        "withdrawn": Q(withdrawn_at__isnull=False),
    }
    return rows.filter(narrowed.get(state, Q())).order_by("-made_at", "pk")


def state_of(offer: Offer) -> str:
    """Where an offer stands, in the words of ``rules.offers.STATES``."""
    if offer.accepted_at:
        return "accepted"
    if offer.passed_at:
        return "lapsed" if offer.lapsed else "passed"
    return "withdrawn" if offer.withdrawn_at else "waits"


@dataclass(frozen=True, slots=True)
class Room:
    """A mentor, and for how many there is room."""

    enrolment: Enrolment
    takes: int
    mentees: int
    asked: int
    """How many they are being asked about."""

    @property
    def left(self) -> int:
        """Places that nobody has and nobody is offered."""
        return max(0, self.takes - self.mentees - self.asked)


def mentors_with_room(viewer: Viewer, round_: Round) -> list[Room]:
    """Every mentor of the round with their places, most room first; for its coordinators."""
    if not rounds_on_the_desk_of(viewer, Role.COORDINATOR).filter(pk=round_.pk).exists():
        return []
    standing = Partner.objects.filter(
        enrolment=OuterRef("pk"), role="mentor", left_at=None, partnership__ended_at=None
    ).order_by()
    asked = Offer.objects.filter(mentor=OuterRef("pk")).waiting().order_by()
    rows = (
        sent_enrolments(round_)
        .filter(role__in=MENTORS, deferred_at=None)
        .annotate(
            mentees=Coalesce(Subquery(standing.values("enrolment").annotate(n=Count("pk")).values("n")), 0),
            asked=Coalesce(Subquery(asked.values("mentor").annotate(n=Count("pk")).values("n")), 0),
        )
    )
    found = [
        Room(row, row.capacity, row.mentees, row.asked)
        for row in rows
        if row.role == "mentor" or row.mentees or row.asked
    ]
    return sorted(found, key=lambda room: (-room.left, room.enrolment.applied_at, room.enrolment.pk))
