"""Reporting: what was chosen is sealed at once, what was sealed is sent when it was read through."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.db import transaction

from sameboat.base.kit import clock
from sameboat.base.kit.models import note
from sameboat.base.kit.verdicts import require
from sameboat.base.vault.actions import forget, seal
from sameboat.members.notices.actions import send_letter, send_letters
from sameboat.members.people.models import Person
from sameboat.members.safety import queries, rules
from sameboat.members.safety.models import Concerned, Report
from sameboat.members.safety.registry import Reportable


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody reports."""

    words: str
    chosen: Sequence[Reportable] = ()
    """Words of others, as the one who reports reads them in this moment."""


@transaction.atomic
def begin_report(
    said: Said,
    *,
    by: Person,
    programme: UUID | None,
    partnership: UUID | None,
    partners: Iterable[UUID] = (),
    about: Iterable[UUID] = (),
) -> Report:
    """Seal what was written and chosen, so that nobody can erase it any more. Nobody reads it before it is sent.

    ``partners``: whoever is or was where it happened; none of them will ever read it, nor will whoever wrote what was
    chosen. ``about``: whom it is about, and whoever wrote to them from elsewhere, whose name they need not know.
    """
    require(rules.may_report(said.words, len(said.chosen)))
    for earlier in Report.objects.filter(by=by, partnership=partnership, sent_at=None):
        _discard(earlier)
    pk = uuid.uuid4()
    told = {
        "words": said.words,
        "chosen": [
            {"id": str(each.id), "at": each.at.isoformat(), "by": str(each.by), "kind": each.kind, "words": each.words}
            for each in sorted(said.chosen, key=lambda each: each.at)
        ],
    }
    report = Report.objects.create(
        pk=pk,
        by=by,
        programme=programme,
        partnership=partnership,
        sealed=seal(json.dumps(told), owner=pk, bound_to=queries.place_of(pk)),
    )
    there = {by.pk, *partners}
    named = (set(about) - {by.pk}) | ({each.by for each in said.chosen} - there)
    Concerned.objects.bulk_create(
        [Concerned(report=report, person_id=each, named=each in named) for each in there | named]
    )
    note("began a report", report, by=by, whose=by)
    return report


@transaction.atomic
def send_report(report: UUID, *, by: Person) -> Report:
    """Send it to whoever keeps people safe, and to nobody whom it is about."""
    found = Report.objects.select_for_update(of=("self",)).filter(pk=report, by=by).first()
    require(rules.may_send(is_theirs=found is not None, sent_at=found.sent_at if found else None))
    assert found is not None  # nosec B101  required above
    found.sent_at = clock.now()
    found.save(update_fields=["sent_at"])
    note("sent a report", found, by=by, whose=by)
    readers = queries.readers_of(found)
    people = Person.objects.filter(pk__in=readers.people)
    send_letters("report_waits", [(found.pk, each, f"report_waits:{found.pk}:{each.pk}") for each in people])
    if not readers.people and settings.CONTACT:
        key = f"report_without_reader:{found.pk}"
        send_letter("report_without_reader", about=found.pk, address=settings.CONTACT, key=key)
    return found


@transaction.atomic
def discard_report(report: UUID, *, by: Person) -> None:
    """Think better of it, before it was sent. Nothing of it stays."""
    found = Report.objects.select_for_update(of=("self",)).filter(pk=report, by=by).first()
    require(rules.may_send(is_theirs=found is not None, sent_at=found.sent_at if found else None))
    assert found is not None  # nosec B101  required above
    _discard(found)


def _discard(report: Report) -> None:
    forget(report.pk)
    report.delete()
