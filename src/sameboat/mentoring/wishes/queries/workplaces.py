"""Where people work, as marks that can be compared and say nothing by themselves: they keep colleagues apart."""

from __future__ import annotations

import json
from collections.abc import Collection
from uuid import UUID

from sameboat.base.kit.mailboxes import OPEN_TO_EVERYBODY, domain_of
from sameboat.base.vault.actions import Forgotten, blind_indexes, unseal
from sameboat.members.people.models import Person, Profile
from sameboat.mentoring.wishes.models import Answer
from sameboat.mentoring.wishes.rules.workplaces import plain_name

SHARED = frozenset(f"@{each}" for each in (*OPEN_TO_EVERYBODY, "example.org", "example.com", "example.net"))
"""Letter-boxes that anybody may have, and houses that nobody has: people who share one are no colleagues by that."""


def workplaces_of(people: Collection[Person]) -> dict[UUID, frozenset[str]]:
    """The marks of each: what they answered in any round, what their profile says, and whose letter-box they use."""
    named = named_workplaces_of(people)
    return {each.pk: frozenset(_marks(named[each.pk] | letter_box_of(each))) for each in people}


def knows_workplace_of(person: Person) -> bool:
    """Whether anything tells this person's colleagues from others."""
    return bool(workplaces_of([person])[person.pk])


def named_workplaces_of(people: Collection[Person]) -> dict[UUID, frozenset[str]]:
    """Where each of them said that they work, as plain names: in any round, and in their profile."""
    words: dict[UUID, set[str]] = {each.pk: set() for each in people}
    for person, values in Answer.objects.filter(
        question__key="employer", enrolment__person__in=list(words)
    ).values_list("enrolment__person", "values"):
        words[person] |= {plain_name(str(value)) for value in values}
    for profile in Profile.objects.filter(person__in=list(words)).exclude(sealed=None):
        words[profile.pk].add(plain_name(_employer_of(profile)))
    return {pk: frozenset(said - {""}) for pk, said in words.items()}


def letter_box_of(person: Person) -> frozenset[str]:
    """Whose letter-box they use, unless anybody may have one there."""
    return frozenset([f"@{domain_of(person.email)}"]) - SHARED


def marks_of(workplaces: Collection[str]) -> list[str]:
    """A mark for each name of a workplace: the same for the same name, however it is spaced or capitalised."""
    return _marks([plain_name(each) for each in workplaces])


def _marks(words: Collection[str]) -> list[str]:
    return blind_indexes(words, purpose="workplace") if words else []


def _employer_of(profile: Profile) -> str:
    try:
        words = json.loads(unseal(bytes(profile.sealed or b""), owner=profile.pk, bound_to=profile.bound_to))
    except Forgotten:
        return ""
    return str(words.get("employer", ""))
