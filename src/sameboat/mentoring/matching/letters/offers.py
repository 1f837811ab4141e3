"""What mentors and mentees are told while mentors are being asked. Never by whom a mentee was passed on."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sameboat.members.notices.registry import Words, letter
from sameboat.members.people.models import Person
from sameboat.mentoring.matching.models import Offer
from sameboat.mentoring.matching.queries.offers import is_being_asked_about
from sameboat.mentoring.programmes.models import Enrolment

OF_MENTORS = _("Mentees who wait for your answer")
OF_MENTEES = _("Letters about your applications")


@letter("mentee_offered", title=OF_MENTORS)
def mentee_offered(about: UUID, reader: Person | None) -> Words | None:
    """Somebody would be glad of this mentor; until when they may answer. Nothing, once there is nothing to answer."""
    mentor = _application(about, reader)
    if mentor is None:
        return None
    waiting = list(Offer.objects.filter(mentor=mentor).waiting().order_by("answer_by"))
    if not waiting:
        return None
    words = {"n": len(waiting), "until": waiting[0].answer_by, "page": _page("my_offers", mentor)}
    return Words(_("Something waits for your answer"), "matching/letters/mentee_offered.txt", _context(mentor) | words)


@letter("mentor_is_asked", title=OF_MENTEES)
def mentor_is_asked(about: UUID, reader: Person | None) -> Words | None:
    """A mentor is being asked. Nothing, if that is no longer so: then another letter says what is."""
    mentee = _application(about, reader)
    if mentee is None or not is_being_asked_about(mentee):
        return None
    words = {"page": _page("my_application", mentee)}
    return Words(_("About your application"), "matching/letters/mentor_is_asked.txt", _context(mentee) | words)


@letter("offer_lapsed", title=OF_MENTORS)
def offer_lapsed(about: UUID, reader: Person | None) -> Words | None:
    """The days went by; no harm done."""
    return _about_an_offer(about, reader, "offer_lapsed")


@letter("offer_withdrawn", title=OF_MENTORS)
def offer_withdrawn(about: UUID, reader: Person | None) -> Words | None:
    """The mentee no longer waits."""
    return _about_an_offer(about, reader, "offer_withdrawn")


def _about_an_offer(about: UUID, reader: Person | None, name: str) -> Words | None:
    offer = Offer.objects.filter(pk=about, mentor__person=reader).select_related("mentor__round__programme").first()
    if offer is None:
        return None
    words = {"page": _page("my_application", offer.mentor)}
    return Words(_("Nothing waits for your answer"), f"matching/letters/{name}.txt", _context(offer.mentor) | words)


def _application(about: UUID, reader: Person | None) -> Enrolment | None:
    rows = Enrolment.objects.filter(pk=about, person=reader, applied_at__isnull=False, withdrawn_at=None)
    return rows.select_related("round__programme").first()


def _context(enrolment: Enrolment) -> dict[str, Any]:
    return {"round": enrolment.round}


def _page(name: str, enrolment: Enrolment) -> str:
    round_ = enrolment.round
    return settings.SITE_ADDRESS + reverse(name, args=[round_.programme.slug, round_.number])
