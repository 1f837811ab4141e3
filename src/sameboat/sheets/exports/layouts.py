"""How each form service lays its export out: where the questions stand, and where the answers begin.

* **Google Forms**: one header row, a time stamp first. Several answers stand in one cell, joined by ``, `` or
  ``;``. A grid has a column for each row, headed ``Question [Row]``.
* **Microsoft Forms**: one header row: ID, Start time, Completion time, Email, Name. Each answer ends in ``;``.
* **Qualtrics**: three header rows (names, questions, import ids); in the old layout two (V1, V2, …). Several
  answers stand in one cell, joined by ``,``, or have a column each, headed ``Question - Option``.
* **SurveyMonkey**: two header rows; the first is blank where a question goes on. One option a column, and
  *Other (please specify)* last.
* **Typeform**: one header row; *Submit Date* and *Network ID* last. One option a column, headed by the option.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from sameboat.sheets.exports.imported import Asked, Column, Form, Service
from sameboat.sheets.findings import Finding, note
from sameboat.sheets.tables import Cells, TableError, table_of

TIMESTAMPS = frozenset((
    "timestamp", "horodateur", "zeitstempel", "marca temporal", "carimbo de data/hora", "carimbo de data hora",
    "informazioni cronologiche", "tijdstempel", "tidsstämpel", "tidsstempel", "aikaleima", "sygnatura czasowa",
    "zaman damgası", "отметка времени", "позначка часу", "časové razítko", "időbélyeg", "marcaj de timp",
    "タイムスタンプ", "타임스탬프", "时间戳记", "时间戳", "時間戳記", "الطابع الزمني", "חותמת זמן", "dấu thời gian",
))  # fmt: skip
"""How Google Forms heads its first column, in the languages of its users."""
_LEGACY_QUALTRICS = ("responseid", "responseset")
_SUBHEADINGS = frozenset(("response", "open-ended response", "open ended response", "réponse", "antwort", "respuesta"))
_CONTINUED = re.compile(r"(?:|unnamed: ?\d+|column ?\d+|columna ?\d+|spalte ?\d+|colonne ?\d+)", re.IGNORECASE)


def form_of(cells: Cells, service: str | None = None) -> Form:
    """Understand the header rows of an export; ``service`` overrides what they look like.

    Raises
    ------
    TableError
        If there is nothing below the headings to import.
    """
    rows = cells.rows
    first = next((at for at, row in enumerate(rows[:1000]) if any(cell.strip() for cell in row)), None)
    if first is None:
        raise TableError("There is nothing in the first rows of the export. Delete them, and try again.")
    kind: Service = service or recognised(rows[first:])  # type: ignore[assignment]
    if kind == "qualtrics":
        form = _qualtrics(cells, first)
    elif kind == "surveymonkey" and _has_second_row(rows[first:]):
        form = _surveymonkey(cells, first)
    else:
        form = _one_header_row(cells, kind)
    if not form.numbers:
        raise TableError("There are headings, and no answers below them. Check the export.")
    return form


def recognised(rows: Sequence[Sequence[str]]) -> Service:
    """Which service wrote these rows, by its habits in the headings."""
    head = [cell.strip().casefold() for cell in rows[0]]
    second = [cell.strip().casefold() for cell in rows[1]] if len(rows) > 1 else []
    third = rows[2] if len(rows) > 2 else []
    known = set(head)
    if any('"importid"' in cell.casefold() for cell in third) or set(_LEGACY_QUALTRICS) <= set(second):
        return "qualtrics"
    if known & {"respondent id", "respondentid", "collector id", "collectorid"}:
        return "surveymonkey"
    if head[0] in TIMESTAMPS:
        return "google"
    if {"start time", "completion time"} <= known or {"startzeit", "fertigstellungszeit"} <= known:
        return "microsoft"
    if "network id" in known or ("#" in known and any(text.startswith("submit date") for text in head)):
        return "typeform"
    return "plain"


def _tidy(text: str) -> str:
    return " ".join(re.sub(r"<[^<>]{1,200}>", " ", text).replace("\ufeff", "").split())


def _body(rows: list[list[str]], start: int, width: int) -> tuple[list[list[str]], list[int]]:
    """The rows with answers, all as wide as the headings, and their numbers in the file."""
    kept, numbers = [], []
    for at in range(start, len(rows)):
        row = [cell.strip() for cell in rows[at][:width]]
        if any(row):
            kept.append(row + [""] * (width - len(row)))
            numbers.append(at + 1)
    return kept, numbers


def _columns(headings: Sequence[str], options: Sequence[str], body: list[list[str]]) -> list[Column]:
    return [
        Column(at + 1, heading, [row[at] for row in body], option)
        for at, (heading, option) in enumerate(zip(headings, options, strict=True))
    ]


def _widest(rows: Sequence[Sequence[str]], to: int) -> int:
    """The width of a table whose headings take several rows: as far as anything stands anywhere."""
    width = max(len(row) for row in rows[:to])
    for row in rows[to:]:
        if len(row) > width and any(cell.strip() for cell in row[width:]):
            width = len(row)
    return width


def _padded(row: Sequence[str], width: int) -> list[str]:
    return [_tidy(cell) for cell in row] + [""] * (width - len(row))


def _qualtrics(cells: Cells, first: int) -> Form:
    """Names, questions, import ids; the old layout has no third row."""
    rows = cells.rows
    third = rows[first + 2] if len(rows) > first + 2 else []
    start = first + (3 if any('"importid"' in cell.casefold() for cell in third) else 2)
    width = _widest(rows, start)
    names = _padded(rows[first], width)
    texts = _padded(rows[first + 1] if len(rows) > first + 1 else [], width)
    body, numbers = _body(rows, start, width)
    legacy = [bool(re.fullmatch(r"V\d+", name)) for name in names]
    asked: list[Asked] = []
    for column, text, old in zip(_columns(names, [""] * width, body), texts, legacy, strict=True):
        if not column.heading and not text and not column.values:
            continue
        if old:
            column.heading = text
        asked.append(Asked(text or column.heading, [column]))
    _split_headings(asked)
    return Form("qualtrics", _grouped(asked), numbers, cells.sha256, list(cells.notes))


def _has_second_row(rows: Sequence[Sequence[str]]) -> bool:
    """Whether a second row of headings follows: it names nobody, or says *Response*.

    In a workbook the two rows may be merged; then the second repeats the first.
    """
    first = [_tidy(cell) for cell in rows[0]]
    second = [_tidy(cell) for cell in rows[1]] if len(rows) > 1 else []
    return bool(second) and (second[0] in ("", first[0]) or any(cell.casefold() in _SUBHEADINGS for cell in second))


def _surveymonkey(cells: Cells, first: int) -> Form:
    rows = cells.rows
    width = _widest(rows, first + 2)
    questions, options = _padded(rows[first], width), _padded(rows[first + 1], width)
    body, numbers = _body(rows, first + 2, width)
    asked: list[Asked] = []
    for column in _columns(questions, options, body):
        if column.option.casefold() in _SUBHEADINGS or column.option == column.heading:
            column.option = ""
        if not column.heading and asked and (column.option or column.values):
            column.heading = asked[-1].question
            asked[-1].columns.append(column)
        elif column.heading or column.values:
            column.heading = column.heading or f"column {column.number}"
            asked.append(Asked(column.heading, [column]))
    _split_headings(asked)
    return Form("surveymonkey", _grouped(asked), numbers, cells.sha256, list(cells.notes))


def _one_header_row(cells: Cells, service: Service) -> Form:
    table = table_of(cells)
    numbers = [table.row_number(k) for k in range(len(table.rows))]
    columns = _columns(table.columns, [""] * len(table.columns), table.rows)
    asked = [Asked(column.heading, [column]) for column in columns]
    _split_headings(asked)
    together = _grouped(_continued(asked))
    return Form(service, together, numbers, table.sha256, list(_still_true(table.notes, together)))


def _still_true(notes: list[Finding], asked: list[Asked]) -> Iterator[Finding]:
    """The notes of the table; columns that belong to the question before them need no heading of their own."""
    gathered = sum(len(a.columns) - 1 for a in asked)
    if gathered:
        yield note(f"{gathered} columns belong to the question to their left, and were read together with it.")
    for told in notes:
        about_headings = "has no heading" in told.what or "(blank heading)" in told.what
        if not (gathered and (about_headings or "stands more than once" in told.what)):
            yield told


_GRID = re.compile(r"(?P<question>.+?)\s*\[(?P<option>[^\[\]]+)\](?: \(\d+\))?", re.DOTALL)
_DASH = re.compile(r"(?P<question>.+)\s[-–—]\s+(?P<option>.+?)(?: \(\d+\))?", re.DOTALL)
_OF_QUALTRICS = re.compile(r"\s+-\s+(?:Selected Choice(?=\s+-\s+|$)|Text$)")
_OTHER = re.compile(r"[\s\-–—_:(\[]*(?:other|autre|andere|sonstiges?|otro|outro|altro)\b", re.IGNORECASE)


def _split_headings(asked: list[Asked]) -> None:
    """Part headings like ``Question [Row]`` and ``Question - Option`` where several columns share the question.

    A lone ``Question - Option`` is parted only where its answers are the option itself.
    """
    lone = [a for a in asked if len(a.columns) == 1]
    parted = {id(a): said for a in lone if (said := _question_and_option(a.question))}
    shared = Counter(question for question, _ in parted.values())
    plain_headings = {a.question for a in asked}
    for a in lone:
        said = parted.get(id(a))
        if not said:
            continue
        question, option = said
        column = a.columns[0]
        ticked = set(column.values) == {option}
        if shared[question] > 1 or ticked or question in plain_headings:
            a.question, column.option = question, option


def _question_and_option(heading: str) -> tuple[str, str] | None:
    """``Q [Row]`` is Q and Row; ``Q - O`` is Q and O; ``Q - Selected Choice - O`` of Qualtrics is so too."""
    heading = _OF_QUALTRICS.sub("", heading)
    said = _GRID.fullmatch(heading) or _DASH.fullmatch(heading)
    return (said["question"].strip(), said["option"].strip()) if said else None


def _grouped(asked: list[Asked]) -> list[Asked]:
    """Neighbours with the same question become one; so do neighbours headed by the option that fills them."""
    together: list[Asked] = []
    for (question, _), some in groupby(asked, key=lambda a: (a.question, _is_own_option(a))):
        columns = [column for a in some for column in a.columns]
        together.append(Asked(question, columns))
    return _options_as_headings(together)


def _is_own_option(asked: Asked) -> bool:
    return len(asked.columns) == 1 and set(asked.columns[0].values) == {asked.columns[0].heading}


def _options_as_headings(asked: list[Asked]) -> list[Asked]:
    """Typeform heads each option's column by the option, and leaves the question out."""
    together: list[Asked] = []
    for own, some in groupby(asked, key=_is_own_option):
        run = list(some)
        if own and len(run) > 1:
            columns = [a.columns[0] for a in run]
            for column in columns:
                column.option = column.heading
            together.append(Asked("", columns))
        elif not own and together and not together[-1].question and run[0].question.casefold() == "other":
            run[0].columns[0].option = "Other"
            together[-1].columns.append(run[0].columns[0])
            together += run[1:]
        else:
            together += run
    return together


def _continued(asked: list[Asked]) -> list[Asked]:
    """Columns without a heading that hold one and the same text are options of the question before them.

    After options, one more without a heading is what people wrote under *Other*. So is *Position-Other*
    after *Position*.
    """
    together: list[Asked] = []
    for a in asked:
        column = a.columns[0]
        before = together[-1] if together else None
        goes_on = _CONTINUED.fullmatch(column.heading) and before and _same_text(before.columns[-1])
        if before and len(before.columns) == 1 and _says_other(before.question, column.heading):
            column.option = "Other"
            before.columns.append(column)
        elif goes_on and before and (_same_text(column) or len(before.columns) > 1):
            for tick in (before.columns[-1], column):
                tick.option = tick.option or (tick.values[0] if _same_text(tick) else "Other")
            before.columns.append(column)
        else:
            together.append(a)
    return together


def _says_other(question: str, heading: str) -> bool:
    """Whether a heading is the question once more, and *other* after it."""
    return heading.startswith(question) and _OTHER.match(heading[len(question) :]) is not None


def _same_text(column: Column) -> bool:
    """Whether all who answered gave one and the same text, in words."""
    values = set(column.values)
    return len(values) == 1 and any(letter.isalpha() for letter in next(iter(values)))
