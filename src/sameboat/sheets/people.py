"""One row of a sheet, one person: the fields of a person as plain values, under the names the engine gives them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from sameboat.sheets.cells import LONGEST_CELL, LONGEST_TEXT, Column, cleaned, tell
from sameboat.sheets.facts import FACTS, consent_cell, zone_cell
from sameboat.sheets.findings import Findings, doubt
from sameboat.sheets.headings import Headings
from sameboat.sheets.questions import Question
from sameboat.sheets.week import Span
from sameboat.sheets.wishes import read_weight, read_wish, wish

MOST_CHOSEN = 5
"""People one may choose by name."""
LINES = ("id", "email", "name", "reports_to")
"""Columns that hold a short text."""


USUAL: Mapping[str, Any] = {
    "id": "",
    "answers": {},
    "wishes": (),
    "texts": {},
    "free_hours": None,
    "applied_at": None,
    "email": "",
    "name": "",
    "role": "peer",
    "capacity": 1,
    "may_be_three": True,
    "by_email": False,
    "reports_to": "",
    "avoid": (),
    "chooses": (),
    "first_claim": False,
    "consents": {},
}
"""A person of whom a sheet says nothing. Many people share its empty parts, so nobody writes into those."""

NO_ROLE = (
    "It is not known whether this person is a mentor or a mentee, so nobody can be found for them.",
    "Write mentor, mentee or either.",
)
NO_ZONE = (
    "There are free hours and no time zone that is known, so the hours do not count.",
    "Fill in time_zone, for instance Europe/Lisbon.",
)


class PeopleReader:
    """Reads rows into people. It remembers every cell it has read, so what stands often costs little."""

    def __init__(
        self, columns: Sequence[str], headings: Headings, questions: Mapping[str, Question], shape: str, told: Findings
    ) -> None:
        self.told = told
        self.two_sided = shape == "mentors"
        self.places = headings.people
        self.heading = columns
        self.lines = [(headings.people[word], word) for word in LINES if word in headings.people]
        self.facts = [
            (headings.people[word], field, Column(columns[headings.people[word]], read))
            for word, (field, read) in FACTS.items()
            if word in headings.people
        ]
        self.texts = [(at, id_) for id_, at in headings.answers.items() if questions[id_].kind == "text"]
        self.answers = [
            (at, id_, Column(columns[at], questions[id_].answer))
            for id_, at in headings.answers.items()
            if questions[id_].kind not in ("text", "hours")
        ]
        self.wishes = [
            (
                questions[id_],
                at,
                Column(columns[at], partial(read_wish, questions[id_])),
                headings.weights.get(id_, -1),
                Column(columns[headings.weights[id_]] if id_ in headings.weights else "", read_weight),
            )
            for id_, at in headings.wishes.items()
        ]
        self.asked = [
            (id_, at, Column(columns[at], read_weight))
            for id_, at in headings.weights.items()
            if questions[id_].kind == "asks" and id_ in headings.answers
        ]
        self.consents = [(at, id_, Column(columns[at], consent_cell)) for id_, at in headings.consents.items()]
        self.made: dict[tuple[str, str, str], dict[str, Any]] = {}
        self.zone_at = headings.people.get("time_zone", -1)
        self.zones = Column(self._heading("time_zone"), zone_cell)

    def person(self, cells: Sequence[str], row: int) -> dict[str, Any]:
        """The person of a row. Its ``id`` is empty where the sheet has none."""
        person = dict(USUAL)
        for at, word in self.lines:
            if cells[at]:
                person[word] = self._line(at, cells[at], row)
        for at, field, column in self.facts:
            if cells[at]:
                person[field], remarks = column[cells[at]]
                if remarks:
                    tell(self.told, remarks, row, column.heading)
        person["answers"] = answers = self._answers(cells, row)
        if self.texts:
            person["texts"] = self._texts(cells, row)
        if self.wishes or self.asked:
            person["wishes"] = self._wishes(cells, row, answers)
        if self.consents:
            person["consents"] = self._consents(cells, row)
        zone = self._zone(cells[self.zone_at], row) if self.zone_at >= 0 else ""
        if person["free_hours"]:
            person["free_hours"] = self._free_hours(person["free_hours"], zone, row)
        if len(person["chooses"]) > MOST_CHOSEN:
            person["chooses"] = self._chosen(person["chooses"], row)
        if self.two_sided or person["role"] != "peer":
            person["role"] = self._role(person["role"], row)
        return person

    def _heading(self, word: str) -> str:
        return self.heading[self.places[word]] if word in self.places else word

    def _line(self, at: int, cell: str, row: int) -> str:
        """A short text in one line."""
        if len(cell) <= LONGEST_CELL and cell.isprintable() and cell[0] != "'":
            return cell
        text, remarks = cleaned(cell)
        tell(self.told, remarks, row, self.heading[at])
        return " ".join(text.split())

    def _answers(self, cells: Sequence[str], row: int) -> dict[str, tuple[str, ...]]:
        answers: dict[str, tuple[str, ...]] = {}
        for at, id_, column in self.answers:
            cell = cells[at]
            if cell:
                values, remarks = column[cell]
                if remarks:
                    tell(self.told, remarks, row, column.heading)
                if values:
                    answers[id_] = values
        return answers

    def _texts(self, cells: Sequence[str], row: int) -> dict[str, str]:
        texts: dict[str, str] = {}
        for at, id_ in self.texts:
            if cells[at]:
                text, remarks = cleaned(cells[at], LONGEST_TEXT)
                if remarks:
                    tell(self.told, remarks, row, self.heading[at])
                if text:
                    texts[id_] = text
        return texts

    def _wishes(self, cells: Sequence[str], row: int, answers: Mapping[str, tuple[str, ...]]) -> tuple[Any, ...]:
        """The wishes, and how much it matters what one asks for. People who wish alike share one wish."""
        made: list[Any] = []
        for question, at, column, weight_at, weights in self.wishes:
            if not cells[at]:
                continue
            wished, remarks = column[cells[at]]
            if remarks:
                tell(self.told, remarks, row, column.heading)
            if not wished.kind:
                continue
            weight = self._weight(weights, cells[weight_at], row) if weight_at >= 0 else "should"
            if wished.or_same:
                made.append(wish(question, wished, weight, answers))
                continue
            key = (question.id, cells[at], weight)
            known = self.made.get(key)
            if known is None:
                known = self.made[key] = wish(question, wished, weight, answers)
            made.append(known)
        for id_, at, weights in self.asked:
            if cells[at] and id_ in answers:
                weight = self._weight(weights, cells[at], row)
                made.append({"question": id_, "kind": "these", "values": answers[id_], "weight": weight})
        return tuple(made)

    def _weight(self, column: Column[str], cell: str, row: int) -> str:
        weight, remarks = column[cell]
        if remarks:
            tell(self.told, remarks, row, column.heading)
        return weight

    def _consents(self, cells: Sequence[str], row: int) -> dict[str, str]:
        consents: dict[str, str] = {}
        for at, id_, column in self.consents:
            if cells[at]:
                said, remarks = column[cells[at]]
                if remarks:
                    tell(self.told, remarks, row, column.heading)
                if said:
                    consents[id_] = said
        return consents

    def _role(self, role: str, row: int) -> str:
        if not self.two_sided:
            return "peer"
        if role == "peer" and "role" in self.places:
            heading = self._heading("role")
            self.told.tell("no role", heading, lambda: doubt(*NO_ROLE, row=row, column=heading))
        return role

    def _chosen(self, chosen: tuple[str, ...], row: int) -> tuple[str, ...]:
        heading, what = self._heading("chooses"), f"{len(chosen)} people are chosen."
        way_out = f"The first {MOST_CHOSEN} count."
        self.told.tell("too many choices", heading, lambda: doubt(what, way_out, row=row, column=heading))
        return chosen[:MOST_CHOSEN]

    def _zone(self, cell: str, row: int) -> str:
        if not cell:
            return ""
        zone, remarks = self.zones[cell]
        if remarks:
            tell(self.told, remarks, row, self.zones.heading)
        return zone

    def _free_hours(self, spans: tuple[Span, ...], zone: str, row: int) -> dict[str, Any] | None:
        """The week, on the clocks of the person's time zone. Without a zone nobody knows when that is."""
        if zone:
            return {"zone": zone, "spans": spans}
        heading = self._heading("free_hours")
        self.told.tell("hours without a zone", heading, lambda: doubt(*NO_ZONE, row=row, column=heading))
        return None
