"""Who waits for a partner in a round that was told: for its coordinators, and for the worker that looks for one."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from uuid import UUID

from sameboat.mentoring.matching.models import Offer
from sameboat.mentoring.matching.people import who_takes_part
from sameboat.mentoring.matching.rules import waiting as rules
from sameboat.mentoring.partnerships.models import Partner
from sameboat.mentoring.programmes.models import Enrolment, Role, Round, Shape
from sameboat.mentoring.programmes.queries import Viewer, rounds_on_the_desk_of


@dataclass(frozen=True, slots=True)
class Waiter:
    """One person who waits, or a mentor with a place."""

    enrolment: Enrolment
    waits: rules.Waits


def who_waits(viewer: Viewer, round_: Round) -> list[Waiter]:
    """Who waits, whoever comes first in front; for coordinators of the round."""
    if not rounds_on_the_desk_of(viewer, Role.COORDINATOR).filter(pk=round_.pk).exists():
        return []
    return pool_of(round_)


def pool_of(round_: Round) -> list[Waiter]:
    """Who waits, whoever comes first in front.

    Whoever pauses, has not proved an address, or is invited to a later round does not. The applications say on which
    side their people still can be: who could be either, and has a mentee, is a mentor.
    Nothing of that is saved.
    """
    parts = _parts(round_)
    about, made = _offers(round_)
    found = []
    for enrolment in who_takes_part(round_):
        waits = rules.waits(_stands(enrolment, round_, parts, about, made))
        if waits is not None:
            enrolment.role = waits.role
            enrolment.first_claim = enrolment.first_claim or waits.comes_first
            found.append(Waiter(enrolment, waits))
    return sorted(found, key=lambda each: (*each.waits.order, each.enrolment.pk))


@dataclass(frozen=True, slots=True)
class MyWaiting:
    """How somebody's own application stands once people were told."""

    asked_about: bool
    """A mentor is being asked about them; which, and whether it is the first, they do not learn."""
    offers: int
    """About how many mentees they are being asked."""
    waits: rules.Waits | None


def my_waiting(viewer: Viewer, enrolment: Enrolment) -> MyWaiting | None:
    """For the applicant alone, of an application that stands."""
    if enrolment.person_id != viewer.pk or enrolment.applied_at is None or enrolment.withdrawn_at is not None:
        return None
    about, made = False, 0
    if enrolment.round.programme.shape == Shape.MENTORS:  # nobody is asked about a peer
        mine = Offer.objects.waiting()
        about, made = mine.filter(mentee=enrolment).exists(), mine.filter(mentor=enrolment).count()
    if enrolment.round.announced_at is None or enrolment.deferred_at is not None:
        return MyWaiting(about, made, None)
    asked = {enrolment.pk} if about else set()
    parts = _parts(enrolment.round, enrolment)
    return MyWaiting(about, made, rules.waits(_stands(enrolment, enrolment.round, parts, asked, {enrolment.pk: made})))


def had_each_other(round_: Round) -> list[tuple[UUID, UUID]]:
    """Applications of this round that were partners in it, or of whom one passed the other on: never these two again.

    Partners of earlier rounds stand under the programme's own rule.
    """
    together: dict[UUID, list[UUID]] = defaultdict(list)
    for partnership, enrolment in Partner.objects.filter(round=round_, enrolment__isnull=False).values_list(
        "partnership", "enrolment"
    ):
        together[partnership].append(enrolment)
    pairs = {pair for people in together.values() for pair in combinations(sorted(people, key=str), 2)}
    offered = Offer.objects.filter(round=round_, passed_at__isnull=False).values_list("mentor", "mentee")
    return sorted(pairs | {(mentor, mentee) for mentor, mentee in offered}, key=str)


def places_left(enrolment: Enrolment) -> int:
    """For how many more mentees a mentor has room, besides those about whom they are being asked."""
    taken = Partner.objects.filter(enrolment=enrolment, role="mentor", left_at=None, partnership__ended_at=None).count()
    return enrolment.capacity - taken


def _stands(
    enrolment: Enrolment,
    round_: Round,
    parts: dict[UUID, list[rules.Part]],
    about: set[UUID],
    made: dict[UUID, int],
) -> rules.Stands:
    return rules.Stands(
        role=enrolment.role,
        capacity=enrolment.capacity,
        applied_at=enrolment.applied_at or enrolment.started_at,
        announced_at=round_.announced_at,
        alone_since=enrolment.alone_since,
        parts=tuple(parts.get(enrolment.pk, ())),
        asked_about=enrolment.pk in about,
        offered=made.get(enrolment.pk, 0),
    )


def _parts(round_: Round, only: Enrolment | None = None) -> dict[UUID, list[rules.Part]]:
    """Everybody's parts in partnerships of the round, or those of one person's partnerships alone."""
    found_in = Partner.objects.filter(round=round_, enrolment__isnull=False).select_related("partnership")
    if only is not None:
        found_in = found_in.filter(partnership__partners__enrolment=only)
    rows = list(found_in)
    absent = {row.partnership_id for row in rows if row.never_came}
    found: dict[UUID, list[rules.Part]] = defaultdict(list)
    for row in rows:
        if row.enrolment_id is None:
            continue
        ended = row.left_at or row.partnership.ended_at
        found[row.enrolment_id].append(
            rules.Part(
                row.role,
                ended is None,
                ended,
                row.never_came,
                left_behind=row.partnership_id in absent,
                went=row.left_at is not None,
            )
        )
    return found


def _offers(round_: Round) -> tuple[set[UUID], dict[UUID, int]]:
    """About whom a mentor is being asked, and how many each mentor is being asked about."""
    about: set[UUID] = set()
    made: dict[UUID, int] = defaultdict(int)
    for mentor, mentee in Offer.objects.filter(round=round_).waiting().values_list("mentor", "mentee"):
        about.add(mentee)
        made[mentor] += 1
    return about, made
