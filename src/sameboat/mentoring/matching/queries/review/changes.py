"""What differs between two runs: who has another partner, who gained, who lost what; and that every lock was kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from sameboat.mentoring.matching.models import ProposedMember, Run, WishOutcome
from sameboat.mentoring.matching.rules.review import HARDLY_ANYTHING, WEAK_BELOW
from sameboat.mentoring.programmes.queries import Viewer, applicants_of

BETTER = {"granted": 2, "nearly": 1, "not": 0}


@dataclass(slots=True)
class Side:
    """One of the two runs, in figures that public answers give."""

    run: Run
    groups: int = 0
    partnered: int = 0
    alone: int = 0
    weak: int = 0
    weakest: float = 0.0
    mean: float = 0.0
    """What somebody with a partner gets, on average."""
    unmet_musts: int = 0


@dataclass(slots=True)
class Changed:
    """Somebody for whom the two runs differ."""

    enrolment: UUID
    name: str
    before: list[str]
    """Names of their partners; empty: alone."""
    after: list[str]
    got: float
    gets: float
    groups: tuple[int | None, int | None]
    gained: list[WishOutcome] = field(default_factory=list)
    """Public wishes that are granted now and were not."""
    lost: list[WishOutcome] = field(default_factory=list)

    @property
    def found_somebody(self) -> bool:
        """Alone before, and not now."""
        return not self.before and bool(self.after)

    @property
    def is_alone_now(self) -> bool:
        """Had somebody before, and has nobody now."""
        return bool(self.before) and not self.after

    @property
    def difference(self) -> float:
        """How much more they get now."""
        return self.gets - self.got

    @property
    def better(self) -> bool:
        """Noticeably."""
        return self.difference >= HARDLY_ANYTHING

    @property
    def worse(self) -> bool:
        """Noticeably."""
        return self.difference <= -HARDLY_ANYTHING


@dataclass(slots=True)
class Changes:
    """Two runs side by side."""

    before: Side
    after: Side
    people: list[Changed]
    """Whoever is alone now first, then who lost most."""
    locks: int
    """Pairs that hands had put together when the second run began."""
    broken_locks: list[tuple[UUID, UUID]]
    """Of these, pairs that do not stand together in it; none, unless a hand parted them since."""

    @property
    def gained(self) -> int:
        """How many get more."""
        return sum(each.better for each in self.people)

    @property
    def lost(self) -> int:
        """How many get less."""
        return sum(each.worse for each in self.people)

    @property
    def another_partner(self) -> int:
        """How many have somebody else."""
        return sum(each.before != each.after and bool(each.before) and bool(each.after) for each in self.people)


Stands = dict[UUID, tuple[int, float]]


def changes_between(viewer: Viewer, run_a: Run, run_b: Run) -> Changes:
    """What the second run brings that the first did not, both as they stand now, for coordinators of the round."""
    names = {each.pk: each.person.name for each in applicants_of(viewer, run_b.round)}
    sides, stands = zip(*(_side(run) for run in (run_a, run_b)), strict=True)
    mates = [_mates(each) for each in stands]
    people = []
    for one in {*stands[0], *stands[1]} & names.keys():
        (group_a, got), (group_b, gets) = (each.get(one, (None, 0.0)) for each in stands)
        with_a, with_b = (
            mates[at].get(group, frozenset()) - {one} if group is not None else frozenset()
            for at, group in ((0, group_a), (1, group_b))
        )
        if with_a != with_b or abs(gets - got) >= HARDLY_ANYTHING:
            people.append(
                Changed(one, names[one], _named(with_a, names), _named(with_b, names), got, gets, (group_a, group_b))
            )
    people.sort(key=lambda each: (not each.is_alone_now, each.difference, each.name))
    together = [(UUID(one), UUID(other)) for one, other in run_b.together]
    return Changes(sides[0], sides[1], people, len(together), _broken(together, stands[1]))


def wishes_that_changed(changes: Changes, some: Sequence[Changed]) -> None:
    """Fill in, for these people, which public wishes were won and lost. Two questions to the database."""
    outcomes = [_outcomes(side.run, some, at) for at, side in enumerate((changes.before, changes.after))]
    for each in some:
        was, now = (found.get(each.enrolment, {}) for found in outcomes)
        for question, outcome in now.items():
            former = was.get(question)
            if former is not None and BETTER.get(outcome.answer, 0) > BETTER.get(former.answer, 0):
                each.gained.append(outcome)
        for question, outcome in was.items():
            later = now.get(question)
            if BETTER.get(outcome.answer, 0) > BETTER.get(later.answer if later else "not", 0):
                each.lost.append(later or outcome)


def _side(run: Run) -> tuple[Side, Stands]:
    side, stands, groups = Side(run), {}, {}
    members = ProposedMember.objects.filter(group__run=run, group__ended_by=None)
    for who, group, gets, weakest, unmet in members.values_list(
        "enrolment", "group", "gets", "group__weakest", "group__unmet_musts"
    ):
        stands[who] = (group, gets)
        groups[group] = (weakest, unmet)
    side.groups, side.partnered = len(groups), len(stands)
    side.alone = max(0, run.people - len(stands))
    side.weak = sum(weakest < WEAK_BELOW for weakest, _unmet in groups.values())
    side.weakest = min((weakest for weakest, _unmet in groups.values()), default=0.0)
    side.mean = sum(gets for _group, gets in stands.values()) / len(stands) if stands else 0.0
    side.unmet_musts = sum(unmet for _weakest, unmet in groups.values())
    return side, stands


def _mates(stands: Stands) -> dict[int, frozenset[UUID]]:
    mates: dict[int, set[UUID]] = {}
    for one, (group, _gets) in stands.items():
        mates.setdefault(group, set()).add(one)
    return {group: frozenset(people) for group, people in mates.items()}


def _named(people: Iterable[UUID], names: Mapping[UUID, str]) -> list[str]:
    return sorted(names.get(one, "") for one in people)


def _broken(together: Iterable[tuple[UUID, UUID]], stands: Stands) -> list[tuple[UUID, UUID]]:
    return [
        (one, other)
        for one, other in together
        if one not in stands or other not in stands or stands[one][0] != stands[other][0]
    ]


def _outcomes(run: Run, some: Sequence[Changed], at: int) -> dict[UUID, dict[UUID, WishOutcome]]:
    """By person and question, from the group they stand in now, or from being alone."""
    stands = {each.enrolment: each.groups[at] for each in some}
    rows = WishOutcome.objects.filter(run=run, enrolment__in=list(stands)).select_related("question")
    found: dict[UUID, dict[UUID, WishOutcome]] = {}
    for row in rows:
        if row.group_id == stands[row.enrolment_id]:
            found.setdefault(row.enrolment_id, {})[row.question_id] = row
    return found
