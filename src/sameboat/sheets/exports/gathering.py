"""From the columns of a question to its answers: ticks become lists, *Other* gets its words, grids stay apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sameboat.sheets.exports.imported import Answers, Asked, Column
from sameboat.sheets.exports.options import find_options
from sameboat.sheets.folding import plain

_OTHER = re.compile(r"\b(other|autre|andere|sonstiges?|otro|outro|altro|please specify|bitte angeben)", re.IGNORECASE)
_TICKS = frozenset(("1", "x", "yes", "true", "checked", "selected", "ticked", "✓", "✔", "ja", "oui", "si", "sim"))
_NO_TICKS = frozenset(("0", "no", "false", "unchecked", "not selected", "nein", "non"))


def gather(asked: Asked) -> Iterator[Answers]:
    """The answers to one question: one column of the plain sheet, or of a grid several."""
    columns = asked.columns
    others = [column for column in columns if column.option and _is_other(column)]
    choices = [column for column in columns if not any(column is other for other in others)]
    ticked = bool(choices) and all(_is_tick(column) for column in choices if column.values)
    ticked = ticked and any(column.values and column.option for column in choices)
    if ticked and (len(columns) > 1 or _is_tick(columns[0])):
        yield _list_of_ticks(asked, choices, others)
    elif len(choices) == 1 and others:
        yield _with_other(asked, choices[0], others)
    elif len(columns) == 1:
        yield one_column(asked.question, columns[0])
    else:
        for column in columns:
            answers = one_column(_full_question(asked, column), column)
            answers.how = "matrix"
            answers.why = f"one of {len(columns)} columns of “{shortened(asked.question)}”"
            yield answers


def one_column(question: str, column: Column) -> Answers:
    """A column that stands alone: single answers, or ticks joined in each cell."""
    found = find_options(column.cells, heading=question) if column.values else None
    if found is None:
        return Answers(question, [(cell,) if cell else () for cell in column.cells], "single", "", [column])
    between = "line breaks" if found.separator == "line break" else f"“{found.separator}”"
    several = len(found.options)
    why = f"{several} options, joined by {between}" if several != 1 else f"one option, ended by {between}"
    if found.with_separator:
        held = len(found.with_separator)
        why += f", which also stands inside {held} of them" if held > 1 else ", which also stands inside one of them"
    cells = [found.ticks[cell.strip()] if cell.strip() else () for cell in column.cells]
    return Answers(question, cells, "multi", why, [column], found.options)


def shortened(text: str, to: int = 60) -> str:
    """The beginning of a long question, whole words of it."""
    if len(text) <= to:
        return text
    return text[:to].rsplit(" ", 1)[0].rstrip(" ,;:-") + "…"


def _full_question(asked: Asked, column: Column) -> str:
    return f"{asked.question} – {column.option}" if asked.question and column.option else asked.question


def _is_other(column: Column) -> bool:
    return _OTHER.search(column.option) is not None


def _is_tick(column: Column) -> bool:
    """Whether a column says only: this option, or not."""
    said = set(column.values)
    if not column.option or len(said) > 5:
        return False
    values = {plain(value) or value for value in said} - _NO_TICKS
    return len(values) == 1 and bool(values & _TICKS or plain(column.option) in values)


def _tick_of(column: Column, cell: str) -> str:
    said = plain(cell) or cell
    return "" if not cell or said in _NO_TICKS else column.option


def _list_of_ticks(asked: Asked, choices: Sequence[Column], others: Sequence[Column]) -> Answers:
    """One option a column becomes one list. Where somebody wrote what *Other* is, the words stand for the tick."""
    cells: list[tuple[str, ...]] = []
    for k in range(len(asked.columns[0].cells)):
        ticks = [_tick_of(column, column.cells[k]) for column in choices]
        cells.append(tuple(dict.fromkeys(filter(None, [*ticks, *_other_words(others, k)]))))
    options = tuple(column.option for column in choices)
    why = f"{len(options)} options, one a column" if len(options) != 1 else "one option in a column of its own"
    if others:
        why += "; what was written under “Other” is among them"
    question = asked.question or f"choices: {', '.join(options[:2])}"
    return Answers(question, cells, "one option a column", why, list(asked.columns), options)


def _other_words(others: Sequence[Column], k: int) -> list[str]:
    """What one person wrote under *Other*; the bare tick only where nothing was written."""
    said = [column.cells[k] for column in others if column.cells[k] and plain(column.cells[k]) not in _NO_TICKS]
    words = [text for text in said if plain(text) not in _TICKS and not _is_label(text, others)]
    return words or (["Other"] if said else [])


def _is_label(text: str, others: Sequence[Column]) -> bool:
    return any(plain(text) == plain(column.option) for column in others) or plain(text) == "other"


def _with_other(asked: Asked, choice: Column, others: Sequence[Column]) -> Answers:
    """A single choice whose *Other* has a column of its own for the words."""
    cells: list[tuple[str, ...]] = []
    beside = 0
    for k, said in enumerate(choice.cells):
        words = [text for text in _other_words(others, k) if text != "Other"]
        if words and (not said or _OTHER.search(said)):
            cells.append((words[0],))
        elif words:
            beside += 1
            cells.append((said, *words))
        else:
            cells.append((said,) if said else ())
    if beside:
        why = "a choice, and what was written under “Other” beside it"
        return Answers(asked.question, cells, "multi", why, list(asked.columns))
    why = "a choice; where “Other” was chosen, what was written there"
    return Answers(asked.question, cells, "single", why, list(asked.columns))
