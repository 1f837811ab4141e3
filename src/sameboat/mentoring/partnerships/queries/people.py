"""A partner, as their partners see them: what they answered in public, and of their profile what they show partners."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sameboat.members.people.models import Person
from sameboat.members.people.models.profiles import PARTS
from sameboat.members.people.queries import profile_of
from sameboat.mentoring.partnerships.models import Partner
from sameboat.mentoring.wishes.models import Answer
from sameboat.mentoring.wishes.queries.public import Read


@dataclass(frozen=True, slots=True)
class Met:
    """One partner of the viewer."""

    partner: Partner
    profile: list[tuple[Any, str]]
    """What a part of the profile is called, and its words; only those that partners may see."""
    answers: list[Read]
    """Public answers, in the order of the questions; free hours are a picture of their own."""
    hours: tuple[str, ...] = ()
    """Free hours as they lie in the answer."""
    country: str = ""


def partners_of(partners: Sequence[Partner], viewer: Person) -> list[Met]:
    """The others of a partnership, found by ``partners_in`` for this viewer. Whoever left the site says no more."""
    said: dict[Any, list[Answer]] = {}
    answers = Answer.objects.filter(
        enrolment__in=[each.enrolment_id for each in partners if each.enrolment_id], question__private=False
    )
    for answer in answers.select_related("question").order_by("question__position", "question__key"):
        said.setdefault(answer.enrolment_id, []).append(answer)
    return [_met(each, said.get(each.enrolment_id, []), viewer) for each in partners]


def _met(partner: Partner, answers: Sequence[Answer], viewer: Person) -> Met:
    words = profile_of(partner.person, viewer)
    profile = [(called, words[part]) for part, (called, _longest) in PARTS.items() if part in words]
    hours = next((tuple(map(str, each.values)) for each in answers if each.question.kind == "hours"), ())
    country = next((str(each.values[0]) for each in answers if each.question.kind == "country" and each.values), "")
    reads = [Read(each.question, tuple(each.values)) for each in answers if each.values and not _is_a_picture(each)]
    return Met(partner, profile, reads, hours, country)


def _is_a_picture(answer: Answer) -> bool:
    return answer.question.kind in ("hours", "zone")
