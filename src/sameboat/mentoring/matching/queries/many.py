"""Everybody of a round who fits a filter."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import Exists, OuterRef, QuerySet

from sameboat.mentoring.partnerships.models import Partner
from sameboat.mentoring.programmes.models import Enrolment, Round
from sameboat.mentoring.programmes.queries.enrolments import sent_enrolments
from sameboat.mentoring.wishes.models import Answer
from sameboat.mentoring.wishes.queries.people import address_proved


def those_who_fit(round_: Round, to_whom: Mapping[str, str]) -> QuerySet[Enrolment]:
    """The applications that stand and fit, in their order. Only what a coordinator may know narrows them down."""
    found = sent_enrolments(round_).filter(person__left_at=None)
    if country := to_whom.get("country"):
        said = Answer.objects.filter(
            enrolment=OuterRef("pk"), question__kind="country", question__private=False, values=[country]
        )
        found = found.filter(Exists(said))
    if role := to_whom.get("role"):
        found = found.filter(role=role)
    state = to_whom.get("state", "")
    if state == "partner":
        standing = Partner.objects.filter(round=round_, left_at=None, partnership__ended_at=None)
        found = found.filter(person__in=standing.values("person"))
    elif state == "alone":
        found = found.filter(alone_since__isnull=False)
    elif state == "waits":
        found = found.filter(deferred_at__isnull=False)
    elif state == "unproved":
        found = found.exclude(Exists(address_proved()))
    return found
