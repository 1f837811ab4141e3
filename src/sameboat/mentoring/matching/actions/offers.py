"""Mentors are offered mentees; they accept or pass on, and the next best mentor is asked."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from sameboat.base.kit import clock
from sameboat.base.kit.models import note, note_of_each
from sameboat.base.kit.verdicts import require
from sameboat.members.notices.actions import send_letter
from sameboat.members.people.models import Person
from sameboat.mentoring.matching.models import Offer, ProposedGroup, Run, Told
from sameboat.mentoring.matching.queries.offers import as_offered
from sameboat.mentoring.matching.rules import offers as rules
from sameboat.mentoring.partnerships.actions import open_partnership
from sameboat.mentoring.partnerships.models import Partnership
from sameboat.mentoring.programmes import queries
from sameboat.mentoring.programmes.actions.enrolments import locked
from sameboat.mentoring.programmes.models import Enrolment, Round, Shape


def asks_mentors(round_: Round) -> bool:
    """Whether mentors of the round are asked before a mentee becomes theirs."""
    return round_.programme.shape == Shape.MENTORS and round_.days_to_accept > 0


@transaction.atomic
def offers_from(run: Run, groups: Iterable[ProposedGroup], *, by: Person | None) -> list[Offer]:
    """Ask the mentor of each group about each of its mentees, and tell the mentees that a mentor is being asked.

    Used by the announcement in place of opening partnerships, where the round gives mentors days to accept. A mentee
    about whom somebody is being asked already is passed over.
    """
    pairs = []
    for group in groups:
        members = sorted(group.members.all(), key=lambda member: member.place)
        mentor, *mentees = [member.enrolment for member in members]
        pairs += [(mentor, mentee, group.reason) for mentee in mentees]
    return offer_each(run.round, pairs, run=run, by=by)


@transaction.atomic
def offer_each(
    round_: Round, pairs: Iterable[tuple[Enrolment, Enrolment, str]], *, run: Run | None, by: Person | None
) -> list[Offer]:
    """Ask mentors about mentees: ``(mentor, mentee, reason)`` each. One letter to each mentor, however many mentees.

    A mentee hears once that a mentor is being asked. If that one passes on and another is asked, no letter says so.
    """
    asked = set(Offer.objects.filter(round=round_).waiting().values_list("mentee", flat=True))
    before = set(Offer.objects.filter(round=round_).values_list("mentee", flat=True))
    now = clock.now()
    offers = [
        Offer(
            round=round_,
            run=run,
            mentor=mentor,
            mentee=mentee,
            reason=reason,
            by=by,
            made_at=now,
            answer_by=rules.last_moment(now, round_.days_to_accept, mentor.person.zone),
        )
        for mentor, mentee, reason in pairs
        if mentee.pk not in asked
    ]
    Offer.objects.bulk_create(offers, batch_size=500)
    note_of_each("offer", ((each, each.mentee.person) for each in offers), by=by)
    told = []
    for mentor in {each.mentor_id: each.mentor for each in offers}.values():
        key = f"mentee_offered:{mentor.pk}:{now.isoformat()}"
        told.append((mentor, send_letter("mentee_offered", about=mentor.pk, to=mentor.person, key=key)))
    for each in offers:
        if each.mentee_id not in before:
            key = f"mentor_is_asked:{each.mentee_id}"
            letter = send_letter("mentor_is_asked", about=each.mentee_id, to=each.mentee.person, key=key)
            told.append((each.mentee, letter))
    if run is not None and run.by_id is not None:
        Told.objects.bulk_create(
            [Told(round=round_, enrolment=enrolment, letter=letter) for enrolment, letter in told], batch_size=500
        )
    return offers


@transaction.atomic
def accept_offer(offer: Offer, *, by: Person) -> Partnership:
    """The mentor says yes: the two are partners from now on, and both are told at once."""
    mentee = locked(offer.mentee)
    offer = _locked(offer)
    require(rules.may_accept(as_offered(offer, by)))
    offer.accepted_at = clock.now()
    offer.save(update_fields=["accepted_at"])
    note("accept offer", offer, by=by, whose=mentee.person)
    partnership = open_partnership(offer.round, [offer.mentor, mentee], reason=offer.reason, by=by)
    for enrolment in (mentee, offer.mentor):
        key = f"offer_accepted:{offer.pk}:{enrolment.pk}"
        send_letter("offer_accepted", about=enrolment.pk, to=enrolment.person, key=key)
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


@transaction.atomic
def set_days_to_accept(round_: Round, days: int, *, by: Person) -> Round:
    """How many days mentors have to accept or pass on; 0: they are not asked."""
    round_ = Round.objects.select_for_update(of=("self",)).select_related("programme").get(pk=round_.pk)
    require(
        rules.may_set_days(
            queries.is_coordinator(by, round_.programme),
            days,
            two_sided=round_.programme.shape == Shape.MENTORS,
            ended=round_.ended_at is not None,
        )
    )
    if round_.days_to_accept != days:
        round_.days_to_accept = days
        round_.save(update_fields=["days_to_accept"])
        note("set days to accept", round_, by=by)
    return round_


def _locked(offer: Offer) -> Offer:
    return (
        Offer.objects.select_for_update(of=("self",))
        .select_related("round__programme", "mentor__person", "mentee__person")
        .get(pk=offer.pk)
    )
