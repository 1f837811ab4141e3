"""The engine's sentences for readers of the site: values in words, people by their names and never by a number."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from django.utils import translation

from sameboat.engine.explain.phrases import Phrases
from sameboat.engine.meaning import Stated, as_on_the_sheet
from sameboat.engine.people import Person as EnginePerson
from sameboat.engine.programme import Programme as EngineProgramme
from sameboat.engine.programme import Question as EngineQuestion
from sameboat.mentoring.programmes.rules.names import name_of

ID = re.compile(r"\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b")
LONGEST_WISH = 300
SPOKEN = "en"
"""The language of the engine's sentences; the names of countries and languages inside them are in the same."""


def in_the_engines_language() -> translation.override:
    """While sentences are made, values are named in their language, whatever the reader's is."""
    return translation.override(SPOKEN)


def label(question: EngineQuestion, value: str) -> str:
    """A value as people read it."""
    return name_of(question.kind, value)


class Names:
    """What somebody is called where a sentence of the engine has their id: by name, and from where if two share it."""

    def __init__(self, people: Iterable[EnginePerson], programme: EngineProgramme) -> None:
        self._country = next((q for q in programme.questions if q.kind == "country" and not q.private), None)
        self._people = {person.id: person for person in people}
        self._bearers = Counter(person.name.strip() for person in self._people.values())

    def of(self, id_: str) -> str:
        """The name of whoever has this id."""
        person = self._people.get(id_)
        if person is None:
            return "somebody who is not in this round"
        name = person.name.strip() or "somebody without a name"
        if self._bearers[person.name.strip()] == 1:
            return name
        where = self._where(person)
        alike = [other for other in self._people.values() if other.name.strip() == person.name.strip()]
        if where and sum(self._where(other) == where for other in alike) == 1:
            return f"{name} ({name_of('country', where)})"
        place = sorted(other.id for other in alike).index(id_) + 1
        return f"{name} ({place} of {len(alike)} of that name)"

    def _where(self, person: EnginePerson) -> str:
        return person.answers.get(self._country.id, ("",))[0] if self._country else ""

    def spoken(self, sentence: str) -> str:
        """The sentence with names instead of ids."""
        return ID.sub(lambda found: self.of(found.group()), sentence) if "-" in sentence else sentence


def wish_in_short(stated: Stated, say: Phrases) -> str:
    """A wish as a cell of a table: ``same``, ``different``, or the values it names, in words."""
    if stated.private or stated.wish.kind != "these" or stated.target is None:
        return as_on_the_sheet(stated)[:LONGEST_WISH]
    named = ", ".join(say.values(stated.target, stated.wish.values))
    return named if len(named) <= LONGEST_WISH else f"{named[: LONGEST_WISH - 1]}…"


def asks_of(questions: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """The words of each question by its key, without the mark at the end, to stand inside a sentence."""
    return {key: ask.rstrip(" ?:.") for key, ask in questions}
