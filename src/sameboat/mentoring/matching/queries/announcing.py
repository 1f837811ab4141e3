"""What is about to be told: who would have whom, who stays alone, and what stands in the way at this moment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Exists
from django.utils.translation import gettext as say

from sameboat.base.kit import clock
from sameboat.members.people.models import Person
from sameboat.members.safety.queries import avoided_for_matching
from sameboat.mentoring.matching.admission import waiting_today
from sameboat.mentoring.matching.models import ProposedGroup, ProposedMember, Run, WithoutPartner
from sameboat.mentoring.matching.queries.review.standing import newest_run
from sameboat.mentoring.matching.queries.texts import texts_in_force
from sameboat.mentoring.matching.rules.announcing import Readiness
from sameboat.mentoring.programmes.models import Enrolment, Round, Shape, last_place_on_earth
from sameboat.mentoring.programmes.queries import is_coordinator
from sameboat.mentoring.wishes.queries.people import address_proved
from sameboat.mentoring.wishes.rules.answers import alike

TRIO = 3


@dataclass(frozen=True, slots=True)
class Stands:
    """One group as it stands after all hands, in the order in which everybody reads it."""

    group: ProposedGroup
    enrolments: tuple[Enrolment, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """What everybody would be told of a run, at this moment."""

    run: Run
    groups: list[Stands] = field(default_factory=list)
    alone: list[Enrolment] = field(default_factory=list)
    """Everybody who applied and takes part, and has nobody; also those whom no run could look at."""
    unknown: list[Enrolment] = field(default_factory=list)
    """Of these, who could be matched now and was not there when the program ran."""

    @property
    def partnered(self) -> int:
        """How many people have somebody."""
        return len({each.pk for group in self.groups for each in group.enrolments})


def proposal_of(run: Run) -> Proposal:
    """A run with everything that hands made of it, in a few looks however many people there are.

    Whoever is over their country's share is not alone: they are invited to a later round, and told so by that letter.
    """
    applied: dict[UUID, Enrolment] = {
        each.pk: each
        for each in Enrolment.objects.filter(round=run.round_id, applied_at__isnull=False)
        .select_related("person")
        .annotate(proved=Exists(address_proved()))
        .order_by("applied_at", "pk")
    }
    standing = list(ProposedGroup.objects.filter(run=run).standing())
    members: dict[int, list[Enrolment]] = {group.pk: [] for group in standing}
    known: set[UUID] = set(WithoutPartner.objects.filter(run=run).values_list("enrolment", flat=True))
    rows = ProposedMember.objects.filter(group__run=run).order_by("group", "place", "pk")
    for group, enrolment in rows.values_list("group", "enrolment"):
        known.add(enrolment)
        if group in members:
            members[group].append(applied[enrolment])
    groups = [Stands(group, tuple(members[group.pk])) for group in standing]
    placed = {each.pk for group in groups for each in group.enrolments}
    over = waiting_today(run.round).places
    alone = [
        each
        for each in applied.values()
        if each.pk not in placed
        and each.pk not in over
        and each.withdrawn_at is None
        and each.deferred_at is None
        and each.person.left_at is None
    ]
    for each in (*placed_of(groups), *alone):
        each.round = run.round
    return Proposal(run, groups, alone, [each for each in alone if each.pk not in known and _can_be_matched(each)])


def placed_of(groups: Sequence[Stands]) -> list[Enrolment]:
    """Everybody who stands in a group, each once."""
    return list({each.pk: each for group in groups for each in group.enrolments}.values())


def readiness_of(round_: Round, proposal: Proposal | None, viewer: Person) -> Readiness:
    """Everything that could stand in the way, looked at now. Whom people would rather not meet is told to nobody."""
    newest = newest_run(round_)
    groups = proposal.groups if proposal else []
    placed = placed_of(groups)
    return Readiness(
        coordinates=is_coordinator(viewer, round_.programme),
        announced=round_.announced_at is not None,
        closed=_is_closed(round_),
        finished=proposal is not None and proposal.run.finished_at is not None,
        newest=proposal is not None and newest is not None and newest.pk == proposal.run.pk,
        going=Run.objects.going().filter(round=round_).exists(),
        groups=len(groups),
        withdrawn=_names(e for e in placed if e.withdrawn_at is not None or e.person.left_at is not None),
        deferred=_names(e for e in placed if e.withdrawn_at is None and e.deferred_at is not None),
        paused=_names(e for e in placed if e.person.paused_since is not None),
        unproved=_names(e for e in placed if e.person.left_at is None and not _is_proved(e)),
        barred=_barred(groups),
        newcomers=_names(proposal.unknown if proposal else []),
        not_three=_not_three(round_, groups),
        texts=_broken(round_),
    )


def _is_proved(enrolment: Enrolment) -> bool:
    return bool(enrolment.proved)  # type: ignore[attr-defined]  # annotated by proposal_of


def _can_be_matched(enrolment: Enrolment) -> bool:
    return _is_proved(enrolment) and enrolment.person.paused_since is None


def _is_closed(round_: Round) -> bool:
    """Applications are over everywhere on earth, or the programme takes them all year."""
    if round_.closed_at is not None or round_.closes_on is None:
        return True
    return round_.closes_on < last_place_on_earth(clock.now())


def _names(enrolments: object) -> list[str]:
    return [each.person.name for each in enrolments]  # type: ignore[attr-defined]  # applications


def _not_three(round_: Round, groups: Sequence[Stands]) -> list[str]:
    if round_.programme.shape != Shape.PAIRS:
        return []
    threes = (each for group in groups if len(group.enrolments) == TRIO for each in group.enrolments)
    return [each.person.name for each in threes if not each.may_be_three]


def _barred(groups: Sequence[Stands]) -> list[str]:
    """Groups in which somebody named another since the run as one they would rather not meet. Neither is told apart."""
    avoided = avoided_for_matching({each.person_id for group in groups for each in group.enrolments})
    if not avoided:
        return []
    return [_pair(group) for group in groups if any(_meant(group, each, avoided) for each in group.enrolments)]


def _meant(group: Stands, who: Enrolment, avoided: Mapping[UUID, Sequence[str]]) -> bool:
    named = {alike(text) for text in avoided.get(who.person_id, ())}
    others = (each.person for each in group.enrolments if each is not who)
    return any(alike(other.email) in named or (other.name and alike(other.name) in named) for other in others)


def _pair(group: Stands) -> str:
    return say(" and ").join(each.person.name or say("somebody without a name") for each in group.enrolments)


def _broken(round_: Round) -> dict[str, str]:
    """Letters that cannot be sent, each with its first trouble."""
    broken = {}
    for text in texts_in_force(round_):
        if text.changed_at is not None and text.troubles:
            title = f"{text.kind.title} ({text.called})" if text.called else str(text.kind.title)
            broken[f"{text.kind.name} {text.language}"] = say("The letter “%(title)s”: %(trouble)s") % {
                "title": title,
                "trouble": text.troubles[0],
            }
    return broken
