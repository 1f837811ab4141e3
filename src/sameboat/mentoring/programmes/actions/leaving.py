"""What this app does in the moment somebody leaves the site."""

from __future__ import annotations

from django.db.models import Q

from sameboat.base.kit import clock
from sameboat.members.people.models import Person
from sameboat.mentoring.programmes.models import Enrolment, Opener, SheetLine, TeamInvitation, TeamMember


def leave_programmes(person: Person) -> None:
    """Every standing application is withdrawn and every part in a team ends; no letter says so to anybody.

    That there was an application stays, without a name, so that a round's figures hold. What a sheet said of the
    person, and invitations to their address, are erased.
    """
    now = clock.now()
    Enrolment.objects.filter(person=person, withdrawn_at=None).update(withdrawn_at=now)
    SheetLine.objects.filter(enrolment__person=person).delete()
    TeamMember.objects.filter(person=person, until=None).update(until=now)
    TeamInvitation.objects.filter(Q(email__iexact=person.email)).delete()
    Opener.objects.filter(person=person).delete()
