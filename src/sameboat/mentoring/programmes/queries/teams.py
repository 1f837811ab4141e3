"""Teams: who has which part now, who was invited, and who may open a programme at all."""

from __future__ import annotations

from functools import cache
from uuid import UUID

from allauth.account.models import EmailAddress
from django.core import signing
from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet

from sameboat.base.kit import clock
from sameboat.base.kit.ready import Mark, put_together_once
from sameboat.base.kit.verdicts import Verdict
from sameboat.members.people.models import Person
from sameboat.mentoring.programmes import rules
from sameboat.mentoring.programmes.models import Opener, Programme, Role, TeamInvitation, TeamMember
from sameboat.mentoring.programmes.queries.programmes import Viewer

INVITATION = "an invitation to a team"


def may_open(person: Viewer) -> bool:
    """Whether somebody was given the right to open programmes, or coordinates one now."""
    if not isinstance(person, Person):
        return False
    return bool(_who_may_open(person=person.pk))


@put_together_once
def _who_may_open(person: Mark) -> QuerySet[Person, UUID]:
    leads = TeamMember.objects.filter(person=OuterRef("pk"), role=Role.COORDINATOR, until=None)
    may_begin = Opener.objects.filter(person=OuterRef("pk"))
    return Person.objects.filter(Q(Exists(may_begin)) | Q(Exists(leads)), pk=person).values_list("pk", flat=True)


def has_a_desk(person: Viewer) -> bool:
    """Whether somebody works for a programme now, or may open one. One question: every page of a member asks it."""
    if not isinstance(person, Person):
        return False
    return Person.objects.filter(with_a_desk(), pk=person.pk).exists()


@cache
def with_a_desk() -> ExpressionWrapper:
    """Whose row it is that has one: put together once, because every page narrows it down to its reader."""
    has_a_part = Exists(TeamMember.objects.filter(person=OuterRef("pk"), until=None))
    may_begin = Exists(Opener.objects.filter(person=OuterRef("pk")))
    return ExpressionWrapper(has_a_part | may_begin, output_field=BooleanField())


def is_coordinator(person: Viewer, programme: Programme) -> bool:
    """Whether somebody coordinates the programme now."""
    return Role.COORDINATOR.value in roles_of(person, programme)


def parts_of(person: Viewer, programme: Programme) -> QuerySet[TeamMember]:
    """What somebody does for the programme now."""
    if not isinstance(person, Person):
        return TeamMember.objects.none()
    return TeamMember.objects.filter(person=person, programme=programme, until=None)


def roles_of(person: Viewer, programme: Programme) -> frozenset[str]:
    """In which parts somebody works for the programme now; in none, for most who ask."""
    if not isinstance(person, Person):
        return frozenset()
    return frozenset(_roles(person=person.pk, programme=programme.pk))


@put_together_once
def _roles(person: Mark, programme: Mark) -> QuerySet[TeamMember, str]:
    parts = TeamMember.objects.filter(person=person, programme=programme, until=None)
    return parts.order_by().values_list("role", flat=True)


def standing_team_of(viewer: Viewer, programme: Programme) -> list[TeamMember]:
    """Everybody's part in the team now, for those who are in it."""
    return _team(programme=programme.pk) if roles_of(viewer, programme) else []


@put_together_once
def _team(programme: Mark) -> QuerySet[TeamMember]:
    team = TeamMember.objects.filter(programme=programme, until=None)
    return team.select_related("person").order_by("role", "country", "since")


def shown_team_of(programme: Programme) -> list[TeamMember]:
    """Those of the team who agreed to be named on the programme's public page."""
    return _shown_team(programme=programme.pk)


@put_together_once
def _shown_team(programme: Mark) -> QuerySet[TeamMember]:
    named = TeamMember.objects.filter(programme=programme, until=None, named_since__isnull=False)
    return named.select_related("person").only("role", "country", "person__name").order_by("role", "country", "since")


def invitations_waiting(viewer: Viewer, programme: Programme) -> QuerySet[TeamInvitation]:
    """Invitations that can still be accepted, for the programme's coordinators."""
    if not is_coordinator(viewer, programme):
        return TeamInvitation.objects.none()
    return TeamInvitation.objects.filter(
        programme=programme, accepted_at=None, withdrawn_at=None, expires_at__gt=clock.now()
    ).order_by("made_at")


def invitation_behind(signed: str) -> TeamInvitation | None:
    """The invitation of a link, whatever became of it since; None where the link was not made here."""
    try:
        key = signing.loads(signed, salt=INVITATION)
    except signing.BadSignature:
        return None
    return TeamInvitation.objects.filter(pk=key).select_related("programme", "by").first()


def link_of(invitation: TeamInvitation) -> str:
    """What stands in the link: the row's id, signed. The database holds no secret."""
    return signing.dumps(str(invitation.pk), salt=INVITATION)


def may_accept_invitation(person: Viewer, invitation: TeamInvitation) -> Verdict:
    """Whether this person may take the part that is offered, now."""
    return rules.may_accept(
        address_is_theirs=has_proved(person, invitation.email),
        accepted_at=invitation.accepted_at,
        withdrawn_at=invitation.withdrawn_at,
        expires_at=invitation.expires_at,
        programme_closed=invitation.programme.closed_at is not None,
        now=clock.now(),
    )


def has_proved(person: Viewer, address: str) -> bool:
    """Whether somebody showed that letters to the address reach them."""
    if not isinstance(person, Person):
        return False
    return EmailAddress.objects.filter(user=person, verified=True, email__iexact=address).exists()


def still_stands(invitation: TeamInvitation) -> bool:
    """Whether it was neither used nor withdrawn, and is in time."""
    return not (invitation.accepted_at or invitation.withdrawn_at) and invitation.expires_at > clock.now()


def parts_that_may_end(viewer: Viewer, programme: Programme) -> QuerySet[TeamMember]:
    """Parts in the team that the viewer could end: everybody's as a coordinator, else one's own."""
    if is_coordinator(viewer, programme):
        return TeamMember.objects.filter(programme=programme)
    return parts_of(viewer, programme)


def people_to_turn_to(programme: Programme) -> QuerySet[TeamMember]:
    """Who keeps people safe there, for partners of the programme: by name and address.

    The public page names only those who agreed to that; whoever took this part is found by those who need them.
    """
    leads = TeamMember.objects.filter(programme=programme, until=None, role=Role.SAFEGUARDING_LEAD)
    return leads.select_related("person").order_by("since")


def keepers_of(programme: UUID | None) -> list[UUID]:
    """Who keeps people safe in a programme, by its id; None: in any. The longest-serving first; people by id."""
    leads = TeamMember.objects.filter(until=None, role=Role.SAFEGUARDING_LEAD, person__left_at=None)
    if programme is not None:
        leads = leads.filter(programme=programme)
    return list(leads.order_by("since", "pk").values_list("person", flat=True))


def named_team_of(programme: Programme) -> list[tuple[TeamMember, bool]]:
    """Everybody of the team now, each with whether partners may read their name.

    They read those who agreed to be named, and those who keep people safe.
    """
    team = TeamMember.objects.filter(programme=programme, until=None).select_related("person")
    return [
        (each, each.named_since is not None or each.role == Role.SAFEGUARDING_LEAD)
        for each in team.order_by("role", "since", "pk")
    ]
