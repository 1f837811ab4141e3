"""What people wrote in their own words, as vectors: texts that mean alike lie close, in sixteen languages.

Needs the extra ``text``; without it free text is set aside, and the run says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sameboat.engine.encoding import in_order
from sameboat.engine.people import Person
from sameboat.engine.programme import Programme
from sameboat.engine.sentences import STAGE, question_compared, read_in_turns, why_not_compared

from .encoder import encoder
from .progress import Told

if TYPE_CHECKING:
    import numpy as np


def vectors_of(people: Sequence[Person], programme: Programme, seed: int, tell: Told) -> tuple[np.ndarray | None, str]:
    """Return a vector for each person in the engine's order, or None and a sentence that says why not."""
    question = question_compared(programme)
    written = [person.texts.get(question.id, "") for person in in_order(people, seed)] if question else []
    different = sorted({text for text in written if text})
    if not question or not different:
        return None, ""
    if why_not := why_not_compared(question, len(different)):
        return None, why_not
    return _embedded(written, different, tell), ""


def _embedded(written: Sequence[str], different: Sequence[str], tell: Told) -> np.ndarray:
    import numpy as np

    tell(STAGE, 0.0)
    parts = [vectors for _some, vectors in read_in_turns(different, encoder(), tell)]
    known = np.concatenate(parts).astype(np.float32)
    place = {text: at for at, text in enumerate(different)}
    vectors = np.zeros((len(written), known.shape[1]), np.float32)
    for row, text in enumerate(written):
        if text:
            vectors[row] = known[place[text]]
    tell(STAGE, 1.0)
    return vectors
