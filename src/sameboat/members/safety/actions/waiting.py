"""What is done about reports by itself: nobody waits in silence, and nothing is kept longer than was said."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction

from sameboat.base.kit import clock
from sameboat.base.kit.models import note
from sameboat.base.vault.actions import forget
from sameboat.members.notices.actions import send_letter, send_letters
from sameboat.members.people.models import Person
from sameboat.members.safety import queries
from sameboat.members.safety.models import Report
from sameboat.members.safety.rules import ANSWERED_WITHIN

KEPT = timedelta(days=730)
"""Two years after it was sent, a report is erased."""
UNSENT = timedelta(days=1)


def alarm_where_nobody_answered() -> int:
    """A day has gone by, and nobody has said that a report was read: a second person is told. How many reports."""
    late = Report.objects.unanswered().filter(alarmed_at=None, sent_at__lte=clock.now() - ANSWERED_WITHIN)
    return sum(_alarm(pk) for pk in list(late.values_list("pk", flat=True)))


@transaction.atomic
def _alarm(pk: UUID) -> int:
    report = Report.objects.unanswered().select_for_update(of=("self",)).filter(pk=pk, alarmed_at=None).first()
    if report is None:
        return 0
    before = queries.readers_of(report).people
    report.alarmed_at = clock.now()
    report.save(update_fields=["alarmed_at"])
    note("nobody answered a report in time", report, by=None)
    readers = queries.readers_of(report).people
    people = Person.objects.filter(pk__in=readers)
    send_letters("report_overdue", [(report.pk, each, f"report_overdue:{report.pk}:{each.pk}") for each in people])
    if set(readers) == set(before) and settings.CONTACT:
        key = f"report_overdue:{report.pk}"
        send_letter("report_overdue_for_the_site", about=report.pk, address=settings.CONTACT, key=key)
    return 1


def forget_unsent_reports() -> int:
    """What was begun and not sent within a day goes, with its key."""
    return _forget(Report.objects.filter(sent_at=None, begun_at__lte=clock.now() - UNSENT))


def forget_old_reports() -> int:
    """After two years a report is erased, with its key."""
    return _forget(Report.objects.filter(sent_at__lte=clock.now() - KEPT))


def _forget(reports: object) -> int:
    keys = list(reports.values_list("pk", flat=True))  # type: ignore[attr-defined]  # reports
    for pk in keys:
        with transaction.atomic():
            forget(pk)
            Report.objects.filter(pk=pk).delete()
    return len(keys)
