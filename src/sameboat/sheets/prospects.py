"""Wishes that nobody on the sheet can grant, or that the programme's own rules forbid: told before the match.

Nothing is said about private questions: who answered what must not show in a sentence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sameboat.sheets.findings import Findings, doubt
from sameboat.sheets.headings import Headings
from sameboat.sheets.names import label
from sameboat.sheets.questions import MANY, Question

Person = dict[str, Any]

LISTENERS = {"mentor": ("mentee", "either"), "mentee": ("mentor", "either"), "either": ("mentor", "mentee", "either")}
"""In a programme with two sides: whom a person of each role may meet."""


class Prospects:
    """How many people answered what, so that each wish can be held against everybody else's answers."""

    def __init__(self, people: Sequence[Person], questions: Mapping[str, Question], asked: Iterable[str]) -> None:
        self.given: dict[tuple[str, str], Counter[str]] = {}
        """For each question and role: how many gave each value."""
        self.answered: Counter[tuple[str, str]] = Counter()
        for id_ in {questions[id_].of or id_ for id_ in asked}:
            if id_ in questions and not questions[id_].private:
                self._count(people, id_)

    def _count(self, people: Sequence[Person], id_: str) -> None:
        """Count whole answers first; there are fewer of them than people."""
        whole = Counter((person["role"], person["answers"].get(id_)) for person in people)
        for (role, values), times in whole.items():
            if values:
                self.answered[id_, role] += times
                given = self.given.setdefault((id_, role), Counter())
                for value in values:
                    given[value] += times

    def others_with(self, person: Person, id_: str, value: str) -> int:
        """How many others whom ``person`` may meet gave that value."""
        roles = LISTENERS.get(person["role"], ("peer",))
        count = sum(self.given[id_, role][value] for role in roles if (id_, role) in self.given)
        return count - (person["role"] in roles and value in person["answers"].get(id_, ()))

    def others(self, person: Person, id_: str) -> int:
        """How many others whom ``person`` may meet answered at all."""
        roles = LISTENERS.get(person["role"], ("peer",))
        return sum(self.answered[id_, role] for role in roles) - (person["role"] in roles and id_ in person["answers"])


def doubt_wishes(
    people: Sequence[Person],
    rows: Sequence[int],
    questions: Mapping[str, Question],
    headings: Headings,
    columns: Sequence[str],
    rules: Mapping[str, Any],
    told: Findings,
) -> None:
    """Tell of every wish that compares with nothing, that nobody can grant, or that a rule forbids."""
    asks = [id_ for id_, question in questions.items() if question.kind == "asks" and id_ in headings.answers]
    prospects = Prospects(people, questions, [*headings.wishes, *asks])
    heading = {id_: columns[at] for id_, at in (headings.answers | headings.wishes).items()}
    known: dict[tuple[Any, ...], tuple[str, str]] = {}  # many wish alike, and each such wish is looked at once
    for person, row in zip(people, rows, strict=True):
        for wish in (*person["wishes"], *_asked(person, asks)) if asks else person["wishes"]:
            question = questions[wish["question"]]
            if question.private or question.kind == "hours":
                continue
            own = person["answers"].get(question.of or question.id)
            key = (question.id, wish["kind"], wish["values"], person["role"], own)
            said = known.get(key)
            if said is None:
                said = known[key] = _doubt(person, wish, question, prospects, rules)
            if said[0]:
                told.add(said[0], doubt(said[1], _way_out(wish), row=row, column=heading[question.id]))


def _asked(person: Person, asks: Iterable[str]) -> Iterator[dict[str, Any]]:
    """What the person asks for, as the wish it is, where no wish says how much it weighs."""
    weighed = {wish["question"] for wish in person["wishes"]}
    for id_ in asks:
        if id_ in person["answers"] and id_ not in weighed:
            yield {"question": id_, "kind": "these", "values": person["answers"][id_], "weight": "should"}


def _doubt(
    person: Person, wish: Mapping[str, Any], question: Question, prospects: Prospects, rules: Mapping[str, Any]
) -> tuple[str, str]:
    """What is doubtful about a wish: the kind of doubt, and a sentence; both empty if nothing is."""
    return (
        _compares_with_nothing(person, wish, question)
        or _against_a_rule(person, wish, question, rules)
        or _nobody_can(person, wish, question, prospects)
    )


def _compares_with_nothing(person: Person, wish: Mapping[str, Any], question: Question) -> tuple[str, str] | None:
    if wish["kind"] == "these" or question.id in person["answers"]:
        return None
    what = f"The wish is “{wish['kind']}”, and this person did not answer {question.label}."
    return "a wish without an answer of one's own", what


def _against_a_rule(
    person: Person, wish: Mapping[str, Any], question: Question, rules: Mapping[str, Any]
) -> tuple[str, str] | None:
    """A wish for the same where partners must differ, or for none in common where they must share."""
    own = person["answers"].get(question.id, ())
    if not own:
        return None
    wants_own = wish["kind"] == "same" or (wish["kind"] == "these" and set(wish["values"]) <= set(own))
    if question.id in rules.get("different", ()) and wants_own:
        return "a wish against a rule", f"Partners must differ in {question.label}, and the wish is for the same."
    if question.id in rules.get("shared", ()) and wish["kind"] == "different":
        return "a wish against a rule", f"Partners must share {question.label}, and the wish is for nothing in common."
    return None


def _nobody_can(person: Person, wish: Mapping[str, Any], question: Question, prospects: Prospects) -> tuple[str, str]:
    id_ = question.of or question.id
    own = person["answers"].get(id_, ())
    if wish["kind"] == "different":
        several = question.kind in MANY
        if several or prospects.others(person, id_) > sum(prospects.others_with(person, id_, value) for value in own):
            return "", ""
        return "a wish nobody can grant", f"Nobody this person may meet answered {question.label} differently."
    looked_for = own if wish["kind"] == "same" else wish["values"]
    if any(prospects.others_with(person, id_, value) for value in looked_for):
        return "", ""
    named = ", ".join(label(question.kind, value) for value in looked_for[:5])
    return "a wish nobody can grant", f"Nobody this person may meet answered {named[:200]} to {question.label}."


def _way_out(wish: Mapping[str, Any]) -> str:
    if wish["weight"] == "must":
        return "It is a must, so this person may stay alone. Ask whether should would do."
    return "It can hardly be granted. Ask the person, or leave it as it is."
