"""Mentors are asked about mentees, where the round gives them days to answer. What they answer is in ``answering``."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from sameboat.base.kit import clock
from sameboat.base.kit.models import note, note_of_each
from sameboat.base.kit.verdicts import require
from sameboat.members.people.models import Person
from sameboat.mentoring.matching.actions.writing_to import write_to
from sameboat.mentoring.matching.models import Offer, ProposedGroup, ProposedMember, Run
from sameboat.mentoring.matching.queries.links import links_of
from sameboat.mentoring.matching.rules import offers as rules
from sameboat.mentoring.programmes import queries
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
    groups = list(groups)
    members: dict[int, list[Enrolment]] = {group.pk: [] for group in groups}
    rows = ProposedMember.objects.filter(group__in=list(members)).select_related("enrolment__person")
    for member in rows.order_by("group", "place", "pk"):
        members[member.group_id].append(member.enrolment)
    links = links_of(run, ((members[group.pk], group.reason) for group in groups))
    return offer_each(run.round, links, run=run, by=by)


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
    mentors = {each.mentor_id: each.mentor for each in offers}.values()
    write_to(round_.pk, "mentee_offered", [(each, f"mentee_offered:{each.pk}:{now.isoformat()}") for each in mentors])
    newly = [each.mentee for each in offers if each.mentee_id not in before]
    write_to(round_.pk, "mentor_is_asked", [(each, f"mentor_is_asked:{each.pk}") for each in newly])
    return offers


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
