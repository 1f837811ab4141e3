"""The side of people that anybody in the programme may know of.

Whatever is shown, counted, ordered or advised is worked out from people as they come out of here, and from who is
partnered with whom; so it cannot tell what was private. See `docs/decisions/what-private-answers-may-touch.md`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sameboat.engine.people import Person
from sameboat.engine.programme import Programme


def private_questions(programme: Programme) -> frozenset[str]:
    """Questions whose answers and wishes are never shown: the private ones, and ``asks`` that look at a private one."""
    private = {q.id for q in programme.questions if q.private}
    return frozenset(private | {q.id for q in programme.questions if q.of in private})


def public_side(people: Iterable[Person], programme: Programme) -> tuple[Person, ...]:
    """The same people without private answers, wishes and consents, and without whom they avoid."""
    private = private_questions(programme)
    return tuple(_open(person, private) for person in people)


def _open(person: Person, private: frozenset[str]) -> Person:
    hides_something = (
        person.avoid
        or person.consents
        or any(question in private for question in person.answers)
        or any(question in private for question in person.texts)
        or any(wish.question in private for wish in person.wishes)
    )
    if not hides_something:
        return person
    return replace(
        person,
        answers={question: values for question, values in person.answers.items() if question not in private},
        texts={question: text for question, text in person.texts.items() if question not in private},
        wishes=tuple(wish for wish in person.wishes if wish.question not in private),
        avoid=(),
        consents={},
    )
