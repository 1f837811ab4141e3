"""What people wrote in their own words, as vectors: texts that mean alike lie close, in sixteen languages.

Needs the extra ``text``; without it free text is set aside, and the run says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sameboat.engine.encoding import in_order
from sameboat.engine.people import Person
from sameboat.engine.programme import Programme

from .encoder import encoder, is_installed
from .progress import Told

if TYPE_CHECKING:
    import numpy as np

MOST_TEXTS = 4_000
"""Different texts. More would take longer than everything else together."""
AT_ONCE = 64


def vectors_of(people: Sequence[Person], programme: Programme, seed: int, tell: Told) -> tuple[np.ndarray | None, str]:
    """Return a vector for each person in the engine's order, or None and a sentence that says why not."""
    question = next((q for q in programme.questions if q.kind == "text" and q.common > 0 and not q.private), None)
    written = [person.texts.get(question.id, "") for person in in_order(people, seed)] if question else []
    different = sorted({text for text in written if text})
    if not question or not different:
        return None, ""
    if not is_installed():
        return None, f"What people wrote under {question.label} was not compared: install sameboat[text] for that."
    if len(different) > MOST_TEXTS:
        return None, (
            f"What people wrote under {question.label} was not compared: there are {len(different):,} texts, "
            f"and up to {MOST_TEXTS:,} are read."
        )
    return _embedded(written, different, tell), ""


def _embedded(written: Sequence[str], different: Sequence[str], tell: Told) -> np.ndarray:
    import numpy as np

    tell("Comparing what people wrote", 0.0)
    encode = encoder().encode
    parts = []
    for start in range(0, len(different), AT_ONCE):
        tell("Comparing what people wrote", start / len(different))
        parts.append(encode(list(different[start : start + AT_ONCE])))
    known = np.concatenate(parts).astype(np.float32)
    place = {text: at for at, text in enumerate(different)}
    vectors = np.zeros((len(written), known.shape[1]), np.float32)
    for row, text in enumerate(written):
        if text:
            vectors[row] = known[place[text]]
    tell("Comparing what people wrote", 1.0)
    return vectors
