"""Reports: for whoever wrote one, and for those who keep people safe and are not concerned. For nobody else."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sameboat.base.vault.actions import Sealed, unseal, unseal_many
from sameboat.members.people.models import Person
from sameboat.members.safety import registry
from sameboat.members.safety.models import Report, ReportWords


@dataclass(frozen=True, slots=True)
class Readers:
    """Who reads a report."""

    people: tuple[UUID, ...]
    elsewhere: bool = False
    """Nobody of its own programme may; these keep people safe in another one."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """Words that were put into a report."""

    at: datetime
    by: str
    """By its name, where its author has one."""
    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Opened:
    """A report, read."""

    report: Report
    words: str
    chosen: list[Chosen]
    about: list[Person]


@dataclass(frozen=True, slots=True)
class Remark:
    """Something written about it later."""

    row: ReportWords
    words: str


def place_of(report: UUID) -> str:
    """Where the sealed words of a report belong."""
    return f"safety_report|{report}|sealed"


def place_of_words(row: UUID) -> str:
    """Where what was written later belongs."""
    return f"safety_reportwords|{row}|sealed"


def readers_where(programme: UUID | None, concerned: Collection[UUID], *, alarmed: bool = False) -> Readers:
    """Who would read a report from there, with these people concerned; ``alarmed``: nobody answered within a day."""
    own = [each for each in registry.keepers_of(programme) if each not in concerned] if programme is not None else []
    if own and not alarmed:
        return Readers(tuple(own))
    anywhere = [each for each in registry.keepers_of(None) if each not in concerned]
    return Readers(tuple(dict.fromkeys([*own, *anywhere])), elsewhere=not own)


def readers_of(report: Report) -> Readers:
    """Who reads this report now."""
    concerned = set(report.concerned.values_list("person", flat=True))
    return readers_where(report.programme, concerned, alarmed=report.alarmed_at is not None)


def reports_for(viewer: Person) -> list[Report]:
    """The reports that the viewer reads, because they keep people safe and are not concerned; the newest first."""
    if viewer.pk not in registry.keepers_of(None):
        return []
    rows = Report.objects.sent().exclude(concerned__person=viewer).prefetch_related("concerned")
    own: dict[UUID | None, list[UUID]] = {None: registry.keepers_of(None)}
    found = []
    for row in rows:
        if row.programme not in own:
            own[row.programme] = registry.keepers_of(row.programme)
        concerned = {each.person_id for each in row.concerned.all()}
        there = [each for each in own[row.programme] if each not in concerned] if row.programme is not None else []
        if viewer.pk in there or not there or row.alarmed_at is not None:
            found.append(row)
    return found


def report_for(viewer: Person, pk: UUID) -> Report | None:
    """One of them."""
    found = Report.objects.sent().filter(pk=pk).first()
    return found if found is not None and viewer.pk in readers_of(found).people else None


def reports_by(viewer: Person) -> list[Report]:
    """What the viewer sent, the newest first."""
    return list(Report.objects.sent().filter(by=viewer))


def report_by(viewer: Person, pk: UUID) -> Report | None:
    """One report of the viewer's own, sent or not."""
    return Report.objects.filter(by=viewer, pk=pk).first()


def opened(report: Report) -> Opened:
    """What it says. The caller has reached it for its reader or its writer."""
    said = json.loads(unseal(bytes(report.sealed), owner=report.pk, bound_to=place_of(report.pk)))
    names = dict(Person.objects.filter(pk__in={each["by"] for each in said["chosen"]}).values_list("pk", "name"))
    chosen = [
        Chosen(
            datetime.fromisoformat(each["at"]), names.get(UUID(each["by"]), ""), str(each["kind"]), str(each["words"])
        )
        for each in said["chosen"]
    ]
    about = [each.person for each in report.concerned.filter(named=True).select_related("person")]
    return Opened(report, str(said["words"]), chosen, about)


def remarks_on(report: Report, *, with_notes: bool) -> list[Remark]:
    """What was written later, in its order; notes are for those who keep people safe."""
    rows = report.words.select_related("by")
    if not with_notes:
        rows = rows.exclude(kind=ReportWords.Kind.NOTE)
    listed = list(rows)
    words = unseal_many([Sealed(bytes(row.sealed), report.pk, place_of_words(row.pk)) for row in listed])
    return [Remark(row, text) for row, text in zip(listed, words, strict=True)]
