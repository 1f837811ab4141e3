"""What would happen if the people of a sheet were added now: who is new, whose row changed, who is left out and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import Q
from django.utils.translation import gettext as _

from sameboat.members.people.models import Person
from sameboat.mentoring.programmes import uploads
from sameboat.mentoring.programmes.models import Round, SheetImport
from sameboat.mentoring.programmes.queries.imports import addresses_in, in_pieces
from sameboat.mentoring.programmes.rules.names import name_of
from sameboat.mentoring.programmes.sheet_reading import Choice, Column, Told, Understood, is_small, read_upload
from sameboat.mentoring.wishes.models import Consent
from sameboat.mentoring.wishes.queries.files import programme_file_of

SHOWN_FIRST = 5
ROWS_NAMED = 12
LONGEST_ADDRESS = 254


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Rows that add nobody, and why."""

    why: str
    rows: list[int]

    @property
    def named(self) -> list[int]:
        """As many of them as a sentence can hold."""
        return self.rows[:ROWS_NAMED]

    @property
    def more(self) -> int:
        """How many that sentence does not name."""
        return len(self.rows) - len(self.named)


@dataclass(slots=True)
class Sorted:
    """The people of a sheet, by what becomes of them. Numbers are places in the list of people."""

    new: list[int] = field(default_factory=list)
    renewed: dict[int, UUID] = field(default_factory=dict)
    """People of an earlier sheet who have not been here themselves, each with their application."""
    left_out: list[LeftOut] = field(default_factory=list)


@dataclass(slots=True)
class Preview:
    """What the pages of an import show."""

    kind: str = ""
    refusal: str = ""
    columns: list[Column] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    stops: int = 0
    rows_read: int = 0
    new: int = 0
    renewed: int = 0
    countries: int = 0
    twice: int = 0
    """Rows that say what another row says, or nothing about anybody."""
    left_out: list[LeftOut] = field(default_factory=list)
    first: list[dict[str, str]] = field(default_factory=list)
    """A few people as they would stand: their row, name, address and country."""

    @property
    def doubts(self) -> list[Told]:
        """What somebody should look at."""
        return [told for told in self.told if told.severity == "doubt"]

    @property
    def notes(self) -> list[Told]:
        """What is good to know."""
        return [told for told in self.told if told.severity == "note"]

    @property
    def people(self) -> int:
        """How many would be written."""
        return self.new + self.renewed

    @property
    def rows_left_out(self) -> int:
        """How many rows add nobody."""
        return self.twice + sum(len(some.rows) for some in self.left_out)


def preview_of(sheet_import: SheetImport) -> Preview | None:
    """What the pages show of an open import. Of a large file, None until the worker has read it.

    Only for whoever uploaded it: reach it by ``imports_of(viewer)``.
    """
    if is_small(uploads.path_of(sheet_import.file)):
        return previewed(sheet_import.round, read_again(sheet_import))
    facts = uploads.reading_of(sheet_import.file)
    return None if facts is None else _from_facts(facts)


def read_again(sheet_import: SheetImport) -> Understood:
    """The file of an import, read as the coordinator says it is to be."""
    return read_upload(
        uploads.path_of(sheet_import.file),
        sheet_import.name,
        programme_file_of(sheet_import.round),
        Choice(sheet_import.kind, sheet_import.columns),
    )


def previewed(round_: Round, understood: Understood) -> Preview:
    """What would become of everybody, in numbers."""
    if understood.refusal:
        return Preview(refusal=understood.refusal)
    sorted_ = sorted_out(round_, understood)
    taken = sorted([*sorted_.new, *sorted_.renewed])
    country = next((q.key for q in round_.questions.all() if q.kind == "country"), "")
    told = [*understood.told, *_of_private_answers(round_, [understood.people[at] for at in taken])]
    return Preview(
        kind=understood.kind,
        columns=understood.columns,
        told=told,
        stops=len(understood.stops),
        rows_read=understood.rows_read,
        new=len(sorted_.new),
        renewed=len(sorted_.renewed),
        countries=len({understood.people[at]["answers"].get(country) for at in taken} - {None}),
        twice=understood.rows_read - len(understood.people),
        left_out=sorted_.left_out,
        first=[_shown(understood, at, country) for at in taken[:SHOWN_FIRST]],
    )


def sorted_out(round_: Round, understood: Understood) -> Sorted:
    """Who is new to the round, whose row of an earlier sheet may change, and who is left out.

    Never changed: what somebody wrote themselves, or took back.
    """
    sorted_, why_not = Sorted(), _Reasons()
    there = addresses_in(round_)
    took_back = set(
        Consent.objects.filter(enrolment__round=round_, withdrawn_at__isnull=False).values_list("enrolment", flat=True)
    )
    closed = _closed_accounts([person["email"] for person in understood.people])
    for at, (person, row) in enumerate(zip(understood.people, understood.rows, strict=True)):
        address = person["email"].casefold()
        application, untouched = there.get(address, (None, False))
        if not address:
            why_not.no_address.append(row)
        elif not _is_address(address):
            why_not.no_such_address.append(row)
        elif address in closed:
            why_not.closed.append(row)
        elif application is None:
            sorted_.new.append(at)
        elif untouched and application not in took_back:
            sorted_.renewed[at] = application
        else:
            why_not.by_themselves.append(row)
    sorted_.left_out = why_not.as_list()
    return sorted_


def as_facts(preview: Preview) -> dict[str, Any]:
    """A preview as it lies beside a large file."""
    return asdict(preview)


def _from_facts(facts: dict[str, Any]) -> Preview:
    facts = dict(facts)
    facts["columns"] = [
        Column(**{**column, "headings": tuple(column["headings"]), "samples": tuple(column["samples"])})
        for column in facts["columns"]
    ]
    facts["told"] = [Told(**told) for told in facts["told"]]
    facts["left_out"] = [LeftOut(**some) for some in facts["left_out"]]
    return Preview(**facts)


@dataclass(slots=True)
class _Reasons:
    """Rows by the reason why they add nobody."""

    no_address: list[int] = field(default_factory=list)
    no_such_address: list[int] = field(default_factory=list)
    by_themselves: list[int] = field(default_factory=list)
    closed: list[int] = field(default_factory=list)

    def as_list(self) -> list[LeftOut]:
        """The reasons that apply, in words."""
        said = (
            (self.no_address, _("There is no e-mail address, so nobody could write to them. Add it to the sheet.")),
            (self.no_such_address, _("No letter can be sent to this address. Correct it on the sheet.")),
            (
                self.by_themselves,
                _("They are in this round by themselves, or took something back. What they wrote stays as it is."),
            ),
            (self.closed, _("Nobody can be added under this address. Ask them for another one.")),
        )
        return [LeftOut(why, rows) for rows, why in said if rows]


def _of_private_answers(round_: Round, people: Sequence[dict[str, Any]]) -> list[Told]:
    """Private answers without consent are left out, and that is told."""
    private = {question.key: question.ask for question in round_.questions.all() if question.private}
    told = []
    for key, ask in private.items():
        wished = sum(
            key not in person["consents"]
            and (
                key in person["answers"]
                or key in person["texts"]
                or any(w["question"] == key for w in person["wishes"])
            )
            for person in people
        )
        if wished:
            what = _("“%(question)s” is private, and %(count)s people have not said yes to using it.")
            way_out = _("Their answers and wishes about it are left out. They can answer it here themselves.")
            told.append(Told("doubt", None, "", what % {"question": ask, "count": f"{wished:,}"}, way_out))
    return told


def _closed_accounts(addresses: Sequence[str]) -> set[str]:
    closed: set[str] = set()
    for some in in_pieces({address.casefold() for address in addresses if address}):
        left = Person.objects.filter(Q(is_active=False) | Q(left_at__isnull=False), email__in=some)
        closed |= set(left.values_list("email", flat=True))
    return closed


def _is_address(text: str) -> bool:
    """Whether mail programs would take it. Whether anybody reads it, only a letter can tell."""
    try:
        validate_email(text)
    except ValidationError:
        return False
    return len(text) <= LONGEST_ADDRESS


def _shown(understood: Understood, at: int, country: str) -> dict[str, str]:
    person = understood.people[at]
    codes = person["answers"].get(country, ())
    applied_at = person["applied_at"]
    return {
        "row": str(understood.rows[at]),
        "name": person["name"],
        "email": person["email"],
        "country": ", ".join(name_of("country", code) for code in codes),
        "applied": applied_at.date().isoformat() if applied_at else "",
    }
