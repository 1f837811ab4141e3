"""Who of the team looks after which partnership: its troubleshooter, else the coordinators. Nobody after their own."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from sameboat.members.people.models import Person
from sameboat.mentoring.partnerships.models import Partner, Partnership
from sameboat.mentoring.programmes.models import Role, TeamMember


def team_of_each(partnerships: Iterable[Partnership]) -> dict[UUID, list[Person]]:
    """For each partnership (with its round) whom of the team it concerns; three looks for all of them."""
    rows = list(partnerships)
    programmes = {each.round.programme_id for each in rows if each.round is not None}
    standing = TeamMember.objects.filter(programme__in=programmes, until=None, person__left_at=None)
    named = {each.pk: each.person for each in standing.filter(role=Role.TROUBLESHOOTER).select_related("person")}
    leads: dict[object, list[Person]] = {}
    for lead in standing.filter(role=Role.COORDINATOR).select_related("person").order_by("since"):
        leads.setdefault(lead.programme_id, []).append(lead.person)
    inside = set(
        Partner.objects.filter(partnership__in=rows, left_at=None).values_list("partnership", "person").order_by()
    )
    found = {}
    for each in rows:
        troubleshooter = named.get(each.troubleshooter_id) if each.troubleshooter_id else None
        team = [troubleshooter] if troubleshooter else leads.get(each.round.programme_id, []) if each.round else []
        found[each.pk] = [person for person in team if (each.pk, person.pk) not in inside]
    return found
