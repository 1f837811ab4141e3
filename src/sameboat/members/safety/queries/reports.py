"""Reports: for whoever wrote one, and for those who keep people safe and are not concerned. For nobody else."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from sameboat.base.vault.actions import Sealed, unseal, unseal_many
from sameboat.members.people.models import Person
from sameboat.members.people.rules import Opening
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
    closed: bool = False
    """There is more of it, which is closed in the browser of whoever wrote it."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something written about it later."""

    row: ReportWords
    words: str
    closed: bool = False
    """It cannot be read in the browser of whoever reported."""


def place_of(report: UUID) -> str:
    """Where the sealed words of a report belong."""
    return f"safety_report|{report}|sealed"


def place_of_words(row: UUID) -> str:
    """Where what was written later belongs."""
    return f"safety_reportwords|{row}|sealed"


def readers_of(report: Report) -> Readers:
    """Who reads this report now; once nobody has answered within a day, also those of other programmes."""
    concerned = set(report.concerned.values_list("person", flat=True))
    there = registry.keepers_of(report.programme) if report.programme is not None else []
    own = [each for each in there if each not in concerned]
    if own and report.alarmed_at is None:
        return Readers(tuple(own))
    anywhere = [each for each in registry.keepers_of(None) if each not in concerned]
    return Readers(tuple(dict.fromkeys([*own, *anywhere])), elsewhere=not own)


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
    return list(Report.objects.sent().filter(by=viewer).select_related("by"))


def report_by(viewer: Person, pk: UUID) -> Report | None:
    """One report of the viewer's own, sent or not."""
    return Report.objects.filter(by=viewer, pk=pk).select_related("by").first()


def opened(report: Report) -> Opened:
    """What it says, for its readers; whoever wrote it reads it by ``opened_to_writer``."""
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


def is_open_to_writer(report: Report, written_at: datetime, opening: Opening) -> bool:
    """Whether they read here what they wrote, or were answered, at that time: as they read their talk.

    Whoever never had a factor of their own has nothing but their mailbox, and it is enough for this.
    """
    return report.by.own_since is None or opening.opens(written_at)


def opened_to_writer(report: Report, opening: Opening) -> Opened:
    """One's own report. The words of others in it open no further than where they were written.

    What was not sent yet was written in this sitting: nobody else knows its address.
    """
    found = opened(report)
    chosen = [each for each in found.chosen if opening.opens(each.at)]
    readable = report.sent_at is None or is_open_to_writer(report, report.begun_at, opening)
    closed = len(chosen) < len(found.chosen) or bool(found.words and not readable)
    return replace(found, words=found.words if readable else "", chosen=chosen, closed=closed)


def remarks_to_writer(report: Report, opening: Opening) -> list[Remark]:
    """What they wrote, and were answered, since they reported."""
    return [
        each if is_open_to_writer(report, each.row.at, opening) else Remark(each.row, "", closed=True)
        for each in remarks_on(report, with_notes=False)
    ]


def remarks_on(report: Report, *, with_notes: bool) -> list[Remark]:
    """What was written later, in its order; notes are for those who keep people safe."""
    rows = report.words.select_related("by")
    if not with_notes:
        rows = rows.exclude(kind=ReportWords.Kind.NOTE)
    listed = list(rows)
    words = unseal_many([Sealed(bytes(row.sealed), report.pk, place_of_words(row.pk)) for row in listed])
    return [Remark(row, text) for row, text in zip(listed, words, strict=True)]
