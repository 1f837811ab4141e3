"""From an export to a plain sheet, with a sentence for every column."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from sameboat.sheets.exports import recognising
from sameboat.sheets.exports.contents import languages_in, role_said, wish_said
from sameboat.sheets.exports.gathering import gather, shortened
from sameboat.sheets.exports.imported import SERVICES, Answers, Asked, Form, Imported, Took
from sameboat.sheets.exports.layouts import form_of
from sameboat.sheets.exports.mapping import Meant, check_mapping, read_mapping
from sameboat.sheets.exports.moments import moments
from sameboat.sheets.exports.options import split_at_known
from sameboat.sheets.findings import Findings, doubt, note
from sameboat.sheets.folding import alike, plain
from sameboat.sheets.tables import TableError, read_cells
from sameboat.sheets.writing import write_csv

_UNFINISHED = {
    "status": (frozenset(("survey preview", "survey test", "spam", "8")), "a test, a preview or spam"),
    "finished": (frozenset(("0", "false", "falsch", "faux", "no")), "an answer that was never finished"),
}
"""Columns of Qualtrics, what they say of an answer that is none, and what that means."""


def read_export(
    path: str | Path,
    *,
    kind: str | None = None,
    mapping: str | Path | Mapping[str, Meant] | None = None,
    encoding: str = "",
    sheet: str | int | None = None,
) -> Imported:
    """Turn the export of a form service into a plain sheet.

    Parameters
    ----------
    path
        A CSV, TSV or XLSX file.
    kind
        ``google``, ``microsoft``, ``qualtrics``, ``surveymonkey``, ``typeform`` or ``plain``; otherwise found out.
    mapping
        A mapping file, or what `mapping_of` makes; it has the last word on what a column is.
    encoding, sheet
        As in `read_cells`.

    Returns
    -------
    Imported
        One row a person. ``took`` has a line for each column of the export, also for those left out.

    Raises
    ------
    TableError
        If the file cannot be read, is empty, or the mapping does not fit it.
    """
    if kind is not None and kind not in SERVICES:
        raise TableError(f"“{kind}” is no form service known here. Known are: {', '.join(SERVICES)}.")
    form = form_of(read_cells(path, sheet=sheet, encoding=encoding), kind)
    meant = read_mapping(mapping) if isinstance(mapping, (str, Path)) else dict(mapping or {})
    check_mapping(meant, form)
    return _Sorting(form, meant).imported()


def write_sheet(imported: Imported, path: str | Path) -> Path:
    """Write the plain sheet as CSV, whole or not at all, formula-like cells disarmed."""
    return write_csv(path, imported.columns, imported.rows)


class _Sorting:
    """Finds each column of the export its place on the plain sheet, and keeps the story."""

    def __init__(self, form: Form, meant: Mapping[str, Meant]) -> None:
        self.form = form
        self.meant = meant
        self.told = Findings()
        self.took: dict[int, Took] = {}
        self.sheet: dict[str, Answers] = {}

    def imported(self) -> Imported:
        """Sort everything, and write it down."""
        open_ = [answers for asked in self.form.asked for answers in self._answers(asked)]
        open_ = self._as_meant(open_)
        open_ = self._without_bookkeeping(open_)
        open_ = self._with_one_time(open_)
        open_ = self._with_one_name(open_)
        for answers in self._in_their_places(open_):
            self._place(answers, recognising.further_name(answers, [*recognising.PLAIN_COLUMNS, *self.sheet]),
                        "a further question")  # fmt: skip
        self._tell_of_unfinished()
        return self._written()

    def _answers(self, asked: Asked) -> Iterable[Answers]:
        """The answers to a question, with what the mapping says about their cells already heeded."""
        said = self._meant_for([asked.question, *(column.heading for column in asked.columns)])
        if said and len(asked.columns) == 1 and (said.separator or said.options or said.single):
            return [_as_told(asked, said)]
        return gather(asked)

    def _meant_for(self, headings: Iterable[str]) -> Meant | None:
        return next((self.meant[alike(text)] for text in headings if alike(text) in self.meant), None)

    # --- one step after the other: each takes what it knows, and hands on the rest ---

    def _as_meant(self, open_: list[Answers]) -> list[Answers]:
        rest = []
        for answers in open_:
            said = self._meant_for([*(column.heading for column in answers.columns), answers.question])
            if said is None:
                rest.append(answers)
            elif not said.column:
                self._leave_out(answers, "left out, as the mapping says")
            elif said.column in self.sheet:
                raise TableError(f"The mapping makes two columns “{said.column}”. Each may stand once.")
            else:
                self._place(answers, said.column, "as the mapping says")
        return rest

    def _without_bookkeeping(self, open_: list[Answers]) -> list[Answers]:
        rest = []
        for answers in open_:
            why = recognising.why_left_out(answers, self.form.service)
            if why:
                self._leave_out(answers, why)
            else:
                rest.append(answers)
        return rest

    def _with_one_time(self, open_: list[Answers]) -> list[Answers]:
        """The time of application: of all time stamps the one at which the form was handed in."""
        ranked = [(rank, at) for at, a in enumerate(open_) if (rank := recognising.time_stamp(a)) is not None]
        if not ranked:
            return open_
        if "applied_at" not in self.sheet:
            self._place(open_[min(ranked)[1]], "applied_at", "the time stamp of the form")
        for _, at in sorted(ranked):
            if open_[at].columns[0].number not in self.took:
                self._leave_out(open_[at], "another time stamp")
        times = {at for _, at in ranked}
        return [answers for at, answers in enumerate(open_) if at not in times]

    def _with_one_name(self, open_: list[Answers]) -> list[Answers]:
        """First and last name become one."""
        parts = {part: answers for answers in open_ if (part := recognising.name_part(answers))}
        if "name" in self.sheet or not parts:
            return open_
        columns = [parts[part].columns[0] for part in ("first", "last") if part in parts]
        cells = [
            tuple(filter(None, [" ".join(filter(None, texts))]))
            for texts in zip(*(column.cells for column in columns), strict=True)
        ]
        why = "first and last name" if len(columns) > 1 else "by its heading"
        how = "joined" if len(columns) > 1 else "single"
        self._place(Answers("What is your name?", cells, how, "", columns), "name", why)  # type: ignore[arg-type]
        taken = {id(answers) for answers in parts.values()}
        return [answers for answers in open_ if id(answers) not in taken]

    def _in_their_places(self, open_: list[Answers]) -> list[Answers]:
        """Give each column of the plain sheet to the column of the export that most surely is it."""
        claims = sorted(
            (
                (-guess.sure, at, order, guess)
                for at, answers in enumerate(open_)
                for order, guess in enumerate(recognising.guesses(answers))
            ),
            key=lambda claim: claim[:3],
        )
        placed: set[int] = set()
        for _, at, _, guess in claims:
            if at not in placed and guess.column not in self.sheet:
                placed.add(at)
                self._place(open_[at], guess.column, guess.why)
        return [answers for at, answers in enumerate(open_) if at not in placed]

    # --- writing down ---

    def _place(self, answers: Answers, column: str, why: str) -> None:
        answers = self._in_plain_words(answers, column)
        self.sheet[column] = answers
        for one in answers.columns:
            option = f"the option “{one.option}”" if one.option and len(answers.columns) > 1 else answers.why
            story = "; ".join(filter(None, (why, option)))
            self.took[one.number] = Took(one.heading, column, answers.how, story, one.samples())

    def _leave_out(self, answers: Answers, why: str) -> None:
        for one in answers.columns:
            self.took[one.number] = Took(one.heading, "", "ignored", why, one.samples())

    def _in_plain_words(self, answers: Answers, column: str) -> Answers:
        """Put the answers as a plain sheet writes them: times in ISO 8601, languages as a list, roles in a word."""
        if column == "applied_at":
            return self._times(answers)
        if column == "languages" and not answers.is_list:
            listed = {cell: tuple(languages_in(cell[0]) or cell) if cell else () for cell in set(answers.cells)}
            cells = [listed[cell] for cell in answers.cells]
            how = "multi" if any(len(cell) > 1 for cell in cells) else answers.how
            return replace(answers, cells=cells, how=how)
        if column == "email":
            return replace(answers, cells=[() if cell and cell[0].casefold() == "anonymous" else cell
                                           for cell in answers.cells])  # fmt: skip
        word = role_said if column == "role" else wish_said if column.startswith("wish_") else None
        if word is None:
            return answers
        seen = {cell[0]: word(cell[0]) or cell[0] for cell in set(answers.cells) if cell}
        changed = [f"“{shortened(old, 40)}” is {new}" for old, new in seen.items() if plain(old) != new]
        if changed:
            self.told.add("words", note(f"Taken for {column}: {', '.join(changed[:6])}.",
                                        column=answers.columns[0].heading))  # fmt: skip
        return replace(answers, cells=[(seen[cell[0]],) if cell else () for cell in answers.cells])

    def _times(self, answers: Answers) -> Answers:
        heading = answers.columns[0].heading
        read = moments([cell[0] if cell else "" for cell in answers.cells])
        if read.guessed:
            self.told.add("day or month", doubt(
                "Whether day or month comes first in these dates cannot be told; the month was taken to.",
                "If that is wrong, export again with the month in letters or the year first.", column=heading,
            ))  # fmt: skip
        for k in read.unread:
            self.told.add("no time", doubt(f"“{shortened(read.cells[k], 40)}” is no time that is understood.",
                                           "It was kept as written. Write it like 2026-03-01 14:30.",
                                           row=self.form.numbers[k], column=heading))  # fmt: skip
        return replace(answers, cells=[(cell,) if cell else () for cell in read.cells])

    def _tell_of_unfinished(self) -> None:
        """Qualtrics exports previews and unfinished answers too; whether those count, people must say."""
        if self.form.service != "qualtrics":
            return
        for asked in self.form.asked:
            column = asked.columns[0]
            is_wrong, what = _UNFINISHED.get(column.heading.casefold(), (frozenset(), ""))
            for k, cell in enumerate(column.cells):
                if plain(cell) in is_wrong:
                    way_out = "Delete the row if it should not count."
                    self.told.add(what, doubt(f"This is {what}. It was kept.", way_out, row=self.form.numbers[k]))

    def _written(self) -> Imported:
        if "id" not in self.sheet:
            self.told.add("no id", note("No column is an id, so each person's id is the row number in the export."))
        order = [column for column in recognising.PLAIN_COLUMNS if column in self.sheet]
        order += [column for column in self.sheet if column not in order]
        texts = {column: self._texts(self.sheet[column]) for column in order}
        if "id" not in self.sheet:
            order.insert(0, "id")
            texts["id"] = [str(number) for number in self.form.numbers]
        return Imported(
            service=self.form.service,
            columns=order,
            rows=[list(row) for row in zip(*(texts[column] for column in order), strict=True)],
            took=[self.took[number] for number in sorted(self.took)],
            notes=[*self.form.notes, *self.told.as_list()],
            sha256=self.form.sha256,
            questions={column: answers.question for column, answers in self.sheet.items()},
            options={
                column: tuple(map(_without_semicolon, answers.options))
                for column, answers in self.sheet.items()
                if answers.is_list
            },
            numbers=self.form.numbers,
        )

    def _texts(self, answers: Answers) -> list[str]:
        """The cells of a column. In a list, a semicolon inside an option would part it, so it becomes a comma."""
        if not answers.is_list:
            return [cell[0] if cell else "" for cell in answers.cells]
        inside = sorted({value for value in answers.texts() if ";" in value or "；" in value})
        for value in inside:
            self.told.add("semicolon", note(
                f"“{shortened(value)}” holds a semicolon, which parts lists here. It is written with a comma.",
                column=answers.columns[0].heading,
            ))  # fmt: skip
        return [";".join(map(_without_semicolon, cell)) for cell in answers.cells]


def _without_semicolon(value: str) -> str:
    return value.replace(";", ",").replace("；", "，")


def _as_told(asked: Asked, said: Meant) -> Answers:
    """A column whose separator or options somebody told us."""
    column = asked.columns[0]
    if said.single:
        cells: list[tuple[str, ...]] = [(cell,) if cell else () for cell in column.cells]
        return Answers(asked.question, cells, "single", "", [column])
    separator = said.separator or next((s for s in (";", ", ", ",") if any(s in v for v in column.values)), ";")
    parted = [split_at_known(cell, said.options, separator) for cell in column.cells]
    options = said.options or tuple(dict.fromkeys(tick for ticks in parted for tick in ticks))
    return Answers(asked.question, parted, "multi", f"{len(options)} options", [column], options)
