"""Applications: one's own, and, for coordinators, those of their rounds."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from allauth.account.models import EmailAddress
from django.db.models import Count, Exists, Q, QuerySet

from sameboat.base.kit import clock
from sameboat.base.kit.ready import Mark, put_together_once
from sameboat.members.people.models import Person
from sameboat.mentoring.programmes.models import Enrolment, Role, Round, TeamMember, first_place_on_earth
from sameboat.mentoring.programmes.queries.programmes import Viewer
from sameboat.mentoring.programmes.queries.rounds import TEXTS_AND_RULES, round_of_a_member
from sameboat.mentoring.programmes.rules.enrolments import Applied


def enrolments_of(viewer: Viewer) -> QuerySet[Enrolment]:
    """The viewer's own applications, the newest first."""
    if not isinstance(viewer, Person):
        return Enrolment.objects.none()
    return Enrolment.objects.filter(person=viewer).select_related("round__programme").order_by("-started_at")


def applications_of(viewer: Viewer) -> list[Enrolment]:
    """The same, for a page of every member, without the texts and rules of the rounds."""
    return _applications(person=viewer.pk) if isinstance(viewer, Person) else []


@put_together_once
def _applications(person: Mark) -> QuerySet[Enrolment]:
    own = Enrolment.objects.filter(person=person).select_related("round__programme").order_by("-started_at")
    return own.defer("saved_steps", "round__programme__about", *(f"round__{name}" for name in TEXTS_AND_RULES))


def applicants_of(viewer: Viewer, round_: Round) -> QuerySet[Enrolment]:
    """The applications that were sent and stand, in their order, for a coordinator of the round's programme."""
    if not isinstance(viewer, Person):
        return Enrolment.objects.none()
    return applicants_led_by(viewer, round_, round_.programme_id)


def applicants_led_by(person: Person | Mark, round_: Round | Mark, programme: UUID | Mark) -> QuerySet[Enrolment]:
    """The same, where it may be put together once."""
    leads = TeamMember.objects.filter(person=person, programme=programme, until=None, role=Role.COORDINATOR)
    return sent_enrolments(round_).filter(Exists(leads))


def sent_enrolments(round_: Round | Mark) -> QuerySet[Enrolment]:
    """The applications that were sent and stand, in the order of application."""
    return (
        Enrolment.objects.filter(round=round_, applied_at__isnull=False, withdrawn_at=None)
        .select_related("person")
        .order_by("applied_at", "pk")
    )


def how_many_applied(round_: Round) -> int:
    """How many applications were sent and stand."""
    return _how_many_applied.first(to=round_.pk) or 0


@put_together_once
def _how_many_applied(to: Mark) -> QuerySet[Enrolment, int]:
    standing = Enrolment.objects.filter(round=to, applied_at__isnull=False, withdrawn_at=None).order_by()
    return standing.values("round").annotate(n=Count("pk")).values_list("n", flat=True)


def application_of(viewer: Viewer, round_: Round) -> Enrolment | None:
    """The viewer's own application to a round, begun or sent."""
    if not isinstance(viewer, Person):
        return None
    found = _application.first(person=viewer.pk, to=round_.pk)
    if found is not None:
        found.round, found.person = round_, viewer  # both are at hand
    return found


@put_together_once
def _application(person: Mark, to: Mark) -> QuerySet[Enrolment]:
    return Enrolment.objects.filter(person=person, round=to)


def application_at(viewer: Viewer, slug: str, number: int) -> Enrolment | None:
    """The viewer's own application to the round of an address, with the round they may know of."""
    if not isinstance(viewer, Person):
        return None
    found = _application_at.first(person=viewer.pk, slug=slug, number=number)
    if found is not None:
        found.person = viewer  # at hand
    return found


@put_together_once
def _application_at(person: Mark, slug: Mark, number: Mark) -> QuerySet[Enrolment]:
    known = round_of_a_member(person, slug, number).values("pk")
    return Enrolment.objects.filter(person=person, round__in=known).select_related("round__programme")


def as_applied(enrolment: Enrolment, viewer: Viewer, at: datetime | None = None) -> Applied:
    """What the rules need to know of an application, for whoever asks."""
    at, round_ = at or clock.now(), enrolment.round
    return Applied(
        is_own=enrolment.person_id == viewer.pk,
        is_open=round_.is_open(at),
        opens_later=round_.published_at is None or first_place_on_earth(at) < round_.opens_on,
        announced=round_.announced_at is not None and _has_somebody(enrolment),
        applied_at=enrolment.applied_at,
        withdrawn_at=enrolment.withdrawn_at,
    )


def _has_somebody(enrolment: Enrolment) -> bool:
    """They have a partner in the round who is still there; whoever waits may still withdraw."""
    return (
        not enrolment._state.adding and enrolment.partnerships.filter(left_at=None, partnership__ended_at=None).exists()
    )


def address_is_proved(person: Person) -> bool:
    """Whether somebody has shown that letters to their address reach them."""
    return EmailAddress.objects.filter(user=person, email__iexact=person.email, verified=True).exists()


def applied_by_closing(round_: Round) -> int:
    """How many had applied when applications ended, or until now: those who withdrew afterwards still count.

    The country's share is a share of these, so that a withdrawal after closing lets the next in line move up.
    """
    sent = Enrolment.objects.filter(round=round_, applied_at__isnull=False)
    if round_.closed_at is None:
        return sent.filter(withdrawn_at=None).count()
    return sent.filter(Q(withdrawn_at=None) | Q(withdrawn_at__gt=round_.closed_at)).count()
