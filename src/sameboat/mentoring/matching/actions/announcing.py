"""Everyone is told their partner: at the same moment, once, and nothing before."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from uuid import UUID

from django.db import OperationalError, transaction

from sameboat.base.kit import clock
from sameboat.base.kit.models import note
from sameboat.base.kit.verdicts import Refused, no, require
from sameboat.members.people.models import Person
from sameboat.mentoring.matching.actions.admission import defer_over_the_cap
from sameboat.mentoring.matching.actions.offers import asks_mentors, offer_each
from sameboat.mentoring.matching.actions.writing_to import write_to
from sameboat.mentoring.matching.models import Run
from sameboat.mentoring.matching.queries.announcing import Proposal, Stands, proposal_of, readiness_of
from sameboat.mentoring.matching.queries.links import Link, links_of
from sameboat.mentoring.matching.rules import announcing as rules
from sameboat.mentoring.partnerships.actions import Together, open_partnerships
from sameboat.mentoring.partnerships.models import Partnership
from sameboat.mentoring.programmes.actions.enrolments import leave_without_partner
from sameboat.mentoring.programmes.models import Enrolment, Role, Round, Shape, TeamMember

TRIO = 3


@transaction.atomic
def announce(run: Run, *, by: Person) -> list[Partnership]:
    """Tell everybody what stands in this run: partnerships and letters come into being together, or not at all.

    Promises that it happens once, however many coordinators press the button at one moment: the round is locked, and
    marked as told only if nobody marked it before. Whoever stays without a partner is told in the same moment, and
    comes first in the next round; so is whoever is over their country's share, if they were not before. Refuses by
    name whoever withdrew, waits, pauses or cannot be reached since the run, a pair that something stands against, a
    run that is not the newest, a letter that cannot be sent.
    """
    round_ = held(run)
    if round_.rules.get("country_cap"):
        defer_over_the_cap(round_, by=by)
    proposal = proposal_of(_of(run, round_))
    require(rules.may_tell_everyone(readiness_of(round_, proposal, by)))
    if not taken(round_):
        require(no(rules.TOLD_ALREADY))
    return tell(round_, proposal, by=by)


def held(run: Run) -> Round:
    """The round as it is now, nobody else changing it until we are done.

    Whoever waited for longer than the database lets anybody wait reads that somebody else is at it.
    """
    try:
        return Round.objects.select_for_update(of=("self",)).select_related("programme").get(pk=run.round_id)
    except OperationalError:
        raise Refused(rules.SOMEBODY_IS_AT_IT) from None


def taken(round_: Round) -> bool:
    """Mark the round as told, if nobody has done so before."""
    round_.announced_at = clock.now()
    return bool(Round.objects.filter(pk=round_.pk, announced_at=None).update(announced_at=round_.announced_at))


def tell(round_: Round, proposal: Proposal, *, by: Person) -> list[Partnership]:
    """Write everything that the announcement is made of. Where mentors are asked first, they are asked now."""
    if asks_mentors(round_):
        partnerships = []
        offer_each(round_, _links(proposal), run=proposal.run, by=by)
    else:
        partnerships = open_partnerships(round_, together_in(round_, proposal), by=by)
    write_to_everybody(round_, proposal, by=by)
    Run.objects.filter(pk=proposal.run.pk).update(announced_at=clock.now())
    note("tell everyone", round_, by=by)
    return partnerships


def write_to_everybody(round_: Round, proposal: Proposal, *, by: Person) -> None:
    """A letter to each: that somebody is there, or nobody this time. Mentors who are asked first have one already."""
    if not asks_mentors(round_):
        _write_to(round_, _to_partners(round_, proposal))
    leave_without_partner(proposal.alone, by=by)
    _write_to(round_, _to_those_alone(round_, proposal))


@transaction.atomic
def tell_partners(partnership: Partnership, kind: str) -> None:
    """Write to both of a partnership that began after the announcement: ``late``, or ``replacement``.

    In the transaction that opened it; the letter says that somebody is there, and their page says who.
    """
    partners = partnership.partners.select_related("person", "enrolment")
    rows = [(each.enrolment, f"{kind}:{each.pk}") for each in partners if each.enrolment is not None]
    if partnership.round is not None:
        _write_to(partnership.round, [(kind, rows)])


def _of(run: Run, round_: Round) -> Run:
    run = Run.objects.get(pk=run.pk)
    run.round = round_
    return run


def together_in(round_: Round, proposal: Proposal) -> list[Together]:
    """Who is to have each other, with whoever of the team looks after them."""
    groups = [(stands.enrolments, stands.group.reason) for stands in proposal.groups]
    if round_.programme.shape == Shape.MENTORS:
        groups = [((mentor, mentee), reason) for mentor, mentee, reason in _links(proposal)]
    helpers = _Helpers(round_)
    return [Together(people, reason, helpers.next_for(people)) for people, reason in groups]


def _links(proposal: Proposal) -> list[Link]:
    """Of mentors, each mentee is a partnership of its own, with a reason that speaks of these two alone."""
    return links_of(proposal.run, ((stands.enrolments, stands.group.reason) for stands in proposal.groups))


Letters = Iterator[tuple[str, list[tuple[Enrolment, str]]]]
"""By kind: who gets it, and under which key."""


def _to_partners(round_: Round, proposal: Proposal) -> Letters:
    """One letter each. A mentor of three mentees has one, too."""
    kinds: dict[str, dict[UUID, Enrolment]] = {}
    for stands in proposal.groups:
        for place, enrolment in enumerate(stands.enrolments):
            kinds.setdefault(_kind(round_, stands, place), {})[enrolment.pk] = enrolment
    for kind, enrolments in kinds.items():
        yield kind, [(each, f"told:{each.pk}") for each in enrolments.values()]


def _to_those_alone(round_: Round, proposal: Proposal) -> Letters:
    kind = rules.alone_kind(goes_on=round_.closes_on is None)
    yield kind, [(each, f"told:{each.pk}") for each in proposal.alone]


def _kind(round_: Round, stands: Stands, place: int) -> str:
    if round_.programme.shape == Shape.MENTORS:
        return "mentee" if place else "mentor"
    if round_.programme.shape == Shape.CIRCLES:
        return "circle"
    return "trio" if len(stands.enrolments) == TRIO else "pair"


def _write_to(round_: Round, letters: Iterable[tuple[str, list[tuple[Enrolment, str]]]]) -> None:
    for kind, rows in letters:
        write_to(round_.pk, f"told_{kind}", rows)


class _Helpers:
    """The programme's troubleshooters, each in turn, so that every partnership has a name to turn to from the start.

    Nobody looks after a partnership of their own.
    """

    def __init__(self, round_: Round) -> None:
        helpers = TeamMember.objects.filter(programme=round_.programme_id, role=Role.TROUBLESHOOTER, until=None)
        self.line = deque(helpers.order_by("since", "pk"))

    def next_for(self, people: Iterable[Enrolment]) -> TeamMember | None:
        """Whose turn it is, among those who are not in it themselves."""
        inside = {each.person_id for each in people}
        helper = next((each for each in self.line if each.person_id not in inside), None)
        if helper is not None:
            self.line.remove(helper)
            self.line.append(helper)
        return helper
