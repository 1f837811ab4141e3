"""Private answers that got into a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sameboat.engine.people import Person
from sameboat.engine.programme import Programme
from sameboat.engine.result import Result

EVERYDAY = frozenset(
    """
    a about all an and another any anybody are as asked at be both by can country different everybody few first for
    from had has have help here hour hours in is it its less more must my named nearly nice no nobody none not of on
    one or other others partner partners people person private rather read same say says should somebody speak
    speaks than that the their them there they three to two was were what where who why wish with work works would
    yes you your
    """.split()  # noqa: SIM905  a page of words reads better than a column
)
"""Words that prove nothing: a private answer *yes* or *other* is no secret when it stands in a sentence."""


def told(result: Result, word: str) -> list[str]:
    """Every place of a result in which a word stands, as a whole and in any letter case."""
    return [place for place, text in sentences(result) if _stands(word, text)]


def sentences(result: Result) -> Iterator[tuple[str, str]]:
    """Everything in a result that is text for people, and where it stands."""
    for row in result.partners:
        yield f"the reason of {row.id}", row.reason
        yield f"what is between {row.id} and partners", row.between_them
    for alone in result.alone:
        yield f"why {alone.id} is alone", alone.why
        yield f"what would help {alone.id}", alone.would_help
    for answer in result.wishes:
        yield f"the wish of {answer.id} about {answer.question}", f"{answer.wish} {answer.why}"
    for number, note in enumerate(result.notes, 1):
        yield f"note {number}", note
    yield "the audit", repr(result.audit)


def secrets_told(people: Sequence[Person], programme: Programme, result: Result) -> list[str]:
    """Private answers that stand where they may not.

    That is in any sentence but the one for the partners alone, and there without everybody's second consent.

    A value that somebody also gave in public, or that is an everyday word, cannot be told from an ordinary
    sentence and is passed over.
    """
    private = [q for q in programme.questions if q.private]
    if not private:
        return []
    open_words = " ".join(_public_words(people, programme)).casefold()
    by_id = {p.id: p for p in people}
    company = {row.id: (row.id, *row.partner_ids) for row in result.partners}
    values = {
        (q.id, value)
        for q in private
        for p in people
        for value in (*p.answers.get(q.id, ()), *(v for w in p.wishes if w.question == q.id for v in w.values))
    }
    hidden = [
        (q, v) for q, v in sorted(values) if _words(v) and v.casefold() not in EVERYDAY and not _stands(v, open_words)
    ]
    if not hidden:
        return []
    by_first_word: dict[str, list[tuple[str, str]]] = {}
    for q, value in hidden:
        by_first_word.setdefault(_words(value)[0], []).append((q, value))
    broken = []
    for place, text in sentences(result):
        whose = place.removeprefix("what is between ").removesuffix(" and partners")
        group = company.get(whose, ()) if whose != place else ()
        for word in by_first_word.keys() & set(_words(text)):
            for q, value in by_first_word[word]:
                all_tell = bool(group) and all(
                    by_id[m].consents.get(q) == "tell" and value in by_id[m].answers.get(q, ()) for m in group
                )
                if not all_tell and _stands(value, text):
                    broken.append(f"A private answer stands in {place}.")
    return broken


def _public_words(people: Sequence[Person], programme: Programme) -> Iterator[str]:
    private = {q.id for q in programme.questions if q.private}
    for q in programme.questions:
        yield q.label
        yield q.id
        if not q.private:
            yield from q.options
    for p in people:
        yield p.id
        yield p.name
        for question, values in p.answers.items():
            if question not in private:
                yield from values
        for wish in p.wishes:
            if wish.question not in private:
                yield from wish.values


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _stands(word: str, text: str) -> bool:
    """As a whole: *ace* does not stand in *place*."""
    return bool(word.strip()) and re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE) is not None
