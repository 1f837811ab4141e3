"""Runs of a round: the one that goes, the proposal that counts, those that were kept, and what came of one."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from sameboat.mentoring.matching.models import ProposedMember, Run
from sameboat.mentoring.matching.models.runs import Purpose
from sameboat.mentoring.matching.rules.settings import settings_in_words
from sameboat.mentoring.programmes.models import Role, Round, Shape
from sameboat.mentoring.programmes.queries import Viewer, rounds_on_the_desk_of


def runs_of(viewer: Viewer, round_: Round) -> QuerySet[Run]:
    """Every run of a round, the newest first, for its coordinators."""
    led = rounds_on_the_desk_of(viewer, Role.COORDINATOR).filter(pk=round_.pk)
    return Run.objects.filter(round__in=led.values("pk")).select_related("round__programme", "by").order_by("-number")


def latest_run(viewer: Viewer, round_: Round) -> Run | None:
    """The newest run over everybody that came to its end: the proposal that counts."""
    return runs_of(viewer, round_).filter(pk__in=Run.objects.proposals().values("pk")).first()


def going_run(viewer: Viewer, round_: Round) -> Run | None:
    """The one that goes now."""
    return runs_of(viewer, round_).filter(pk__in=Run.objects.going().values("pk")).first()


def earlier_run(run: Run) -> Run | None:
    """The last of the programme that came to its end, which tells how long such a run takes."""
    return (
        Run.objects.filter(round__programme=run.round.programme_id, finished_at__isnull=False, people__gt=0)
        .exclude(pk=run.pk)
        .exclude(purpose=Purpose.WAITING)
        .order_by("-finished_at")
        .first()
    )


@dataclass(frozen=True, slots=True)
class WhatCame:
    """What a run brought, in numbers."""

    people: int
    matched: int
    alone: int
    sizes: list[tuple[int, int]]
    """How many groups there are of each size, the commonest size first."""
    worst_off: int | None
    """The least that anybody with a partner gets of what they asked for, in hundredths."""
    middle: int | None
    """What half of the people get at least, in hundredths."""
    proved: bool
    by_hand: int
    wishes: dict[str, dict[str, int]]
    """By weight: how many were granted, nearly, or not."""
    is_pairs: bool

    @property
    def groups(self) -> int:
        """How many groups there are."""
        return sum(many for _size, many in self.sizes)


def what_came_of(run: Run) -> WhatCame:
    """The figures of a run that came to its end, as the program left it."""
    audit, alone = run.audit, run.alone.count()
    matched = ProposedMember.objects.filter(group__run=run, group__made_by=None).count()
    sizes = [(int(size), many) for size, many in (audit.get("groups") or {}).items()]
    worst, middle = audit.get("worst_off"), (audit.get("quantiles") or {}).get("50")
    return WhatCame(
        people=run.people,
        matched=matched,
        alone=alone,
        sizes=sorted(sizes, key=lambda each: -each[1]),
        worst_off=None if worst is None else round(100 * worst),
        middle=None if middle is None else round(100 * middle),
        proved=bool(audit.get("proved")),
        by_hand=audit.get("locked", 0),
        wishes={
            weight: {answer: many for answer, many in counts.items() if answer != "considered"}
            for weight, counts in (audit.get("wishes") or {}).items()
        },
        is_pairs=run.round.programme.shape == Shape.PAIRS,
    )


@dataclass(frozen=True, slots=True)
class Line:
    """One run in the list of those that were kept, as the program left it."""

    run: Run
    settings: list[str]
    groups: int
    alone: int
    worst_off: int | None


def in_a_line(run: Run) -> Line:
    """A run in a few words and numbers; asks the database nothing."""
    audit = run.audit
    worst = audit.get("worst_off")
    return Line(
        run,
        settings_in_words(run.settings),
        sum((audit.get("groups") or {}).values()),
        audit.get("alone", 0),
        None if worst is None else round(100 * worst),
    )


def runs_with_the_same_input(viewer: Viewer, run: Run) -> list[int]:
    """The numbers of other runs that were handed exactly the same."""
    if not run.input_hash:
        return []
    same = runs_of(viewer, run.round).filter(input_hash=run.input_hash, finished_at__isnull=False).exclude(pk=run.pk)
    return sorted(same.values_list("number", flat=True))
