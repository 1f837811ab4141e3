"""What became of every wish, and why: one row each.

In a trio, a circle, or for a mentor with several mentees a wish is answered by the partner who brings most of it,
and the sentence says by how many of them it is granted. A private wish has one answer for everybody.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from sameboat.engine import words
from sameboat.engine.explain.phrases import Phrases
from sameboat.engine.explain.possible import Possible
from sameboat.engine.meaning import Meaning, Stated, as_on_the_sheet
from sameboat.engine.people import Person
from sameboat.engine.result import Answer, WishAnswer

Company = Sequence[tuple[Person, str, float | None]]
"""One's partners, what they are called, and the hours one has in common with each."""


def answered(
    person: Person,
    wishes: Sequence[Stated],
    company: Company,
    *,
    at: int,
    meaning: Meaning,
    say: Phrases,
    possible: Possible,
    instead: str = "",
) -> Iterator[WishAnswer]:
    """A row for each wish.

    Parameters
    ----------
    at : the person's place in the crowd of ``possible``
    instead : why a wish that is not granted is not, where that is known without looking for others
    """
    fit: np.ndarray | None = None
    for stated in wishes:
        answer, why = _without_looking(stated)
        if not answer:
            met = [meaning.degree(stated, other, hours) for other, _, hours in company]
            best = max(met, default=0.0)
            if best > 0.0:
                answer = "granted" if best == 1.0 else "nearly"
                why = _what_they_bring(stated, best, met, company, meaning, say)
            else:
                answer, why = "not", instead
                if not why:
                    fit = possible.fit(at) if fit is None else fit
                    why = _why_not(stated, at, fit, possible, say)
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


def _why_not(stated: Stated, at: int, fit: np.ndarray, possible: Possible, say: Phrases) -> str:
    bring = possible.bring(at, stated)
    if not bring.any():
        return words.nobody_brings(say.wish(stated))
    both = possible.count(bring & fit)
    return words.others_would_have(both) if both else words.nobody_allowed_brings(say.wish(stated))
