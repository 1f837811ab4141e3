"""Who is meant where one person names another: by id, or by address in any letter case."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sameboat.sheets.cells import quoted
from sameboat.sheets.findings import Findings, doubt, note

Person = dict[str, Any]


class Register:
    """The people of a sheet, found by id or address."""

    def __init__(self, people: Iterable[Mapping[str, Any]], same_person: Mapping[str, str] | None = None) -> None:
        self._ids: dict[str, str] = dict(same_person or {})
        """Each id, and each id that stood for the same person, with the id under which that person stays."""
        self._addresses: dict[str, str] = {}
        for person in people:
            self._ids[person["id"]] = person["id"]
            if person["email"]:
                self._addresses[person["email"].casefold()] = person["id"]

    def find(self, reference: str) -> str | None:
        """The id of the person meant, or None if nobody of the sheet is."""
        bare = reference.strip()
        return self._ids.get(bare) or self._addresses.get(bare.casefold())


def settle_references(
    people: Sequence[Person], rows: Sequence[int], register: Register, columns: Mapping[str, str], told: Findings
) -> None:
    """Put ids in place of addresses in ``avoid``, ``chooses`` and ``reports_to``; tell who is not there.

    ``columns`` are the headings of these three. Somebody to avoid or to report to need not be on the sheet.
    Whom a person avoids is private, so no finding repeats it.
    """
    for person, row in zip(people, rows, strict=True):
        if person["avoid"]:
            _settle_avoid(person, row, register, columns.get("avoid"), told)
        if person["chooses"]:
            _settle_chooses(person, row, register, columns.get("chooses"), told)
        if person["reports_to"]:
            person["reports_to"] = _settled(person["reports_to"], register)
            if person["reports_to"] == person["id"]:
                person["reports_to"] = ""
                told.add("reports to oneself", doubt(
                    "The person reports to themselves.", "It was left out. Correct the id.",
                    row=row, column=columns.get("reports_to"),
                ))  # fmt: skip


def _settle_avoid(person: Person, row: int, register: Register, column: str | None, told: Findings) -> None:
    settled = tuple(dict.fromkeys(_settled(reference, register) for reference in person["avoid"]))
    person["avoid"] = tuple(reference for reference in settled if reference != person["id"])
    if any(register.find(reference) is None for reference in person["avoid"]):
        told.add("avoids somebody else", note(
            "Somebody this person would rather not meet is not on the sheet.",
            "That is fine, unless an id or an address is misspelt.", row=row, column=column,
        ))  # fmt: skip


def _settle_chooses(person: Person, row: int, register: Register, column: str | None, told: Findings) -> None:
    chosen: dict[str, None] = {}
    for reference in person["chooses"]:
        whom = register.find(reference)
        if whom is None:
            told.add("chosen and not there", doubt(
                f"{quoted(reference)} is chosen and is not on the sheet.",
                "The choice does not count. Correct the id or the address, if it is misspelt.",
                row=row, column=column,
            ))  # fmt: skip
        elif whom == person["id"]:
            told.add("chooses oneself", doubt(
                "The person chooses themselves.", "The choice does not count.", row=row, column=column,
            ))  # fmt: skip
        elif whom in person["avoid"]:
            told.add("chosen and avoided", doubt(
                "One and the same person is chosen and avoided.", "The choice does not count; avoiding does.",
                row=row, column=column,
            ))  # fmt: skip
        else:
            chosen[whom] = None
    person["chooses"] = tuple(chosen)


def _settled(reference: str, register: Register) -> str:
    return register.find(reference) or (reference.casefold() if "@" in reference else reference)
