"""How an announcement, or a letter to many, is faring: for the coordinators of the round."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from sameboat.members.notices.models import Letter
from sameboat.members.notices.queries import states_of
from sameboat.members.notices.rules import STATES, State
from sameboat.mentoring.matching.models import LetterToMany, Told, WishOutcome, WithoutPartner
from sameboat.mentoring.programmes.models import Enrolment, Role, Round
from sameboat.mentoring.programmes.queries import Viewer, rounds_on_the_desk_of

NOT_REACHED = ("bounced", "given_up")
"""States in which somebody must be reached in another way."""


@dataclass(frozen=True, slots=True)
class Faring:
    """One letter that told somebody something, and how far it got."""

    told: Told
    state: State
    called: str
    """The state, in words."""

    @property
    def is_lost(self) -> bool:
        """It did not reach them, and nobody has done so in another way."""
        return self.state in NOT_REACHED and self.told.reached_at is None


def told_in(viewer: Viewer, round_: Round, many: LetterToMany | None = None) -> QuerySet[Told]:
    """Who was told by the announcement and what came after it, or by one letter to many; for coordinators."""
    if not rounds_on_the_desk_of(viewer, Role.COORDINATOR).filter(pk=round_.pk).exists():
        return Told.objects.none()
    told = Told.objects.filter(round=round_, to_many=many)
    return told.select_related("enrolment__person", "letter").order_by("enrolment__person__name", "pk")


def standing_of(told: QuerySet[Told]) -> dict[State, int]:
    """How many letters are in each state, in the order in which they are told."""
    states = states_of(_letters(told))
    counted = dict.fromkeys(STATES, 0)
    for state in states.values():
        counted[state] += 1
    return counted


def in_state(told: QuerySet[Told], state: str) -> QuerySet[Told]:
    """Only those in one state, or, for ``lost``, those who must be reached in another way."""
    states = states_of(_letters(told))
    if state == "lost":
        wanted = [pk for pk, found in states.items() if found in NOT_REACHED]
        return told.filter(letter__in=wanted, reached_at=None)
    return told.filter(letter__in=[pk for pk, found in states.items() if found == state])


def faring_of(some: Iterable[Told]) -> list[Faring]:
    """A page of them, with their states."""
    rows = list(some)
    states = states_of(Letter.objects.filter(pk__in=[each.letter_id for each in rows if each.letter_id]))
    return [_faring(each, states) for each in rows]


def many_of(viewer: Viewer, round_: Round) -> QuerySet[LetterToMany]:
    """The letters to many of a round, for its coordinators."""
    if not rounds_on_the_desk_of(viewer, Role.COORDINATOR).filter(pk=round_.pk).exists():
        return LetterToMany.objects.none()
    return LetterToMany.objects.filter(round=round_)


def outcomes_of(viewer: Viewer, enrolment: Enrolment) -> list[WishOutcome]:
    """What became of each of the viewer's own wishes about public questions, once they have been told; else nothing.

    As the newest group tells it that hands or the program put them in.
    """
    if enrolment.person_id != viewer.pk:
        return []
    told = WishOutcome.objects.filter(enrolment=enrolment, run__announced_at__isnull=False, group__ended_by=None)
    newest = told.order_by("-run__announced_at", "-group__number").first()
    if newest is None:
        return []
    same = told.filter(run=newest.run_id, group=newest.group_id)
    return list(same.select_related("question").order_by("question__position"))


def why_alone(viewer: Viewer, enrolment: Enrolment) -> WithoutPartner | None:
    """Why there was nobody for the viewer, and what would have helped: from public answers alone."""
    if enrolment.person_id != viewer.pk:
        return None
    told = WithoutPartner.objects.filter(enrolment=enrolment, run__announced_at__isnull=False)
    return told.order_by("-run__announced_at").first()


def _letters(told: QuerySet[Told]) -> QuerySet[Letter]:
    return Letter.objects.filter(pk__in=told.order_by().values("letter"))


def _faring(told: Told, states: dict[UUID, State]) -> Faring:
    state: State = states.get(told.letter_id, "dropped") if told.letter_id else "dropped"
    return Faring(told, state, str(STATES[state]))
