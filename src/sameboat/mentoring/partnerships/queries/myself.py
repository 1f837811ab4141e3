"""What this app knows of one person, for that person; and that partners are near."""

from __future__ import annotations

from typing import Any

from sameboat.members.people.models import Person
from sameboat.members.people.rules import Near
from sameboat.mentoring.partnerships.models import Partner
from sameboat.mentoring.partnerships.queries.between import opened
from sameboat.mentoring.wishes.models import Question


def how_near(reader: Person, person: Person) -> Near:
    """Whether the two have each other now. A partnership that ended makes nobody near any more."""
    mine = Partner.objects.filter(person=reader, left_at=None, partnership__ended_at=None)
    theirs = Partner.objects.filter(person=person, left_at=None, partnership__in=mine.values("partnership"))
    return Near.PARTNER if theirs.exists() else Near.STRANGER


def my_partnerships(person: Person) -> list[dict[str, Any]]:
    """The person's own part in every partnership. Who the others are, and what they said, is theirs to take away."""
    mine = list(
        Partner.objects.filter(person=person)
        .select_related("partnership", "round__programme")
        .prefetch_related("absences")
        .order_by("partnership__made_at")
    )
    shared = {each.pk: opened(each) for each in mine}
    asked = Question.objects.in_bulk({key for each in shared.values() for key in each})
    return [
        {
            "round": str(each.round) if each.round else "",
            "as": each.role,
            "from": each.partnership.starts_on,
            "to": each.partnership.ends_on,
            "ended": each.partnership.ended_at,
            "left": each.left_at,
            "why": each.reason,
            "away": [
                {"from": away.first_day, "to": away.last_day, "taken back": away.taken_back_at}
                for away in each.absences.all()
            ],
            "shared in private": {
                question.ask: list(shared[each.pk][str(pk)])
                for pk, question in asked.items()
                if str(pk) in shared[each.pk]
            },
        }
        for each in mine
    ]
