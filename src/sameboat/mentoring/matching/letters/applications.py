"""What applicants are told by letter: an answer at every step, never silence, and never what they wrote."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sameboat.base.kit import clock
from sameboat.members.notices.registry import Words, letter
from sameboat.members.people.models import Person
from sameboat.mentoring.matching.admission import waiting_today
from sameboat.mentoring.programmes.models import Enrolment

TITLE = _("Letters about your applications")
SUBJECT = _("About your application")
"""Institutions read their people's mail, so a subject names no programme."""


@letter("application_received", title=TITLE)
def application_received(about: UUID, reader: Person | None) -> Words | None:
    """We have your application; what happens next, and when."""
    return _words(about, reader, "received", stands=True)


@letter("application_came_back", title=TITLE)
def application_came_back(about: UUID, reader: Person | None) -> Words | None:
    """Welcome back: a new place in line."""
    return _words(about, reader, "came_back", stands=True)


@letter("application_withdrawn", title=TITLE)
def application_withdrawn(about: UUID, reader: Person | None) -> Words | None:
    """Taken back, and how to return."""
    return _words(about, reader, "withdrawn", stands=False)


@letter("application_deferred", title=TITLE)
def application_deferred(about: UUID, reader: Person | None) -> Words | None:
    """Invited to a later round, and first in line there."""
    return _words(about, reader, "deferred", stands=True)


@letter("application_moved_up", title=TITLE)
def application_moved_up(about: UUID, reader: Person | None) -> Words | None:
    """A place fell free."""
    return _words(about, reader, "moved_up", stands=True)


def _words(about: UUID, reader: Person | None, name: str, *, stands: bool) -> Words | None:
    """The letter, unless things have changed since it was put into the box: then another letter says so."""
    enrolment = (
        Enrolment.objects.select_related("round__programme", "person")
        .filter(pk=about, person=reader, applied_at__isnull=False, withdrawn_at__isnull=stands)
        .first()
    )
    if enrolment is None:
        return None
    return Words(SUBJECT, f"matching/letters/{name}.txt", _context(enrolment))


def _context(enrolment: Enrolment) -> dict[str, Any]:
    round_ = enrolment.round
    address = reverse("my_application", args=[round_.programme.slug, round_.number])
    waiting = waiting_today(round_)
    return {
        "round": round_,
        "page": f"{settings.SITE_ADDRESS}{address}",
        "is_open": round_.is_open(clock.now()),
        "place": waiting.place_of(enrolment) if waiting.limit or enrolment.deferred_at else 0,
        "share": round(100 * waiting.cap),
        "first_claim": enrolment.first_claim,
    }
