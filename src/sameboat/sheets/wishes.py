"""What people wish for: *same*, *different*, or values; and how much they do."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any, NamedTuple

from sameboat.sheets import words
from sameboat.sheets.cells import Read, Remark, quoted
from sameboat.sheets.folding import plain
from sameboat.sheets.questions import Question, pieces


class Wished(NamedTuple):
    """A wish as one cell says it."""

    kind: str
    """*same*, *different*, *these*, or ``""`` for no matter."""
    values: tuple[str, ...] = ()
    or_same: bool = False
    """Whether the person's own answers stand among the values too: *same; academic*."""


NO_WISH = Wished("")


def read_wish(question: Question, text: str) -> Read[Wished]:
    """Read one cell of a ``wish_`` column. A blank cell wishes nothing, and so does *any*."""
    said = {plain(piece) for piece in pieces(text)}
    if not said:
        return Read(NO_WISH)
    if said & words.NO_MATTER:
        mixed = Remark("any among values", "doubt", partial(_any_mixed, question, text))
        return Read(NO_WISH, (mixed,) if len(said) > 1 else ())
    same, different = bool(said & words.SAME), bool(said & words.DIFFERENT)
    if same and different:
        return Read(NO_WISH, (Remark("same and different", "doubt", _same_and_different),))
    rest = "; ".join(p for p in pieces(text) if plain(p) not in words.SAME | words.DIFFERENT)
    if question.kind == "hours":
        return _about_hours(same, bool(rest) or different)
    if not rest:
        return Read(Wished("same" if same else "different"))
    read = question.values(rest)
    remarks = read.remarks
    if different:
        remarks += (Remark("different among values", "doubt", partial(_different_mixed, question, rest)),)
    return Read(Wished("these", read.value, or_same=same), remarks)


def read_weight(text: str) -> Read[str]:
    """Read one cell of a ``weight_`` column. A blank one is *should*."""
    if not text:
        return Read("should")
    said = words.weight(text)
    if said:
        return Read(said)
    return Read("should", (Remark("unknown weight", "doubt", partial(_no_weight, text)),))


def wish(question: Question, wished: Wished, weight: str, answers: Mapping[str, tuple[str, ...]]) -> dict[str, Any]:
    """The wish as the engine takes it. Own answers are put among the values where the person said so."""
    values = wished.values
    if wished.or_same:
        values = tuple(dict.fromkeys((*values, *answers.get(question.id, ()))))
    return {"question": question.id, "kind": wished.kind, "values": values, "weight": weight}


def _about_hours(same: bool, more: bool) -> Read[Wished]:
    remarks = (Remark("a wish about hours", "doubt", _only_same_hours),) if more else ()
    return Read(Wished("same") if same else NO_WISH, remarks)


def _any_mixed(question: Question, text: str) -> tuple[str, str]:
    said = "The wish" if question.private else quoted(text)
    return f"{said} names values and also says that it does not matter.", "It was taken as no matter."


def _same_and_different() -> tuple[str, str]:
    return "The wish says same and different.", "That is everybody, so it was taken as no matter."


def _different_mixed(question: Question, text: str) -> tuple[str, str]:
    kept = "the values" if question.private else quoted(text)
    return f"The wish says different and also names {kept}.", "The values were kept. Write the one or the other."


def _only_same_hours() -> tuple[str, str]:
    return "About free hours the only wish is same: hours in common.", "Anything else in the cell is not used."


def _no_weight(text: str) -> tuple[str, str]:
    return f"{quoted(text)} is no weight.", "Write must, should or nice. It was taken as should."
