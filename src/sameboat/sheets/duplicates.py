"""People who stand on the sheet twice: found before matching, or somebody is a perfect match for themselves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from sameboat.sheets.findings import Findings, doubt, stop

Person = dict[str, Any]
AFTER_ALL = datetime.max.replace(tzinfo=UTC)
"""When somebody applied of whom it is not said: nobody gains a place by leaving it out."""


def without_duplicates(
    people: Sequence[Person], rows: Sequence[int], told: Findings
) -> tuple[list[Person], list[int], dict[str, str]]:
    """Keep each person once; tell of everybody who stands there twice, or may.

    One address, apart from letter case, is one person, and the later application counts. Two people with one
    id cannot be told apart: that stops the reading. What only looks like one person is told, and both stay.

    Returns
    -------
    people, rows
        Those who stay, and where they stand.
    same_person
        For each id that went, the id under which the person stays.
    """
    gone: dict[int, int] = {}
    for several in _groups(people, lambda person: person["email"].casefold()):
        _keep_the_last(people, rows, several, gone, told)
    _one_id_each(people, rows, gone, told)
    stay = [at for at in range(len(people)) if at not in gone]
    ids = {people[at]["id"] for at in stay}
    same = {people[at]["id"]: people[_last(at, gone)]["id"] for at in gone if people[at]["id"] not in ids}
    kept, places = ([*people], [*rows]) if not gone else ([people[at] for at in stay], [rows[at] for at in stay])
    _tell_near_addresses(kept, places, told)
    _tell_namesakes(kept, places, told)
    return kept, places, same


def bare_address(email: str) -> str:
    """An address without what most letter-boxes pass over: letter case, dots, and what follows a plus."""
    name, at, domain = email.casefold().rpartition("@")
    return name.split("+")[0].replace(".", "") + at + domain


def _groups(people: Sequence[Person], key: Callable[[Person], Any]) -> Iterable[list[int]]:
    """Positions of people who share a key that is not empty, where several do."""
    first: dict[Any, int] = {}
    several: defaultdict[int, list[int]] = defaultdict(list)
    for at, person in enumerate(people):
        shared = key(person)
        if shared:
            known = first.setdefault(shared, at)
            if known != at:
                several[known].append(at)
    return [[known, *others] for known, others in several.items()]


def _keep_the_last(
    people: Sequence[Person], rows: Sequence[int], several: list[int], gone: dict[int, int], told: Findings
) -> None:
    stays = max(several, key=lambda at: _order(people[at]))
    for at in several:
        if at != stays:
            gone[at] = stays
            told.add("one person twice", doubt(
                f"This is the same person as in row {rows[stays]}: the addresses are the same apart from letter case.",
                f"The later application, row {rows[stays]}, counts. Delete the row that should not.",
                row=rows[at],
            ))  # fmt: skip


def _one_id_each(people: Sequence[Person], rows: Sequence[int], gone: dict[int, int], told: Findings) -> None:
    stay = [at for at in range(len(people)) if at not in gone]
    for several in _groups([people[at] for at in stay], lambda person: person["id"]):
        first, *others = (stay[k] for k in several)
        for at in others:
            if people[at] == people[first]:
                gone[at] = first
                told.add("one row twice", doubt(
                    f"Everything here stands in row {rows[first]} too.", "It was read once. Delete one of the rows.",
                    row=rows[at],
                ))  # fmt: skip
            else:
                told.add("one id twice", stop(
                    f"The id {people[at]['id'][:60]} stands in row {rows[first]} too, for somebody else.",
                    "Give one of the two another id. If they are one person, delete one of the rows.",
                    row=rows[at],
                ))  # fmt: skip


def _tell_near_addresses(people: Sequence[Person], rows: Sequence[int], told: Findings) -> None:
    for several in _groups(people, lambda person: bare_address(person["email"])):
        for at in several[1:]:
            told.add("perhaps one person", doubt(
                f"The address is that of row {rows[several[0]]} but for a dot or what follows a plus.",
                "Both are kept and never matched with one another. If they are one person, delete one of the rows.",
                row=rows[at],
            ))  # fmt: skip


def _tell_namesakes(people: Sequence[Person], rows: Sequence[int], told: Findings) -> None:
    def who(person: Person) -> tuple[str, ...] | None:
        where = (person["answers"].get("country"), person["answers"].get("employer"))
        return (
            (" ".join(person["name"].casefold().split()), *where[0], *where[1])
            if person["name"] and all(where)
            else None
        )

    for several in _groups(people, who):
        for at in several[1:]:
            told.add("perhaps one person by name", doubt(
                f"Name, country and employer are those of row {rows[several[0]]}.",
                "Both are kept. If they are one person, delete one of the rows.",
                row=rows[at],
            ))  # fmt: skip


def _order(person: Person) -> tuple[Any, ...]:
    """The order of application: by time, then by id; a whole number as a number."""
    id_: str = person["id"]
    number = id_.isascii() and id_.isdigit()
    return person["applied_at"] or AFTER_ALL, number, int(id_) if number else 0, id_


def _last(at: int, gone: dict[int, int]) -> int:
    while at in gone:
        at = gone[at]
    return at
