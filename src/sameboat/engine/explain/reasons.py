"""Why these people: one to three short sentences that read well for each of them.

What somebody asked for and got comes first, the heaviest wish first; then what all of them have in common, common
hours last. What a group shares in private is a sentence of its own, for the group alone, and only where everybody
in it would tell it and everybody shares it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from sameboat.engine import words
from sameboat.engine.explain.phrases import Phrases, called
from sameboat.engine.meaning import ORDER, Meaning, Stated
from sameboat.engine.people import Person
from sameboat.engine.programme import Programme, Question

MOST_SENTENCES = 3
MOST_SHARED = 2
"""Questions named in one sentence about what people have in common, beside topics they chose."""

Wishes = Callable[[int], list[Stated]]
"""Everything a person, by position, wishes."""


@dataclass(frozen=True, order=True)
class Met:
    """A wish of i that j meets."""

    order: tuple[float, int, int, int]
    """What is said first: granted before nearly, heavy before light, as their owners put them."""
    i: int = field(compare=False)
    j: int = field(compare=False)
    stated: Stated = field(compare=False)


def _once_for_both(best: dict[tuple[int, str], Met], i: int, j: int) -> None:
    """Where both asked for the same and got it, one sentence says so."""
    for (whose, question), fact in list(best.items()):
        twin = best.get((j, question)) if whose == i else None
        if twin and fact.stated.wish.kind == twin.stated.wish.kind == "same" and fact.order[0] == 0:
            del best[max(fact, twin).i, question]


class Reasons:
    """Makes the sentences for one group after the other; positions are those of ``people``."""

    def __init__(self, people: Sequence[Person], programme: Programme, meaning: Meaning, say: Phrases, wishes: Wishes):
        self.people = people
        self.meaning = meaning
        self.say = say
        self.wishes = wishes
        rules = programme.rules
        self.shareable = [
            q
            for q in programme.questions
            if not q.private and q.kind not in ("hours", "text") and (q.common > 0 or q.id in rules.shared)
        ]
        self.private = [q for q in programme.questions if q.private and q.kind not in ("hours", "text")]
        self.country = next((q for q in programme.questions if q.kind == "country" and not q.private), None)

    def of(
        self,
        members: Sequence[int],
        links: Sequence[tuple[int, int]],
        *,
        hours: float | None,
        locked: bool = False,
        named: bool = False,
    ) -> str:
        """The reason of a group.

        Parameters
        ----------
        members : positions, in an order that is the same for everybody who reads it
        links : who is whose partner
        hours : what all members have in common, None where somebody left it blank
        locked : the coordinator chose
        named : each named the other
        """
        who = dict(zip(members, called([self.people[i] for i in members]), strict=True))
        head = [words.CHOSEN_BY_COORDINATOR] if locked else []
        if named:
            head.append(words.EACH_NAMED_THE_OTHER if len(members) == 2 else words.ALL_NAMED_ONE_ANOTHER)
        met = sorted(self._met(links))[: max(1, MOST_SENTENCES - 1 - len(head))]
        told = {fact.stated.wish.question for fact in met}
        tail = self._in_common(members, hours, told)
        said = [*head, *(self._in_words(fact, who, len(links) == 1) for fact in met), *tail]
        if len(said) < MOST_SENTENCES and len(members) == 2 and "country" not in told:
            said[len(head) : len(head)] = self._where(members, who)
        if said:
            return " ".join(said)
        anybody_wished = any(s.counts and not s.private for i in members for s in self.wishes(i))
        return words.NOTHING_TO_BE_HAD if anybody_wished else words.OPEN_TO_ANYBODY

    # -------------------------------------------------------------------------------------------- pieces
    def _met(self, links: Sequence[tuple[int, int]]) -> list[Met]:
        """Every public wish that was met, once: by the partner who meets it best."""
        best: dict[tuple[int, str], Met] = {}
        for a, b in links:
            for i, j in ((a, b), (b, a)):
                for rank, stated in enumerate(self.wishes(i)):
                    if stated.private or stated.target is None or stated.target.kind == "hours":
                        continue
                    degree = self.meaning.degree(stated, self.people[j])
                    key = i, stated.wish.question
                    if degree == 0.0 or (key in best and best[key].order[0] <= 1 - degree):
                        continue
                    best[key] = Met((1 - degree, ORDER[stated.wish.weight], rank, len(best)), i, j, stated)
        if len(links) == 1:
            _once_for_both(best, *links[0])
        return list(best.values())

    def _in_words(self, fact: Met, who: dict[int, str], only_two: bool) -> str:
        stated, i, j = fact.stated, fact.i, fact.j
        question, target = stated.question, stated.target
        assert question is not None  # nosec B101: somebody met it
        assert target is not None  # nosec B101
        brought = self.meaning.answer(self.people[j], target)
        if fact.order[0] > 0:
            near = self.say.value(target, self.meaning.near(stated, brought))
            steps = self.meaning.steps[target.id]
            sought = sorted(stated.sought, key=lambda value: (steps.get(value, len(steps)), value))
            return words.nearly(question.label, who[i], self.say.values(target, sought), who[j], near)
        if stated.wish.kind == "different":
            own = self.say.values(target, self.meaning.answer(self.people[i], target))
            return words.asked_for_another(
                question.kind, question.label, who[i], own, who[j], self.say.values(target, brought)
            )
        gift = self.say.values(target, [value for value in brought if value in stated.sought])
        if stated.wish.kind == "same":
            both = only_two and any(s.wish.kind == "same" and s.wish.question == question.id for s in self.wishes(j))
            return words.asked_for_the_same(question.kind, question.label, "both" if both else who[i], gift)
        wanted = self.say.values(target, stated.wish.values)
        return words.asked_for(question.kind, question.label, who[i], wanted, who[j], gift)

    def _in_common(self, members: Sequence[int], hours: float | None, told: set[str]) -> list[str]:
        phrases: list[str] = []
        chosen: list[str] = []
        for q, values in self._shared(members):
            if q.id in told:
                continue
            if q.kind == "choices":
                chosen.extend(self.say.values(q, values))
            else:
                phrases.append(words.share(q.kind, q.label, self.say.values(q, values)))
        phrases = phrases[:MOST_SHARED]
        if chosen:
            phrases.append(words.share("choices", "", chosen))
        if hours:
            phrases.append(words.meet(hours))
        return [words.together(len(members), phrases)] if phrases else []

    def _shared(self, members: Sequence[int]) -> Iterator[tuple[Question, list[str]]]:
        first, *others = [self.people[i] for i in members]
        for q in self.shareable:
            values = list(first.answers.get(q.id, ()))
            for other in others:
                theirs = other.answers.get(q.id, ())
                values = [value for value in values if value in theirs]
                if not values:
                    break
            if values:
                yield q, values

    def between(self, members: Sequence[int]) -> str:
        """What a group shares in private, where everybody in it consented to tell a partner who shares it."""
        phrases = [words.share(q.kind, q.label, self.say.values(q, values)) for q, values in self._told(members)]
        return words.together(len(members), phrases) if phrases else ""

    def _told(self, members: Sequence[int]) -> Iterator[tuple[Question, list[str]]]:
        first, *others = [self.people[i] for i in members]
        for q in self.private:
            if all(self.people[i].consents.get(q.id) == "tell" for i in members):
                values = [v for v in first.answers.get(q.id, ()) if all(v in p.answers.get(q.id, ()) for p in others)]
                if values:
                    yield q, values

    def _where(self, members: Sequence[int], who: dict[int, str]) -> list[str]:
        """Where two people are, if they are in two countries."""
        if self.country is None:
            return []
        places = [(i, self.people[i].answers.get(self.country.id, ())) for i in members]
        if not all(values for _, values in places) or places[0][1] == places[1][1]:
            return []
        return [words.based_in([(who[i], self.say.value(self.country, values[0])) for i, values in places])]
