"""What people wrote in their own words, compared: vectors kept from run to run, and for a page that judges a pair.

The encoder is loaded inside the function that the worker calls, and only where a text was never read before.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from sameboat.engine.people import Person as EnginePerson
from sameboat.engine.sentences import load, question_compared, read_in_turns, why_not_compared
from sameboat.mentoring.matching.bridge.given import EngineProgramme
from sameboat.mentoring.matching.models import TextRead

SINGLE = np.dtype("<f4")


def texts_compared(people: Iterable[EnginePerson], programme: EngineProgramme) -> tuple[dict[str, str], str]:
    """What each of these people wrote where it counts; or nothing, and a sentence that says why it is left out."""
    question = question_compared(programme)
    if question is None:
        return {}, ""
    written = {person.id: text for person in people if (text := person.texts.get(question.id, "").strip())}
    why_not = why_not_compared(question, len(set(written.values()))) if written else ""
    return ({}, why_not) if why_not else (written, "")


def mark_of(text: str) -> str:
    """Tells whether a text is the one that was read."""
    return hashlib.sha256(text.encode()).hexdigest()


def read(texts: Sequence[str], tell: Callable[[str, float], None]) -> Iterator[tuple[list[str], list[bytes]]]:
    """Read texts, some at a time. Loads the encoder: for the worker alone."""
    for some, vectors in read_in_turns(texts, load(), tell):
        yield some, [np.ascontiguousarray(vector, SINGLE).tobytes() for vector in vectors]


def in_the_engines_order(people: Iterable[EnginePerson], vectors: Mapping[str, bytes], seed: int) -> np.ndarray | None:
    """A row for each person as the engine wants them; nought for whoever wrote nothing. None where nobody did."""
    from sameboat.engine.encoding import in_order

    if not vectors:
        return None
    known = {id_: np.frombuffer(vector, SINGLE) for id_, vector in vectors.items()}
    ordered = in_order(people, seed)
    rows = np.zeros((len(ordered), len(next(iter(known.values())))), np.float32)
    for row, person in enumerate(ordered):
        if person.id in known:
            rows[row] = known[person.id]
    return rows


def alike_by_what_was_read(
    people: Sequence[EnginePerson], programme: EngineProgramme
) -> Callable[[str, str], float | None] | None:
    """How alike the texts of two of these people are, as far as a run has read them; None where texts count nothing."""
    written, _why_not = texts_compared(people, programme)
    if not written:
        return None
    known: dict[str, Any] = {
        str(row.pk): np.frombuffer(bytes(row.vector), SINGLE).astype(np.float64)
        for row in TextRead.objects.filter(enrolment__in=list(written))
        if row.mark == mark_of(written[str(row.pk)])
    }

    def alike(one: str, other: str) -> float | None:
        return float(known[one] @ known[other]) if one in known and other in known else None

    return alike
