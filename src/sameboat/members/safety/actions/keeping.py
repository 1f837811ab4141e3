"""What those who keep people safe do with a report. Every look is entered into the diary of whoever reported."""

from __future__ import annotations

import uuid
from uuid import UUID

from django.db import transaction

from sameboat.base.kit import clock
from sameboat.base.kit.models import note
from sameboat.base.kit.verdicts import Refused, require
from sameboat.base.vault.actions import seal
from sameboat.members.notices.actions import send_letter, send_letters
from sameboat.members.people.models import Person
from sameboat.members.safety import queries, rules
from sameboat.members.safety.models import Report, ReportWords

Kind = ReportWords.Kind


def held_for(report: UUID, *, by: Person) -> Report:
    """A report, held until the caller's transaction ends, for somebody who may read it; for nobody else."""
    found = Report.objects.select_for_update(of=("self",)).filter(pk=report, sent_at__isnull=False).first()
    require(rules.may_read(is_reader=found is not None and by.pk in queries.readers_of(found).people))
    if found is None:  # the rule has refused it already
        raise Refused("")
    return found


@transaction.atomic
def look_at(report: UUID, *, by: Person) -> Report:
    """Open a report. Whoever reported reads in their own diary who did, and when."""
    found = held_for(report, by=by)
    if found.seen_at is None:
        found.seen_at = clock.now()
        found.save(update_fields=["seen_at"])
    note("looked at a report", found, by=by, whose=found.by)
    return found


@transaction.atomic
def acknowledge(report: UUID, *, by: Person) -> None:
    """Tell whoever reported that somebody has read it."""
    found = held_for(report, by=by)
    require(rules.may_acknowledge(found.answered_at))
    _answered(found)
    note("acknowledged a report", found, by=by, whose=found.by)
    send_letter("report_read", about=found.pk, to=found.by, key=f"report_read:{found.pk}")


@transaction.atomic
def answer(report: UUID, words: str, *, by: Person) -> None:
    """Write to whoever reported, through the site: a letter says that something waits, and never what."""
    found = held_for(report, by=by)
    row = _put(found, Kind.ANSWER, words, by)
    _answered(found)
    note("answered a report", found, by=by, whose=found.by)
    send_letter("report_answered", about=found.pk, to=found.by, key=f"report_answered:{row.pk}")


@transaction.atomic
def write_note(report: UUID, words: str, *, by: Person) -> None:
    """Write something down for those who keep people safe."""
    found = held_for(report, by=by)
    _put(found, Kind.NOTE, words, by)
    note("wrote a note on a report", found, by=by)


@transaction.atomic
def close(report: UUID, *, by: Person) -> None:
    """Nothing is left to do. Whoever reported can still write; then it is looked at again."""
    found = held_for(report, by=by)
    require(rules.may_close(answered_at=found.answered_at, closed_at=found.closed_at))
    found.closed_at = clock.now()
    found.save(update_fields=["closed_at"])
    note("closed a report", found, by=by, whose=found.by)


@transaction.atomic
def reply(report: UUID, words: str, *, by: Person) -> None:
    """Whoever reported writes once more. What was closed is open again."""
    found = Report.objects.select_for_update(of=("self",)).filter(pk=report, by=by, sent_at__isnull=False).first()
    require(rules.may_reply(is_theirs=found is not None))
    if found is None:  # the rule has refused it already
        raise Refused("")
    row = _put(found, Kind.REPLY, words, by)
    found.closed_at = None
    found.save(update_fields=["closed_at"])
    people = Person.objects.filter(pk__in=queries.readers_of(found).people)
    send_letters("report_waits", [(found.pk, each, f"report_reply:{row.pk}:{each.pk}") for each in people])


def _answered(report: Report) -> None:
    if report.answered_at is None:
        report.answered_at = clock.now()
        report.save(update_fields=["answered_at"])


def _put(report: Report, kind: ReportWords.Kind, words: str, by: Person) -> ReportWords:
    require(rules.may_be_written(words))
    pk = uuid.uuid4()
    sealed = seal(words, owner=report.pk, bound_to=queries.place_of_words(pk))
    return ReportWords.objects.create(pk=pk, report=report, by=by, kind=kind, sealed=sealed)
