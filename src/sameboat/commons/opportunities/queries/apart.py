"""Who must not be brought together, and who must not read that somebody looks for work.

For deciding alone: nothing of it is shown to anybody, and every refusal that comes of it says the same.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from uuid import UUID

from sameboat.commons.opportunities.rules.passing import are_certainly_apart
from sameboat.members.people.models import Person
from sameboat.members.people.queries import words_of
from sameboat.members.safety.queries import avoided_for_matching
from sameboat.members.safety.queries.blocks import are_kept_apart
from sameboat.mentoring.partnerships.models import Partner
from sameboat.mentoring.wishes.models import Answer
from sameboat.mentoring.wishes.queries.workplaces import workplaces_of
from sameboat.mentoring.wishes.rules.answers import alike


def kept_apart(one: Person, other: Person) -> bool:
    """Whether one of them has blocked the other, or would rather not meet them."""
    avoided = avoided_for_matching([one.pk, other.pk])
    return (
        are_kept_apart([one.pk, other.pk])
        or _names(avoided.get(one.pk, ()), other)
        or _names(avoided.get(other.pk, ()), one)
    )


def _names(written: Collection[str], whom: Person) -> bool:
    known = {alike(text) for text in (whom.email, whom.name) if text}
    return any(alike(text) in known for text in written)


def works_elsewhere_than(part: Partner, others: Collection[Partner]) -> bool:
    """Whether it is certain that none of the others works where this one does.

    Everybody has to have said where they work; and what they said, and whose letter-box they use, has to differ.
    """
    everybody = [part, *others]
    said, marks = _employers_of(everybody), workplaces_of([each.person for each in everybody])
    return are_certainly_apart(said[part.pk], [said[each.pk] for each in others]) and all(
        marks[part.person_id].isdisjoint(marks[each.person_id]) for each in others
    )


def _employers_of(partners: Iterable[Partner]) -> dict[UUID, set[str]]:
    """By part: every employer that somebody named, in their profile or in any application of theirs."""
    partners = list(partners)
    said: dict[UUID, set[str]] = {part.person_id: set() for part in partners}
    answers = Answer.objects.filter(enrolment__person__in=said, question__key="employer", question__private=False)
    for person, values in answers.values_list("enrolment__person", "values"):
        said[person] |= {str(value) for value in values if str(value).strip()}
    for part in partners:
        said[part.person_id] |= {name for name in [words_of(part.person).get("employer", "").strip()] if name}
    return {part.pk: said[part.person_id] for part in partners}
