"""What the matching knows of one person and nobody else does, for that person's own copy."""

from __future__ import annotations

from typing import Any

from sameboat.members.people.models import Person
from sameboat.mentoring.matching.models import Asked


def what_i_was_asked(person: Person) -> list[dict[str, Any]]:
    """Whether a wish might be relaxed: when they were asked about which, and what they said."""
    asked = Asked.objects.filter(enrolment__person=person).select_related("question", "enrolment__round__programme")
    return [
        {
            "round": str(each.enrolment.round),
            "about": each.question.ask,
            "asked": each.at,
            "said yes": each.relaxed_at,
            "said no": each.kept_at,
        }
        for each in asked.order_by("at")
    ]
