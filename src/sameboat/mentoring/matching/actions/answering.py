"""Mentors accept a mentee or pass on; days go by; somebody withdraws: what becomes of an offer."""

from __future__ import annotations

from django.db import transaction

from sameboat.base.kit import clock
from sameboat.base.kit.models import note
from sameboat.base.kit.verdicts import require
from sameboat.members.notices.actions import send_letter
from sameboat.members.people.models import Person
from sameboat.mentoring.matching.actions.announcing import tell_partners
from sameboat.mentoring.matching.models import Offer
from sameboat.mentoring.matching.queries.offers import as_offered
from sameboat.mentoring.matching.rules import offers as rules
from sameboat.mentoring.partnerships.actions import open_partnership
from sameboat.mentoring.partnerships.models import Partnership
from sameboat.mentoring.programmes.actions.enrolments import locked
from sameboat.mentoring.programmes.models import Enrolment, Round


@transaction.atomic
def accept_offer(offer: Offer, *, by: Person) -> Partnership:
    """The mentor says yes: the two are partners from now on, and both are told at once."""
    Round.objects.select_for_update().get(pk=offer.round_id)  # first of all, as everybody who moves partners does
    mentee = locked(offer.mentee)
    offer = _locked(offer)
    require(rules.may_accept(as_offered(offer, by)))
    offer.accepted_at = clock.now()
    offer.save(update_fields=["accepted_at"])
    note("accept offer", offer, by=by, whose=mentee.person)
    partnership = open_partnership(offer.round, [offer.mentor, mentee], reason=offer.reason, by=by)
    tell_partners(partnership, "late")
    return partnership


@transaction.atomic
def pass_on(offer: Offer, *, by: Person) -> Offer:
    """The mentor would rather not, without a reason. The mentee never learns of it; the next best mentor is asked."""
    locked(offer.mentee)
    offer = _locked(offer)
    require(rules.may_pass_on(as_offered(offer, by)))
    offer.passed_at = clock.now()
    offer.save(update_fields=["passed_at"])
    note("pass on", offer, by=by, whose=by)
    return offer


@transaction.atomic
def let_lapse(offer: Offer) -> bool:
    """The days went by without an answer. The mentor is told kindly; the next best is asked. Whether it lapsed now."""
    offer = _locked(offer)
    if offer.accepted_at or offer.passed_at or offer.withdrawn_at or offer.answer_by > clock.now():
        return False
    offer.passed_at, offer.lapsed = clock.now(), True
    offer.save(update_fields=["passed_at", "lapsed"])
    note("let lapse", offer, by=None, whose=offer.mentor.person)
    send_letter("offer_lapsed", about=offer.pk, to=offer.mentor.person, key=f"offer_lapsed:{offer.pk}")
    return True


def let_old_offers_lapse() -> int:
    """Every offer whose last day is over, each in a transaction of its own."""
    over = Offer.objects.filter(answer_by__lte=clock.now()).waiting()
    return sum(let_lapse(offer) for offer in over.order_by("answer_by", "pk"))


@transaction.atomic
def withdraw_offers_of(enrolment: Enrolment, *, by: Person | None) -> None:
    """Somebody is out of the round: nobody is asked about them any more, and they are asked about nobody.

    Mentors who were being asked are told. Mentees of a mentor who went hear nothing: the next best is asked.
    """
    now = clock.now()
    for offer in Offer.objects.select_for_update().filter(mentee=enrolment).waiting().select_related("mentor__person"):
        offer.withdrawn_at = now
        offer.save(update_fields=["withdrawn_at"])
        note("withdraw offer", offer, by=by, whose=enrolment.person)
        key = f"offer_withdrawn:{offer.pk}"
        send_letter("offer_withdrawn", about=offer.pk, to=offer.mentor.person, key=key)
    for offer in Offer.objects.select_for_update().filter(mentor=enrolment).waiting():
        offer.passed_at = now
        offer.save(update_fields=["passed_at"])
        note("pass on", offer, by=by, whose=enrolment.person)


def _locked(offer: Offer) -> Offer:
    return (
        Offer.objects.select_for_update(of=("self",))
        .select_related("round__programme", "mentor__person", "mentee__person")
        .get(pk=offer.pk)
    )
