"""What this app knows of one person, for that person."""

from __future__ import annotations

from typing import Any

from sameboat.members.people.models import Person
from sameboat.mentoring.programmes.queries import enrolments_of
from sameboat.mentoring.wishes.queries.mentors import named_by
from sameboat.mentoring.wishes.queries.saved import everything_said


def my_answers(person: Person) -> list[dict[str, Any]]:
    """Every answer, wish and standing consent, round by round, private ones unsealed."""
    return [
        {
            "round": str(enrolment.round),
            "answers": dict(said.answers),
            "wishes": {
                key: {"wish": wish.kind, "values": list(wish.values), "weight": wish.weight}
                for key, wish in said.wishes.items()
            },
            "consents": dict(said.consents),
            "mentors named": [mentor.person.name for mentor in named_by(person, enrolment)],
        }
        for enrolment in enrolments_of(person)
        for said in [everything_said(enrolment)]
    ]
