"""What this app knows of one person, for that person; and how near two people are by their programmes."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from sameboat.members.people.models import Person
from sameboat.members.people.rules import Near
from sameboat.mentoring.programmes.models import Enrolment, Programme, TeamMember


def how_near(reader: Person, person: Person) -> Near:
    """Whether both stand in one programme: by an application that was sent and taken, or by a part in its team."""
    both = Programme.objects.filter(_has(reader)).filter(pk__in=Programme.objects.filter(_has(person)).values("pk"))
    return Near.PROGRAMMES if both.exists() else Near.STRANGER


def _has(who: Person) -> Q:
    standing = Enrolment.objects.filter(person=who, applied_at__isnull=False, withdrawn_at=None, deferred_at=None)
    parts = TeamMember.objects.filter(person=who, until=None)
    return Q(pk__in=standing.values("round__programme")) | Q(pk__in=parts.values("programme"))


def my_programmes(person: Person) -> dict[str, Any]:
    """The person's applications and parts in teams, for their own copy."""
    applications = Enrolment.objects.filter(person=person).select_related("round__programme").order_by("started_at")
    return {
        "applications": [
            {
                "round": str(each.round),
                "as": each.role,
                "begun": each.started_at,
                "sent": each.applied_at,
                "withdrawn": each.withdrawn_at,
                "deferred": each.deferred_at,
                "without a partner since": each.alone_since,
                "of age": each.of_age_at,
                "eligible": each.eligible_at,
                "agreed to conduct": each.conduct_agreed_at,
                "agreed to notice": each.notice_agreed_at,
                "version of the notice": each.notice_version,
                "for how many": each.capacity,
                "may be three": each.may_be_three,
                "letters alone are fine": each.by_email,
            }
            for each in applications
        ],
        "parts in teams": [
            {"programme": part.programme.title, "part": part.role, "since": part.since, "until": part.until}
            for part in TeamMember.objects.filter(person=person).select_related("programme").order_by("since")
        ],
    }
