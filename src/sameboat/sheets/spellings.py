"""One spelling for each free answer: *Baseball* and *baseball* are one topic.

Of the spellings in use the commonest is taken, and of equally common ones the one with fewest capitals, then the
first in the alphabet, so the order of the rows does not matter.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sameboat.sheets.folding import alike
from sameboat.sheets.questions import Question

Person = dict[str, Any]


def agree_on_spellings(people: Sequence[Person], questions: Mapping[str, Question]) -> None:
    """Give every free answer, and every wish about it, the spelling that most people use."""
    for group in _sharing_words(questions.values()):
        mixed = {fold: spelt for fold, spelt in group[0].spellings.items() if len(spelt) > 1}
        if not mixed:
            continue
        ids = [question.id for question in group]
        respelt = Respelt(_commonest(people, ids, {spelling for spelt in mixed.values() for spelling in spelt}))
        for person in people:
            _respell(person, ids, respelt)


def _sharing_words(questions: Iterable[Question]) -> list[list[Question]]:
    """Questions that have their words in common: what is offered, and what is asked for."""
    groups: dict[int, list[Question]] = {}
    for question in questions:
        groups.setdefault(id(question.spellings), []).append(question)
    return list(groups.values())


def _commonest(people: Sequence[Person], ids: Sequence[str], mixed: set[str]) -> dict[str, str]:
    """For each spelling in doubt, the one to use in its place."""
    used: Counter[str] = Counter(dict.fromkeys(mixed, 0))
    for person in people:
        for id_ in ids:
            used.update(value for value in person["answers"].get(id_, ()) if value in mixed)
    best: dict[str, str] = {}
    for spelling in sorted(used, key=lambda word: (-used[word], sum(map(str.isupper, word)), word)):
        best.setdefault(alike(spelling), spelling)
    return {spelling: best[alike(spelling)] for spelling in mixed}


class Respelt(dict[tuple[str, ...], tuple[str, ...]]):
    """Answers in the chosen spelling; what many people say is worked out once."""

    def __init__(self, chosen: Mapping[str, str]) -> None:
        super().__init__()
        self.chosen = chosen

    def __missing__(self, values: tuple[str, ...]) -> tuple[str, ...]:
        """Spell values that were not seen before."""
        self[values] = tuple(dict.fromkeys(self.chosen.get(value, value) for value in values))
        return self[values]


def _respell(person: Person, ids: Sequence[str], respelt: Respelt) -> None:
    answers = person["answers"]
    for id_ in ids:
        if id_ in answers:
            answers[id_] = respelt[answers[id_]]
    for wish in person["wishes"]:
        if wish["question"] in ids and respelt[wish["values"]] != wish["values"]:
            person["wishes"] = tuple(_wish(wish, ids, respelt) for wish in person["wishes"])
            return


def _wish(wish: dict[str, Any], ids: Sequence[str], respelt: Respelt) -> dict[str, Any]:
    """The wish in the chosen spelling. Wishes are shared, so a changed one is a new one."""
    return wish | {"values": respelt[wish["values"]]} if wish["question"] in ids else wish
