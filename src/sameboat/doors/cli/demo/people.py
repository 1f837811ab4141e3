"""Invented people with accounts, and the rows of the plain sheet that say what each of them would answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from importlib.resources import files
from random import Random
from typing import Any

from allauth.account.models import EmailAddress

from sameboat.members.people.actions import profiles_of
from sameboat.members.people.models import FreeWeek, Person, Profile, Seen
from sameboat.sheets.plain import read_sheet
from sameboat.sheets.programmes import read_programme
from sameboat.sheets.tables import Table

from ...home.demo_cast import Part
from ..example.round import COLUMNS, sign_ups

Row = dict[str, Any]
"""One person as the reader of sheets understood them: answers, texts, free hours, wishes."""


@dataclass(frozen=True)
class Invented:
    """Somebody of the demo, and what they would say when they sign up."""

    person: Person
    row: Row


def rows_of_peers(how_many: int, countries: int, *, seed: int, biggest: Sequence[float] = ()) -> list[Row]:
    """People who sign up for a round of peers, read as a coordinator's sheet of them would be."""
    crowd = sign_ups(how_many, countries, seed=seed, biggest=biggest)
    said = [row | {"email": _own_address(row, seed)} for row in crowd]
    lines = [[row[column] for column in COLUMNS] for row in said]
    table = Table(list(COLUMNS), lines, sha256="", numbers=range(2, len(lines) + 2))
    return read_sheet(table, read_programme("iln")).people


def rows_of_template(name: str) -> list[Row]:
    """The people of a template's example sheet."""
    sheet = files("sameboat.sheets.templates").joinpath(f"{name}-example.csv")
    return read_sheet(str(sheet), read_programme(name)).people


def with_accounts(rows: Iterable[Row], *, since: datetime, dice: Random) -> list[Invented]:
    """Accounts for people who have none yet: proved addresses, a profile, nobody's password."""
    rows = list(rows)
    people = [
        Person(
            email=row["email"],
            name=row["name"],
            zone=(row.get("free_hours") or {}).get("zone", ""),
            joined_at=since + timedelta(seconds=dice.randrange(5 * 86_400)),
            invented=True,
        )
        for row in rows
    ]
    for person in people:
        person.set_unusable_password()
    _keep(people, rows)
    return [Invented(person, row) for person, row in zip(people, rows, strict=True)]


def player(part: Part, *, since: datetime) -> Person:
    """The person who plays one part."""
    person = Person(email=part.email, name=part.name, zone=part.zone, joined_at=since, invented=True)
    person.set_unusable_password()
    _keep([person], [{}])
    return person


def _keep(people: Sequence[Person], rows: Sequence[Row]) -> None:
    Person.objects.bulk_create(people)
    EmailAddress.objects.bulk_create(
        EmailAddress(user=person, email=person.email, verified=True, primary=True) for person in people
    )
    Profile.objects.bulk_create(
        profiles_of(
            [(person, _words(row), {"about": Seen.PARTNER}) for person, row in zip(people, rows, strict=True)],
            at=people[0].joined_at,
        )
        if people
        else []
    )
    FreeWeek.objects.bulk_create(
        FreeWeek(person=person, spans=[list(span) for span in row["free_hours"]["spans"]], changed_at=person.joined_at)
        for person, row in zip(people, rows, strict=True)
        if row.get("free_hours")
    )


def _words(row: Row) -> dict[str, str]:
    """A profile as most people leave it: a few words for partners, the rest for nobody."""
    return {
        "employer": "".join(row.get("answers", {}).get("employer", ())),
        "about": row.get("texts", {}).get("about", ""),
    }


def _own_address(row: Mapping[str, str], seed: int) -> str:
    """People of different crowds never share an address, though they may share a name."""
    local, _at, host = row["email"].partition("@")
    return f"{local}.{seed}@{host}"
