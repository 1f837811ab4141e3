"""Where people work, as far as they said: for deciding who must not read something, never to be shown."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from sameboat.members.people.models import Person
from sameboat.members.people.queries import words_of
from sameboat.mentoring.partnerships.models import Partner
from sameboat.mentoring.wishes.models import Answer


def employers_of(partners: Iterable[Partner]) -> dict[UUID, set[str]]:
    """By part: every employer that somebody named, in their profile or in any application of theirs."""
    partners = list(partners)
    said: dict[UUID, set[str]] = {part.person_id: set() for part in partners}
    answers = Answer.objects.filter(enrolment__person__in=said, question__key="employer", question__private=False)
    for person, values in answers.values_list("enrolment__person", "values"):
        said[person] |= {str(value) for value in values if str(value).strip()}
    for part in partners:
        said[part.person_id] |= _in_the_profile(part.person)
    return {part.pk: said[part.person_id] for part in partners}


def _in_the_profile(person: Person) -> set[str]:
    name = words_of(person).get("employer", "").strip()
    return {name} if name else set()
