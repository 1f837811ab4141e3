"""What became of every wish, and why: one row each.

In a trio, a circle, or for a mentor with several mentees a wish is answered by the partner who brings most of it,
and the sentence says by how many of them it is granted. A private wish has one answer for everybody.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np

from sameboat.engine import words
from sameboat.engine.explain.phrases import Phrases
from sameboat.engine.meaning import Meaning, Stated, as_on_the_sheet
from sameboat.engine.people import Person
from sameboat.engine.result import Answer, WishAnswer

if TYPE_CHECKING:
    from sameboat.engine.explain.possible import Possible

Company = Sequence[tuple[Person, str, float | None]]
"""One's partners, what they are called, and the hours one has in common with each."""


class Others:
    """Whom a wish could have brought instead."""

    def __init__(self, possible: Possible, say: Phrases) -> None:
        self.possible = possible
        self.say = say
        self._last: tuple[int, np.ndarray] = (-1, np.empty(0, np.int64))

    def why_not(self, stated: Stated, at: int) -> str:
        """Why nobody brought what somebody wished: nobody does, nobody who fits does, or they are with others."""
        if self._last[0] != at:
            self._last = at, np.flatnonzero(self.possible.fit(at))
        count = self.possible.count(self.possible.bring(at, stated, self._last[1]))
        if count.number:
            return words.others_would_have(count)
        whole = self.possible.whole
        if self.possible.is_a_sample and (whole.bring(at, stated) & whole.fit(at)).any():
            return words.others_would_have(words.Count(1))
        wish = self.say.wish(stated)
        return words.nobody_allowed_brings(wish) if whole.bring(at, stated).any() else words.nobody_brings(wish)


def answered(
    person: Person,
    wishes: Sequence[Stated],
    company: Company,
    *,
    at: int,
    meaning: Meaning,
    say: Phrases,
    others: Others | None,
    instead: str = "",
) -> Iterator[WishAnswer]:
    """A row for each wish.

    Parameters
    ----------
    at : the person's place in the crowd that ``others`` looks at
    others : whom a wish could have brought; needed only where ``instead`` says nothing
    instead : why a wish that is not granted is not, where that is known without looking for others
    """
    for stated in wishes:
        answer, why = _without_looking(stated)
        if not answer:
            met = [meaning.degree(stated, other, hours) for other, _, hours in company]
            best = max(met, default=0.0)
            if best > 0.0:
                answer = "granted" if best == 1.0 else "nearly"
                why = _what_they_bring(stated, best, met, company, meaning, say)
            else:
                answer, why = "not", instead or (others.why_not(stated, at) if others else "")
        yield WishAnswer(person.id, stated.wish.question, as_on_the_sheet(stated), stated.wish.weight, answer, why)


def _without_looking(stated: Stated) -> tuple[Answer | None, str]:
    """Wishes that have the same answer whoever the partner is."""
    if stated.private:
        return "considered", words.CONSIDERED
    if stated.counts:
        return None, ""
    if stated.question is None or stated.question.kind == "text":
        return "not", words.not_asked_here(stated.wish.question.replace("_", " "))
    return "not", words.nothing_to_compare(stated.question.label)


def _what_they_bring(
    stated: Stated, best: float, met: Sequence[float], company: Company, meaning: Meaning, say: Phrases
) -> str:
    other, name, hours = company[met.index(best)]
    target = stated.target
    assert target is not None  # nosec B101: somebody met it
    if target.kind == "hours":
        what = words.common_hours(hours or 0.0)
    else:
        brought = meaning.answer(other, target)
        if best < 1.0:
            return words.one_step_away(
                words.fact(target.kind, target.label, name, [say.value(target, meaning.near(stated, brought))])
            )
        if stated.wish.kind != "different":
            brought = tuple(value for value in brought if value in stated.sought)
        what = words.fact(target.kind, target.label, name, say.values(target, brought))
    return words.granted(what, sum(degree == best for degree in met), len(company))
