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
        chosen = _commonest(people, ids, {spelling for spelt in mixed.values() for spelling in spelt})
        for person in people:
            _respell(person, ids, chosen)


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


def _respell(person: Person, ids: Sequence[str], chosen: Mapping[str, str]) -> None:
    for id_ in ids:
        values = person["answers"].get(id_)
        if values and any(chosen.get(value, value) != value for value in values):
            person["answers"][id_] = tuple(chosen.get(value, value) for value in values)
    if any(wish["question"] in ids for wish in person["wishes"]):
        person["wishes"] = tuple(_wish(wish, chosen) if wish["question"] in ids else wish for wish in person["wishes"])


def _wish(wish: dict[str, Any], chosen: Mapping[str, str]) -> dict[str, Any]:
    """The wish with its values in the chosen spelling. Wishes are shared, so a changed one is a new one."""
    if all(chosen.get(value, value) == value for value in wish["values"]):
        return wish
    return wish | {"values": tuple(dict.fromkeys(chosen.get(value, value) for value in wish["values"]))}
