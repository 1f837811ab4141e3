"""Answers as codes: the same value has the same number, and on a scale neighbours differ by one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sameboat.engine.facts import MOST_QUESTIONS
from sameboat.engine.people import Person
from sameboat.engine.programme import Programme, ProgrammeError, Question


class Vocabulary:
    """Gives every value of one question its number.

    The options come first, in their order. A value outside them gets a number with a gap on either side, so that
    on a scale it is nobody's neighbour: it is kept, and matches only itself.
    """

    def __init__(self, options: Sequence[str]) -> None:
        self.codes = {option: at for at, option in enumerate(options)}
        self.next = len(options) + 1

    def code(self, value: str) -> int:
        """The number of a value, a new one where it is new."""
        known = self.codes.get(value)
        if known is None:
            known = self.codes[value] = self.next
            self.next += 2
        return known


@dataclass(frozen=True, slots=True)
class Columns:
    """All answers that are values, question by question."""

    questions: tuple[Question, ...]
    vocabularies: tuple[Vocabulary, ...]
    at: np.ndarray
    """(q, n + 1) int64 offsets into ``codes``."""
    codes: np.ndarray
    tells: np.ndarray
    """(n,) uint64: bit k where the person would tell a partner the answer to private question k."""
    notes: tuple[str, ...]

    def number(self, question: str) -> int:
        """The column of a question, -1 where it is not asked or holds no values."""
        return next((k for k, q in enumerate(self.questions) if q.id == question), -1)

    def of(self, questions: Sequence[str]) -> np.ndarray:
        """The columns of several questions, int16; those without a column are off."""
        found = (self.number(id_) for id_ in questions)
        return np.array([k for k in found if k >= 0], np.int16)

    def answer(self, column: int, person: int) -> np.ndarray:
        """The codes of one person's answer."""
        return self.codes[self.at[column, person] : self.at[column, person + 1]]


def answers_given(person: Person, question: Question) -> tuple[str, ...]:
    """What the engine may know of a person's answer: of a private question nothing without consent."""
    if question.private and person.consents.get(question.id) not in ("use", "tell"):
        return ()
    return tuple(person.answers.get(question.id, ()))


def encode_answers(people: Sequence[Person], programme: Programme) -> Columns:
    """Turn every answer into sorted codes. Questions of one vocabulary (asks and offers) share their numbers."""
    questions = tuple(q for q in programme.questions if q.kind not in ("hours", "text"))
    if len(questions) > MOST_QUESTIONS:
        raise ProgrammeError(f"The programme asks {len(questions)} questions; at most {MOST_QUESTIONS} can be matched.")
    shared: dict[str, Vocabulary] = {}
    vocabularies = []
    for q in questions:
        source = programme.question(q.of) if q.kind == "asks" else q
        assert source is not None  # nosec B101: Programme.from_mapping has checked it
        vocabularies.append(shared.setdefault(source.id, Vocabulary(source.options)))
    at = np.zeros((len(questions), len(people) + 1), np.int64)
    codes: list[int] = []
    for k, (q, vocabulary) in enumerate(zip(questions, vocabularies, strict=True)):
        at[k, 0] = len(codes)
        for i, person in enumerate(people):
            codes.extend(sorted({vocabulary.code(value) for value in answers_given(person, q)}))
            at[k, i + 1] = len(codes)
    return Columns(
        questions,
        tuple(vocabularies),
        at,
        np.array(codes, np.int32),
        _tells(people, questions),
        _switched_off(programme, questions, at),
    )


def _tells(people: Sequence[Person], questions: Sequence[Question]) -> np.ndarray:
    tells = np.zeros(len(people), np.uint64)
    for k, q in enumerate(questions):
        if q.private:
            for i, person in enumerate(people):
                if person.consents.get(q.id) == "tell":
                    tells[i] |= np.uint64(1 << k)
    return tells


def _switched_off(programme: Programme, questions: Sequence[Question], at: np.ndarray) -> tuple[str, ...]:
    """A rule about a question that nobody answered binds nobody; that is said once."""
    answered = {q.id for k, q in enumerate(questions) if at[k, -1] > at[k, 0]}
    rules = programme.rules
    return tuple(
        f"Nobody's {q.label} is known, so the rule about it is off."
        for q in questions
        if q.id in (*rules.different, *rules.shared) and q.id not in answered
    )
