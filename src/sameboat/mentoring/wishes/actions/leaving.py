"""What this app does in the moment somebody leaves the site."""

from __future__ import annotations

from sameboat.members.people.models import Person
from sameboat.mentoring.wishes.models import Answer, Consent, KeptStep, Wish


def erase_answers(person: Person) -> None:
    """All that somebody answered, wished and agreed to, in every round."""
    for each in (Answer, Wish, Consent, KeptStep):
        each._default_manager.filter(enrolment__person=person).delete()
