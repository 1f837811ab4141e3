"""What this app knows of one person besides their words: choices, for their own copy."""

from __future__ import annotations

from typing import Any

from sameboat.members.people.models import Person
from sameboat.mentoring.plans.models import Confirmation, Mark, NotNow, TopicLetters, TopicWish


def my_plans(person: Person) -> dict[str, Any]:
    """Which versions they confirmed, topics they would like, moments they keep or hid, letters they asked for."""
    marks = Mark.objects.filter(partner__person=person).order_by("at")
    return {
        "confirmed": [
            {"version": number, "at": at}
            for number, at in Confirmation.objects.filter(partner__person=person)
            .order_by("at")
            .values_list("agreement__number", "at")
        ],
        "topics wished for": [
            {"topic": title, "at": at}
            for title, at in TopicWish.objects.filter(partner__person=person)
            .order_by("at")
            .values_list("topic__title", "at")
        ],
        "letters about topics since": list(
            TopicLetters.objects.filter(partner__person=person).values_list("since", flat=True)
        ),
        "moments": [{"kind": each.kind, "hidden": each.hidden, "at": each.at} for each in marks],
        "not now": [
            {"when": when, "at": at}
            for when, at in NotNow.objects.filter(partner__person=person).order_by("at").values_list("when", "at")
        ],
    }
