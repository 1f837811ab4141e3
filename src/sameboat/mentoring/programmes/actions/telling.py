"""Letters to everybody who applied. Put into the outbox by the worker: a page does not wait for a thousand rows."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django_tasks import task

from sameboat.members.notices.actions import send_letter
from sameboat.mentoring.programmes.models import Enrolment


@task()
def tell_applicants(kind: str, round_id: str, at: str) -> None:
    """One letter of this kind to everybody whose application stands. ``at`` names the act, so nobody is told twice."""
    applied = Enrolment.objects.filter(round=UUID(round_id), applied_at__isnull=False, withdrawn_at=None)
    for enrolment in applied.select_related("person").iterator(chunk_size=500):
        with transaction.atomic():
            send_letter(kind, about=enrolment.pk, to=enrolment.person, key=f"{kind} {enrolment.pk} {at}")
