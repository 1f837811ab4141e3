"""What a wish means, in plain Python: one person's wish, another person's answer. `docs/engine.md`, section 1.

The compiled scoring says the same about millions of pairs; this says it about one, with the values in hand, so that
sentences can be made of it.
"""

from __future__ import annotations

from dataclasses import dataclass

from sameboat.engine.people import Person, Wish
from sameboat.engine.programme import Programme, Question

ORDER = {"must": 0, "should": 1, "nice": 2}
AN_HOUR = 1.0


@dataclass(frozen=True, slots=True)
class Stated:
    """A wish as it is weighed and answered."""

    wish: Wish
    question: Question | None
    """None where the programme does not ask it."""
    target: Question | None
    """The question whose answers it looks at: of ``asks`` what others offer."""
    sought: frozenset[str]
    """The values it looks for, one's own for *same* and *different*; empty where there is nothing to compare with.
    Of free hours one word stands for the week."""
    private: bool

    @property
    def counts(self) -> bool:
        """Whether anybody can meet it at all."""
        if self.question is None or self.target is None or self.question.kind == "text":
            return False
        return bool(self.sought)


class Meaning:
    """The questions of one programme, and what wishes about them mean."""

    def __init__(self, programme: Programme) -> None:
        self.questions = {q.id: q for q in programme.questions}
        self.asks = tuple(q for q in programme.questions if q.kind == "asks")
        self.steps = {
            q.id: {option: at for at, option in enumerate(q.options)} for q in programme.questions if q.kind == "scale"
        }

    def target(self, question: Question) -> Question | None:
        """Whose answers a wish about ``question`` looks at."""
        return self.questions.get(question.of) if question.kind == "asks" else question

    def is_private(self, question: Question) -> bool:
        """Whether wishes about it are answered with one word, the same for everybody."""
        target = self.target(question)
        return question.private or (target is not None and target.private)

    def answer(self, person: Person, question: Question) -> tuple[str, ...]:
        """What may be known of an answer: of a private one nothing without consent."""
        if question.private and person.consents.get(question.id) not in ("use", "tell"):
            return ()
        return person.answers.get(question.id, ())

    def stated(self, person: Person) -> list[Stated]:
        """Every wish of a person, also what the person asks for; the heaviest first, then in the order said.

        Of two wishes about one question the later counts.
        """
        said = {wish.question: wish for wish in person.wishes}
        for q in self.asks:
            wish = said.pop(q.id, None)
            asked = (wish.values if wish else ()) or tuple(person.answers.get(q.id, ()))
            if asked:
                said[q.id] = Wish(q.id, "these", asked, wish.weight if wish else "should")
        stated = [self._stated(person, wish) for wish in said.values()]
        return sorted(stated, key=lambda s: ORDER[s.wish.weight]) if len(stated) > 1 else stated

    def _stated(self, person: Person, wish: Wish) -> Stated:
        question = self.questions.get(wish.question)
        target = self.target(question) if question else None
        if question is None or target is None:
            return Stated(wish, None, None, frozenset(), False)
        if target.kind == "hours":
            sought: tuple[str, ...] = ("free hours",) if person.free_hours else ()
        else:
            sought = wish.values if wish.kind == "these" else self.answer(person, target)
        return Stated(wish, question, target, frozenset(sought), self.is_private(question))

    def degree(self, stated: Stated, other: Person, hours: float | None = None) -> float:
        """How far the other grants a wish: 1, ½ (*nearly*: one step away on a scale, not for a must) or 0.

        ``hours`` are those both have in common, None where one of them left them blank.
        """
        if not stated.counts:
            return 0.0
        assert stated.target is not None  # nosec B101: it counts, so it looks at something
        different = stated.wish.kind == "different"
        if stated.target.kind == "hours":
            return 0.0 if hours is None else float((hours >= AN_HOUR) != different)
        brought = self.answer(other, stated.target)
        if not brought:
            return 0.0
        if any(value in stated.sought for value in brought):
            return 0.0 if different else 1.0
        if different:
            return 1.0
        return 0.5 if stated.wish.weight != "must" and self.near(stated, brought) else 0.0

    def near(self, stated: Stated, brought: tuple[str, ...]) -> str:
        """The value that is one step from one looked for, or nothing."""
        steps = self.steps.get(stated.target.id, {}) if stated.target else {}
        places = {steps[value] for value in stated.sought if value in steps}
        return next((v for v in brought if v in steps and {steps[v] - 1, steps[v] + 1} & places), "")


def as_on_the_sheet(stated: Stated) -> str:
    """The wish as it is written on the sheet; of a private one nothing but that."""
    if stated.private:
        return "private"
    return ";".join(stated.wish.values) if stated.wish.kind == "these" else stated.wish.kind
