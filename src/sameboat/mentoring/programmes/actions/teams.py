"""How people come into a team, are named on the public page, and leave."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction

from sameboat.base.kit import clock
from sameboat.base.kit.models import note
from sameboat.base.kit.verdicts import require
from sameboat.members.notices.actions import send_letter
from sameboat.members.people.models import Person
from sameboat.mentoring.programmes import queries, rules
from sameboat.mentoring.programmes.models import Programme, Role, TeamInvitation, TeamMember


@transaction.atomic
def invite_to_team(programme: Programme, email: str, role: str, *, by: Person, country: str = "") -> TeamInvitation:
    """Offer a part in the team to an address, by a letter with a link.

    An older invitation of that address to the same part is withdrawn: one link works at a time. Whether the address
    belongs to an account is not looked at, so that nothing here tells.
    """
    programme = Programme.objects.select_for_update().get(pk=programme.pk)
    email = email.strip().casefold()
    country = country if role == Role.COUNTRY_COORDINATOR else ""
    standing = TeamInvitation.objects.filter(programme=programme, accepted_at=None, withdrawn_at=None)
    older = standing.filter(email=email, role=role, country=country)
    require(
        rules.may_invite(
            queries.is_coordinator(by, programme),
            waiting=standing.exclude(pk__in=older.values("pk")).filter(expires_at__gt=clock.now()).count(),
            has_part=_has_part(programme, email, role, country),
        )
    )
    older.update(withdrawn_at=clock.now())
    invitation = TeamInvitation.objects.create(
        programme=programme,
        email=email,
        role=role,
        country=country,
        by=by,
        expires_at=clock.now() + timedelta(days=rules.LINK_LASTS_DAYS),
    )
    send_letter("team_invitation", about=invitation.pk, address=email, key=f"team invitation {invitation.pk}")
    note("invite to team", invitation, by=by)
    return invitation


@transaction.atomic
def withdraw_invitation(invitation: TeamInvitation, *, by: Person) -> None:
    """Make the link useless before anybody used it."""
    invitation = TeamInvitation.objects.select_for_update().get(pk=invitation.pk)
    require(
        rules.may_withdraw_invitation(
            queries.is_coordinator(by, invitation.programme),
            accepted_at=invitation.accepted_at,
            withdrawn_at=invitation.withdrawn_at,
        )
    )
    invitation.withdrawn_at = clock.now()
    invitation.save(update_fields=["withdrawn_at"])
    note("withdraw invitation", invitation, by=by)


@transaction.atomic
def accept_invitation(invitation: TeamInvitation, *, by: Person) -> TeamMember:
    """Take the part that was offered. Once, in time, and with an account that has proved the invited address."""
    invitation = TeamInvitation.objects.select_for_update().get(pk=invitation.pk)
    require(queries.may_accept_invitation(by, invitation))
    part, new = TeamMember.objects.get_or_create(
        programme=invitation.programme, person=by, role=invitation.role, country=invitation.country, until=None
    )
    invitation.accepted_at = clock.now()
    invitation.save(update_fields=["accepted_at"])
    if new:
        note("join team", part, by=by, whose=by)
    return part


@transaction.atomic
def be_named(part: TeamMember, *, by: Person, named: bool) -> None:
    """Stand on the programme's public page with one's name, or no longer."""
    part = TeamMember.objects.select_for_update().get(pk=part.pk)
    require(rules.may_be_named(part.person_id == by.pk))
    part.named_since = (part.named_since or clock.now()) if named else None
    part.save(update_fields=["named_since"])
    note("be named" if named else "be named no longer", part, by=by, whose=by)


@transaction.atomic
def end_part(part: TeamMember, *, by: Person) -> None:
    """End somebody's part in the team: one's own, or, as a coordinator, anybody's. It holds from the next page on.

    The programme is locked, so that two coordinators who leave at one moment do not leave it without any.
    """
    programme = Programme.objects.select_for_update().get(pk=part.programme_id)
    part = TeamMember.objects.select_for_update().get(pk=part.pk)
    coordinators = TeamMember.objects.filter(programme=programme, role=Role.COORDINATOR, until=None)
    require(
        rules.may_end_part(
            queries.is_coordinator(by, programme),
            is_own=part.person_id == by.pk,
            ended=part.until is not None,
            is_last_coordinator=part.role == Role.COORDINATOR and coordinators.count() == 1,
        )
    )
    part.until = clock.now()
    part.save(update_fields=["until"])
    note("end part", part, by=by, whose=part.person)


def _has_part(programme: Programme, email: str, role: str, country: str) -> bool:
    parts = TeamMember.objects.filter(programme=programme, role=role, country=country, until=None)
    return parts.filter(person__email=email).exists()
