"""Values, wishes and people as words: the label of the programme, remembered."""

from __future__ import annotations

from collections.abc import Iterable

from sameboat.engine import words
from sameboat.engine.meaning import Stated
from sameboat.engine.people import Person
from sameboat.engine.programme import Question


class Phrases:
    """Asks the label once for each value."""

    def __init__(self, label: words.Label) -> None:
        self._label = label
        self._known: dict[tuple[str, str], str] = {}

    def value(self, question: Question, value: str) -> str:
        """One value in words."""
        key = (question.id, value)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._label(question, value) or value
        return known

    def values(self, question: Question, values: Iterable[str]) -> list[str]:
        """Several values in words."""
        return [self.value(question, value) for value in values]

    def wish(self, stated: Stated) -> str:
        """A wish inside a sentence; help asked for by what is asked."""
        question, target = stated.question, stated.target
        if question is None or target is None:
            return stated.wish.question.replace("_", " ")
        return words.wish_in_words(question.kind, question.label, stated.wish, self.values(target, stated.wish.values))


def called(people: list[Person]) -> list[str]:
    """How the members of a group are called in a sentence: by name; two without names *one* and *the other*.

    In a larger group, and where two have the same name, the id stands in.
    """
    names = [person.name.strip() for person in people]
    if len(people) == 2 and not (names[0] and names[1]):
        if names[0] or names[1]:
            return [name or "the other" for name in names]
        return ["one", "the other"]
    alike = len(set(names)) < len(names)
    return [person.id if alike or not name else name for person, name in zip(people, names, strict=True)]
